/** How does PostgreSQL say it? The statements and the tables in its dialect, for every driver; no database is opened here. */

import {
  type Dialect,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import { tableOf } from './check-cell'
import { isPostgresMade, isPostgresKeyTaken, postgresFailure } from './postgres-failure'
import { type SqlDialect, type Upkeep, versionTable } from './sql-dialect'
import { createSchema } from './sql-schema'
import { serverVersions as byVersion } from './sql-versions'
import { createStatements, type StatementWords } from './sql-statements'

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (database) => new PostgresIntrospector(database),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

/** PostgreSQL's dialect for the tables of one schema; `words` for a driver that needs others. */
export const postgresDialect = (schema: string, words: StatementWords = {}): SqlDialect => ({
  statements: createStatements(dialect, {
    schema,
    ...words,
    // without a type it would be an integer of 32 bits
    limit: (place) => sql<number>`cast(${place} as bigint)`,
  }),
  mostPlaces: 30_000,
  upkeep: postgresUpkeep(schema),
  failureOf: postgresFailure,
  isKeyTaken: isPostgresKeyTaken,
  isMade: isPostgresMade,
})

/** Reads text as its bytes: for a driver whose own decoding drops a U+FEFF at the beginning. */
export const textAsBytes: StatementWords = {
  read: (table, column) =>
    tableOf(table).columns[column]?.startsWith('text') === true
      ? sql`convert_to(${sql.ref(column)}, 'UTF8')`
      : sql`${sql.ref(column)}`,
}

/** What makes and migrates the tables of a schema. */
export const postgresUpkeep = (schema: string): Upkeep => {
  const version = `"${schema}"."${versionTable}"`
  return {
    listTables:
      "select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind in ('r', 'p')",
    findSchema: 'select nspname from pg_catalog.pg_namespace where nspname = $1',
    createSchema: `create schema if not exists "${schema}"`,
    createVersion: `create table if not exists ${version} ("customer" text collate "C" not null, "version" bigint not null, constraint "${versionTable}_key" primary key ("customer"))`,
    startVersion: `insert into ${version} ("customer", "version") values ('', 0) on conflict do nothing`,
    readVersion: `select "version" from ${version} where "customer" = ''`,
    raiseVersion: `update ${version} set "version" = $1 where "customer" = '' and "version" = $2`,
    migrations: byVersion.map((names) =>
      createSchema(
        dialect,
        {
          schema,
          text: sql`text collate "C"`,
          integer: sql`bigint`,
          blob: sql`bytea`,
          ending: sql``,
          repeatable: 'tables and indexes',
        },
        names,
      ),
    ),
  }
}

/**
 * Begins a transaction, in one message to the server. No wait for a lock is without end, and a commit is on the disk before it is
 * acknowledged, however the server is set.
 */
export const postgresBegin = (lockWait: number): string =>
  `begin isolation level serializable; ${postgresSettings(lockWait)}`

/** What holds inside a transaction only. */
export const postgresSettings = (lockWait: number): string =>
  `set local lock_timeout = ${lockWait}; select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'`
