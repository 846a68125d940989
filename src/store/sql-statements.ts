/**
 * Which statements does a store on SQL run? Each is composed once by Kysely for the dialect at hand, as text with a
 * place for every cell. It runs none, and holds no cell: what a place gets is in the order that each function names.
 */

import { type Dialect, type Expression, Kysely, type SqlBool, sql } from 'kysely'
import { tableOf } from './check-cell'
import type { Page } from './session'
import type { TableName } from './tables'

/** The texts of statements; equal questions get the same text. */
export interface Statements {
  /** Places: the key. */
  readonly get: (table: TableName) => string
  /** Places: the cells of one row, in the order of the table's columns. */
  readonly insert: (table: TableName) => string
  /** Places: the changes, the key, what is expected. */
  readonly update: (table: TableName, expected: readonly string[], changed: readonly string[]) => string
  /** Places: the key. */
  readonly delete: (table: TableName) => string
  /** Places: `equals`, `from`, `until`, `after`, `limit`, as far as the page has them. */
  readonly list: (table: TableName, page: Page) => string
}

/** The statements in a dialect; no connection is ever asked of it. */
export const createStatements = (dialect: Dialect): Statements => {
  const database = new Kysely<AnyTables>({ dialect })
  const texts = new Map<string, string>()
  const once = (name: string, compose: () => Compilable): string => {
    const known = texts.get(name)
    if (known !== undefined) return known
    const text = compose().compile().sql
    texts.set(name, text)
    return text
  }
  return {
    get: (table) =>
      once(`get ${table}`, () =>
        database
          .selectFrom(table)
          .select(columnsOf(table))
          .where(allOf(tableOf(table).key.map(equalsPlace))),
      ),
    insert: (table) =>
      once(`insert ${table}`, () => database.insertInto(table).values(placesOf(columnsOf(table)))),
    update: (table, expected, changed) =>
      once(`update ${table} ${expected.join()} ${changed.join()}`, () =>
        database
          .updateTable(table)
          .set(placesOf(changed))
          .where(allOf([...tableOf(table).key.map(equalsPlace), ...expected.map(isPlace)])),
      ),
    delete: (table) =>
      once(`delete ${table}`, () =>
        database.deleteFrom(table).where(allOf(tableOf(table).key.map(equalsPlace))),
      ),
    list: (table, page) =>
      once(`list ${table} ${shapeOf(page)}`, () => {
        const query = database.selectFrom(table).select(columnsOf(table))
        const conditions = conditionsOf(page)
        return (conditions.length === 0 ? query : query.where(allOf(conditions)))
          .orderBy(sql`${sql.join(page.order.map((column) => sql.ref(column)))}`)
          .limit(anyLimit)
      }),
  }
}

type AnyTables = Record<string, Record<string, string>>

interface Compilable {
  readonly compile: () => { readonly sql: string }
}

const columnsOf = (table: TableName): string[] => Object.keys(tableOf(table).columns)

/** Kysely turns every value into a place; which value is of no account, since only the text is kept. */
const place = ''

/** Not a bare place: SQLite plans a statement anew each time that one is filled, ten times the cost of an empty page. */
const anyLimit = sql<number>`${place} + 0`

const placesOf = (columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, place]))

const equalsPlace = (column: string): Expression<SqlBool> => sql`${sql.ref(column)} = ${place}`

/** Unlike `=`, true of null and null. */
const isPlace = (column: string): Expression<SqlBool> => sql`${sql.ref(column)} is not distinct from ${place}`

const allOf = (conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> =>
  sql`${sql.join(conditions, sql` and `)}`

const shapeOf = (page: Page): string =>
  `${page.order.join()} ${page.equals.length} ${page.from !== undefined} ${page.until !== undefined} ${page.after !== undefined}`

const conditionsOf = (page: Page): readonly Expression<SqlBool>[] => {
  const free = page.order.slice(page.equals.length)
  const next = free.slice(0, 1)
  return [
    ...page.order.slice(0, page.equals.length).map(equalsPlace),
    ...page.present.map((column) => sql<SqlBool>`${sql.ref(column)} is not null`),
    ...(page.from === undefined ? [] : next.map((column) => sql<SqlBool>`${sql.ref(column)} >= ${place}`)),
    ...(page.until === undefined ? [] : next.map((column) => sql<SqlBool>`${sql.ref(column)} < ${place}`)),
    ...(page.after === undefined || free.length === 0 ? [] : [isPast(free)]),
  ]
}

const isPast = (columns: readonly string[]): Expression<SqlBool> =>
  sql`(${sql.join(columns.map((column) => sql.ref(column)))}) > (${sql.join(columns.map(() => place))})`
