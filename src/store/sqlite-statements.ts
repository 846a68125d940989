/** How does SQLite say it? The statements and the tables in its dialect; no database is opened here. */

import {
  type CreateTableBuilder,
  DummyDriver,
  type Dialect,
  Kysely,
  type SqlBool,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { tableOf } from './check-cell'
import { createStatements, type Statements } from './sql-statements'
import { isNullable, orderOf } from './table'
import { type TableName, tableNames } from './tables'

const dialect: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}

/** The statements on rows. */
export const sqliteStatements: Statements = createStatements(dialect)

/** What brings a database from each version to the next, from an empty one on; a version that was released is fixed. */
export const sqliteMigrations = (): readonly (readonly string[])[] => [tableNames.flatMap(createTable)]

/** A table and its indexes; an index holds whole rows of its order, so that a page is read without sorting. */
const createTable = (name: TableName): readonly string[] => {
  const schema = new Kysely<unknown>({ dialect }).schema
  const table = tableOf(name)
  let statement: CreateTableBuilder<string, string> = schema.createTable(name).modifyEnd(sql`strict`)
  for (const [column, kind] of Object.entries(table.columns))
    statement = statement.addColumn(
      column,
      kind.startsWith('text') ? 'text' : kind.startsWith('blob') ? 'blob' : 'integer',
      (definition) => (isNullable(kind) ? definition : definition.notNull()),
    )
  const indexes = Object.keys(table.indexes).map((index) => {
    const order = orderOf(table, index) ?? table.key
    const present = order.filter((column) => isNullable(table.columns[column] ?? 'text'))
    let create = schema
      .createIndex(`${name}_${index}`)
      .on(name)
      .expression(sql.join(order.map((column) => sql.ref(column))))
    for (const column of present) create = create.where(sql<SqlBool>`${sql.ref(column)} is not null`)
    return create
  })
  return [statement.addPrimaryKeyConstraint(`${name}_key`, [...table.key]), ...indexes].map(
    (each) => each.compile().sql,
  )
}
