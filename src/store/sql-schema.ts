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
  readonly ending: RawBuilder<unknown>
}

/** The statements that make these tables and their indexes, in order; all tables unless told. */
export const createSchema = (
  dialect: Dialect,
  words: SchemaWords,
  names: readonly TableName[] = tableNames,
): readonly string[] => {
  const { schema } = new Kysely<unknown>({ dialect })
  return names.flatMap((name) => [
    createTable(schema, name, words),
    ...Object.keys(tableOf(name).indexes).map((index) => createIndex(schema, name, index)),
  ])
}

type Schema = Kysely<unknown>['schema']

const createTable = (schema: Schema, name: TableName, words: SchemaWords): string => {
  const { columns, key } = tableOf(name)
  let statement: CreateTableBuilder<string, string> = schema.createTable(name).modifyEnd(words.ending)
  for (const [column, kind] of Object.entries(columns))
    statement = statement.addColumn(column, wordOf(kind, words), (definition) =>
      isNullable(kind) ? definition : definition.notNull(),
    )
  return statement.addPrimaryKeyConstraint(`${name}_key`, [...key]).compile().sql
}

/** An index holds the whole of its order, so that a page is read without sorting, and no row that is null in it. */
const createIndex = (schema: Schema, name: TableName, index: string): string => {
  const table = tableOf(name)
  const order = orderOf(table, index) ?? table.key
  let statement = schema
    .createIndex(`${name}_${index}`)
    .on(name)
    .expression(sql.join(order.map((column) => sql.ref(column))))
  for (const column of order.filter((each) => isNullable(table.columns[each] ?? 'text')))
    statement = statement.where(sql<SqlBool>`${sql.ref(column)} is not null`)
  return statement.compile().sql
}

const wordOf = (kind: Table['columns'][string], words: SchemaWords): RawBuilder<unknown> => {
  if (kind.startsWith('text')) return words.text
  return kind.startsWith('blob') ? words.blob : words.integer
}
