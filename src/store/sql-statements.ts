/**
 * Which statements does a store on SQL run? Each is composed once by Kysely for the dialect at hand, as text with a
 * place for every cell. It runs none, and holds no cell: what a place gets is in the order that each function names.
 */

import { type Dialect, type Expression, Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { tableOf } from './check-cell'
import type { Page } from './session'
import type { Cell } from './table'
import type { TableName } from './tables'

/** The texts of statements; equal questions get the same text. */
export interface Statements {
  /** Places: the key. */
  readonly get: (table: TableName) => string
  /** Places: the cells of each row, in the order of the table's columns; one row unless told. */
  readonly insert: (table: TableName, rows?: number) => string
  /** Places: the changes, the key, what is expected. */
  readonly update: (table: TableName, expected: readonly string[], changed: readonly string[]) => string
  /** Places: each key; one unless told. */
  readonly delete: (table: TableName, keys?: number) => string
  /** Places: those that `placesOf` gives. */
  readonly list: (table: TableName, page: Page) => string
  /** The cells of a page: `equals`, `from`, `until`, `after`, `limit`, as far as the page has them. */
  readonly placesOf: (page: Page) => readonly Cell[]
}

/** Where databases say the same in other words. SQLite's are taken where nothing else is said. */
export interface StatementWords {
  /** The schema that the tables are in; none unless told. */
  readonly schema?: string
  /** True of equal cells, and of null and null. */
  readonly isSame?: (column: Expression<unknown>, place: string) => RawBuilder<SqlBool>
  /** A limit that is a place. */
  readonly limit?: (place: string) => RawBuilder<number>
  /** How a column is read; by its name unless told. */
  readonly read?: (table: TableName, column: string) => RawBuilder<unknown>
  /** Does an index find `(a, b) > (?, ?)`? Where not, it's spelled out, and `after` has more places. */
  readonly comparesRows?: boolean
}

/** The statements in a dialect; no connection is ever asked of it. */
export const createStatements = (dialect: Dialect, words: StatementWords = {}): Statements => {
  const { isSame = isNotDistinct, limit = anyLimit, comparesRows = true, read } = words
  const database = inSchema(new Kysely<AnyTables>({ dialect }), words.schema)
  const texts = new Map<string, string>()
  const once = (name: string, compose: () => Compilable): string => {
    const known = texts.get(name)
    if (known !== undefined) return known
    const text = compose().compile().sql
    texts.set(name, text)
    return text
  }
  const selected = (table: TableName) =>
    columnsOf(table).map((column) => (read === undefined ? column : read(table, column).as(`${column}_read`)))
  return {
    get: (table) =>
      once(`get ${table}`, () =>
        database
          .selectFrom(table)
          .select(selected(table))
          .where(allOf(tableOf(table).key.map(equalsPlace))),
      ),
    insert: (table, rows = 1) =>
      once(`insert ${table} ${rows}`, () =>
        database.insertInto(table).values(Array.from({ length: rows }, () => placesFor(columnsOf(table)))),
      ),
    update: (table, expected, changed) =>
      once(`update ${table} ${expected.join()} ${changed.join()}`, () =>
        database
          .updateTable(table)
          .set(placesFor(changed))
          .where(
            allOf([
              ...tableOf(table).key.map(equalsPlace),
              ...expected.map((column) => isSame(sql.ref(column), place)),
            ]),
          ),
      ),
    delete: (table, keys = 1) =>
      once(`delete ${table} ${keys}`, () =>
        database.deleteFrom(table).where(keys === 1 ? isKey(table) : isAnyKey(table, keys)),
      ),
    list: (table, page) =>
      once(`list ${table} ${shapeOf(page)}`, () => {
        const query = database.selectFrom(table).select(selected(table))
        const conditions = conditionsOf(page, comparesRows ? isPast : isPastSpelledOut)
        return (conditions.length === 0 ? query : query.where(allOf(conditions)))
          .orderBy(sql`${sql.join(page.order.map((column) => sql.ref(column)))}`)
          .limit(limit(place))
      }),
    placesOf: ({ equals, from, until, after = [], limit: most }) => [
      ...equals,
      ...[from, until].filter((bound) => bound !== undefined),
      ...(comparesRows ? after : after.flatMap((_, last) => after.slice(0, last + 1))),
      most,
    ],
  }
}

type AnyTables = Record<string, Record<string, string>>

interface Compilable {
  readonly compile: () => { readonly sql: string }
}

const inSchema = (database: Kysely<AnyTables>, schema: string | undefined): Kysely<AnyTables> =>
  schema === undefined ? database : database.withSchema(schema)

const columnsOf = (table: TableName): string[] => Object.keys(tableOf(table).columns)

/** Kysely turns every value into a place; which value is of no account, since only the text is kept. */
const place = ''

/** Not a bare place: SQLite plans a statement anew each time that one is filled, ten times the cost of an empty page. */
const anyLimit = (cell: string): RawBuilder<number> => sql<number>`${cell} + 0`

/** Unlike `=`, true of null and null. */
const isNotDistinct = (column: Expression<unknown>, cell: string): RawBuilder<SqlBool> =>
  sql`${column} is not distinct from ${cell}`

const placesFor = (columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, place]))

const equalsPlace = (column: string): Expression<SqlBool> => sql`${sql.ref(column)} = ${place}`

const isKey = (table: TableName): Expression<SqlBool> => allOf(tableOf(table).key.map(equalsPlace))

/** A short way to write it, by lists of keys, is no range of the index for every database. */
const isAnyKey = (table: TableName, keys: number): Expression<SqlBool> =>
  sql`${sql.join(
    Array.from({ length: keys }, () => sql`(${isKey(table)})`),
    sql` or `,
  )}`

const allOf = (conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> =>
  sql`${sql.join(conditions, sql` and `)}`

const shapeOf = (page: Page): string =>
  `${page.order.join()} ${page.equals.length} ${page.from !== undefined} ${page.until !== undefined} ${page.after !== undefined}`

type Past = (columns: readonly string[]) => Expression<SqlBool>

const conditionsOf = (page: Page, past: Past): readonly Expression<SqlBool>[] => {
  const free = page.order.slice(page.equals.length)
  const next = free.slice(0, 1)
  return [
    ...page.order.slice(0, page.equals.length).map(equalsPlace),
    ...page.present.map((column) => sql<SqlBool>`${sql.ref(column)} is not null`),
    ...(page.from === undefined ? [] : next.map((column) => sql<SqlBool>`${sql.ref(column)} >= ${place}`)),
    ...(page.until === undefined ? [] : next.map((column) => sql<SqlBool>`${sql.ref(column)} < ${place}`)),
    ...(page.after === undefined || free.length === 0 ? [] : [past(free)]),
  ]
}

const isPast: Past = (columns) =>
  sql`(${sql.join(columns.map((column) => sql.ref(column)))}) > (${sql.join(columns.map(() => place))})`

/** `a > ? or (a = ? and b > ?)` */
const isPastSpelledOut: Past = (columns) =>
  sql`(${sql.join(
    columns.map(
      (column, index) =>
        sql`(${allOf([...columns.slice(0, index).map(equalsPlace), sql<SqlBool>`${sql.ref(column)} > ${place}`])})`,
    ),
    sql` or `,
  )})`
