/**
 * How is a schema on a database server opened? Its owner and version are read before anything is changed; then it is brought
 * up to date, statement by statement, each its own transaction and each one that may run twice: many processes may open at
 * once, and one that dies is taken over from by the next. There is no lock to leave behind.
 */

import { TutelaError } from '../core/error'
import { type SqlDialect, versionTable } from './sql-dialect'
import type { SqlAnswer, SqlDriver } from './sql-driver'
import type { Cell } from './table'
import { tableNames } from './tables'

/** Brings the schema to the version that this library writes; `store/version` if it isn't one that it may write to. */
export const openSchema = async (driver: SqlDriver, dialect: SqlDialect, schema: string): Promise<void> => {
  const { upkeep } = dialect
  const ask = async (text: string, cells: readonly Cell[] = []): Promise<SqlAnswer> => {
    try {
      return await driver.run(text, cells)
    } catch (error) {
      throw new TutelaError(dialect.failureOf(error))
    }
  }
  /** Runs a statement that makes something; that it is there is as good. */
  const make = async (text: string): Promise<void> => {
    try {
      await driver.run(text)
    } catch (error) {
      if (!dialect.isMade(error)) throw new TutelaError(dialect.failureOf(error))
    }
  }
  const found = (await ask(upkeep.listTables, [schema])).rows.map(([name]) => textOf(name))
  if (!found.includes(versionTable)) {
    if (tableNames.some((name) => found.includes(name))) throw belongsToAnother(schema)
    if ((await ask(upkeep.findSchema, [schema])).rows.length === 0) await make(upkeep.createSchema)
    await make(upkeep.createVersion)
  }
  const newest = upkeep.migrations.length
  for (;;) {
    const [row] = (await ask(upkeep.readVersion)).rows
    if (row === undefined) {
      await make(upkeep.startVersion)
      continue
    }
    const version = Number(row[0])
    if (!Number.isSafeInteger(version) || version < 0 || version > newest)
      throw unknownVersion(schema, version, newest)
    if (version === newest) return
    for (const statement of upkeep.migrations[version] ?? []) await make(statement)
    await ask(upkeep.raiseVersion, [version + 1, version])
  }
}

const textOf = (name: unknown): string =>
  name instanceof Uint8Array ? new TextDecoder().decode(name) : String(name)

const belongsToAnother = (schema: string): TutelaError =>
  new TutelaError({
    kind: 'store/version',
    message: `the tables in the schema \`${schema}\` belong to another program`,
    remedy: 'give another `schema`, one that does not exist yet or is empty',
  })

const unknownVersion = (schema: string, version: number, newest: number): TutelaError =>
  new TutelaError({
    kind: 'store/version',
    message: `the schema \`${schema}\` is of version ${version}, and this \`tutela\` knows up to ${newest}`,
    remedy: 'update the package, or give another `schema`',
  })
