/**
 * Which tables does a store on SQL make? Those of `tables`, each with its key and indexes, composed by Kysely for the
 * dialect at hand. It runs nothing, and it doesn't know what was there before.
 */

import { type CreateTableBuilder, type Dialect, Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { tableOf } from './check-cell'
import { isNullable, orderOf, type Table } from './table'
import { type TableName, tableNames } from './tables'

/** What a database calls the kinds of cells, and what it wants at the end of a table. */
export interface SchemaWords {
  readonly text: RawBuilder<unknown>
  readonly integer: RawBuilder<unknown>
  readonly blob: RawBuilder<unknown>
  /** For texts and blobs in a key or an index, which have a longest size; the same unless told. */
  readonly keyText?: RawBuilder<unknown>
  readonly keyBlob?: RawBuilder<unknown>
  readonly ending: RawBuilder<unknown>
  /** The schema that the tables are in; none unless told. */
  readonly schema?: string
  /** Which statements do nothing where what they make exists; none unless told. */
  readonly repeatable?: 'tables' | 'tables and indexes'
  /** Can an index leave out the rows that are null in it? Yes unless told. */
  readonly hasPartialIndexes?: boolean
}

/** The statements that make these tables and their indexes, in order; all tables unless told. */
export const createSchema = (
  dialect: Dialect,
  words: SchemaWords,
  names: readonly TableName[] = tableNames,
): readonly string[] => {
  const database = new Kysely<unknown>({ dialect })
  const { schema } = words.schema === undefined ? database : database.withSchema(words.schema)
  return names.flatMap((name) => [
    createTable(schema, name, words),
    ...Object.keys(tableOf(name).indexes).map((index) => createIndex(schema, { name, index, words })),
  ])
}

type Schema = Kysely<unknown>['schema']

const createTable = (schema: Schema, name: TableName, words: SchemaWords): string => {
  const { columns, key, indexes } = tableOf(name)
  const bounded = new Set<string>([...key, ...Object.values(indexes).flat()])
  const start = schema.createTable(name).modifyEnd(words.ending)
  let statement: CreateTableBuilder<string, string> =
    words.repeatable === undefined ? start : start.ifNotExists()
  for (const [column, kind] of Object.entries(columns))
    statement = statement.addColumn(column, wordOf(kind, words, bounded.has(column)), (definition) =>
      isNullable(kind) ? definition : definition.notNull(),
    )
  return statement.addPrimaryKeyConstraint(`${name}_key`, [...key]).compile().sql
}

interface Index {
  readonly name: TableName
  readonly index: string
  readonly words: SchemaWords
}

/** An index holds the whole of its order, so that a page is read without sorting, and no row that is null in it. */
const createIndex = (schema: Schema, { name, index, words }: Index): string => {
  const table = tableOf(name)
  const order = orderOf(table, index) ?? table.key
  const start = schema.createIndex(`${name}_${index}`)
  let statement = (words.repeatable === 'tables and indexes' ? start.ifNotExists() : start)
    .on(name)
    .expression(sql.join(order.map((column) => sql.ref(column))))
  if (words.hasPartialIndexes ?? true)
    for (const column of order.filter((each) => isNullable(table.columns[each] ?? 'text')))
      statement = statement.where(sql<SqlBool>`${sql.ref(column)} is not null`)
  return statement.compile().sql
}

const wordOf = (
  kind: Table['columns'][string],
  words: SchemaWords,
  isBounded: boolean,
): RawBuilder<unknown> => {
  if (kind.startsWith('integer')) return words.integer
  const { text, blob, keyText = text, keyBlob = blob } = words
  if (kind.startsWith('text')) return isBounded ? keyText : text
  return isBounded ? keyBlob : blob
}
