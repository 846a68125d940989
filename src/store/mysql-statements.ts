/**
 * How do MariaDB and MySQL say it? The statements and the tables in their dialect; no database is opened here. Text is kept as its
 * bytes: their collations disagree about case, trailing spaces and accents, and bytes of UTF-8 sort by code point.
 */

import { type Dialect, DummyDriver, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler, sql } from 'kysely'
import { isMysqlKeyTaken, isMysqlMade, mysqlFailure } from './mysql-failure'
import { type SqlDialect, type Upkeep, versionTable } from './sql-dialect'
import { createSchema } from './sql-schema'
import { serverVersions as byVersion } from './sql-versions'
import { createStatements } from './sql-statements'

const dialect: Dialect = {
  createAdapter: () => new MysqlAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (database) => new MysqlIntrospector(database),
  createQueryCompiler: () => new MysqlQueryCompiler(),
}

/** The dialect for the tables of one schema, which these databases call a database. */
export const mysqlDialect = (schema: string): SqlDialect => ({
  statements: createStatements(dialect, {
    schema,
    isSame: (column, place) => sql`${column} <=> ${place}`,
    limit: (place) => sql<number>`${place}`,
    // they read the whole index for `(a, b) > (?, ?)`
    comparesRows: false,
  }),
  mostPlaces: 30_000,
  upkeep: mysqlUpkeep(schema),
  failureOf: mysqlFailure,
  isKeyTaken: isMysqlKeyTaken,
  isMade: isMysqlMade,
})

/** What makes and migrates the tables of a schema. */
export const mysqlUpkeep = (schema: string): Upkeep => {
  const version = `\`${schema}\`.\`${versionTable}\``
  return {
    listTables: 'select table_name from information_schema.tables where table_schema = ?',
    findSchema: 'select schema_name from information_schema.schemata where schema_name = ?',
    createSchema: `create database if not exists \`${schema}\``,
    createVersion: `create table if not exists ${version} (\`customer\` varbinary(255) not null, \`version\` bigint not null, constraint \`${versionTable}_key\` primary key (\`customer\`)) engine = InnoDB`,
    startVersion: `insert ignore into ${version} (\`customer\`, \`version\`) values ('', 0)`,
    readVersion: `select \`version\` from ${version} where \`customer\` = ''`,
    raiseVersion: `update ${version} set \`version\` = ? where \`customer\` = '' and \`version\` = ?`,
    migrations: byVersion.map((names) =>
      createSchema(
        dialect,
        {
          schema,
          text: sql`longblob`,
          integer: sql`bigint`,
          blob: sql`longblob`,
          // four of them and an integer fit the 3,072 bytes of a key; a `varchar` would count four bytes a character
          keyText: sql`varbinary(255)`,
          keyBlob: sql`varbinary(255)`,
          ending: sql`engine = InnoDB`,
          repeatable: 'tables',
          hasPartialIndexes: false,
        },
        names,
      ),
    ),
  }
}
