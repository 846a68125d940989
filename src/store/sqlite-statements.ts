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
export const sqliteMigrations = (): readonly (readonly string[])[] => {
  const words = { text: sql`text`, integer: sql`integer`, blob: sql`blob`, ending: sql`strict` }
  return [
    createSchema(
      dialect,
      words,
      tableNames.filter((name) => !later.flat().includes(name)),
    ),
    ...later.map((names) => createSchema(dialect, words, names)),
  ]
}

/** Tables that the first version didn't have, by the version that brought them, from the second on. */
const later: readonly (readonly TableName[])[] = [
  ['tile', 'checkpoint'],
  ['matter'],
  ['tombstone'],
  ['journal'],
]
