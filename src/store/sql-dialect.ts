/** In what does one database server differ from another? Its statements, its tables, and what its errors mean. */

import type { Failure } from '../core/error'
import type { Statements } from './sql-statements'

/** What the shared parts of a store need to know of a database. */
export interface SqlDialect {
  readonly statements: Statements
  /** The most places that a statement may have, divided among rows of an insert or keys of a delete. */
  readonly mostPlaces: number
  readonly upkeep: Upkeep
  /** What an error of the driver means, by its code alone: its texts may hold what was written. */
  readonly failureOf: (error: unknown) => Failure
  /** Is it that a row with the key exists? */
  readonly isKeyTaken: (error: unknown) => boolean
  /** Is it that what a statement should make is there already, made by another at the same moment? */
  readonly isMade: (error: unknown) => boolean
}

/** The statements that bring a schema up to date. Each may be run again; each is a transaction of its own. */
export interface Upkeep {
  /** Places: the schema. Gives the names of its tables. */
  readonly listTables: string
  /** Places: the schema. Gives a row if there is one of the name. */
  readonly findSchema: string
  readonly createSchema: string
  readonly createVersion: string
  readonly startVersion: string
  readonly readVersion: string
  /** Places: the next version, the version before it. */
  readonly raiseVersion: string
  /** What brings the tables from each version to the next, from none on; a version that was released is fixed. */
  readonly migrations: readonly (readonly string[])[]
}

/** The table that holds the version of the others. */
export const versionTable = 'tutela_version'

/** The schema that the tables are in, unless another is named. */
export const defaultSchema = 'tutela'
