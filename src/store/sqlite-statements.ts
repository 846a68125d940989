/** How does SQLite say it? The statements and the tables in its dialect; no database is opened here. */

import {
  DummyDriver,
  type Dialect,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import { createSchema } from './sql-schema'
import { createStatements, type Statements } from './sql-statements'
import { erasureTables, type TableName, tableNames } from './tables'

const dialect: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}

/** The statements on rows. */
export const sqliteStatements: Statements = createStatements(dialect)

/** What brings a database from each version to the next, from an empty one on; a version that was released is fixed. */
export const sqliteMigrations = (): readonly (readonly string[])[] => {
  const words = { text: sql`text`, integer: sql`integer`, blob: sql`blob`, ending: sql`strict` }
  return [
    createSchema(
      dialect,
      words,
      tableNames.filter((name) => !later.includes(name)),
    ),
    createSchema(dialect, words, ['tile', 'checkpoint']),
    createSchema(dialect, words, erasureTables),
  ]
}

/** Tables that the first version didn't have. */
const later: readonly TableName[] = ['tile', 'checkpoint', ...erasureTables]
