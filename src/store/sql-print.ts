/**
 * Which statements make the tables, for those who apply them by hand? The same as the stores run. A store that finds them
 * applied changes nothing, and needs no right to.
 */

import { TutelaError } from '../core/error'
import { mysqlUpkeep } from './mysql-statements'
import { postgresUpkeep } from './postgres-statements'
import { defaultSchema, type Upkeep, versionTable } from './sql-dialect'
import { applicationId } from './sqlite-open'
import { sqliteMigrations } from './sqlite-statements'

/** The databases whose tables can be printed; `mysql` is MariaDB, too, and `postgres` PGlite. */
export type SchemaDialect = 'postgres' | 'mysql' | 'sqlite'

/** Which tables, and from which version on. */
export interface SchemaOptions {
  /** The schema that the tables are in; `tutela` unless told. SQLite has none. */
  readonly schema?: string
  /** The version that the tables have now; 0 for none, unless told. */
  readonly from?: number
}

/**
 * The statements that bring a database from a version to the newest, each with its semicolon on lines of its own.
 * `input/invalid` if there is no such version.
 *
 * @example
 * ```ts
 * console.log(printSchema('postgres', { schema: 'customers' }))
 * ```
 */
export const printSchema = (dialect: SchemaDialect, options: SchemaOptions = {}): string =>
  schemaStatements(dialect, options)
    .map((statement) => `${statement};\n`)
    .join('')

/** The same as a list. */
export const schemaStatements = (
  dialect: SchemaDialect,
  { schema = defaultSchema, from = 0 }: SchemaOptions = {},
): readonly string[] => {
  if (dialect === 'sqlite') {
    const migrations = sqliteMigrations()
    return [
      ...later(migrations, from).flat(),
      `pragma application_id = ${applicationId}`,
      `pragma user_version = ${migrations.length}`,
    ]
  }
  return dialect === 'postgres'
    ? serverStatements(postgresUpkeep(schema), `"${schema}"."${versionTable}"`, from)
    : serverStatements(mysqlUpkeep(schema), `\`${schema}\`.\`${versionTable}\``, from)
}

const serverStatements = (upkeep: Upkeep, version: string, from: number): readonly string[] => [
  ...(from === 0 ? [upkeep.createSchema, upkeep.createVersion, upkeep.startVersion] : []),
  ...later(upkeep.migrations, from).flatMap((statements, index) => [
    ...statements,
    `update ${version} set version = ${from + index + 1} where customer = '' and version = ${from + index}`,
  ]),
]

const later = (migrations: Upkeep['migrations'], from: number): Upkeep['migrations'] => {
  if (Number.isSafeInteger(from) && from >= 0 && from <= migrations.length) return migrations.slice(from)
  throw new TutelaError({
    kind: 'input/invalid',
    message: `there is no version ${from} of the tables`,
    remedy: `give one from 0 to ${migrations.length}`,
  })
}
