/** What does a new adapter build on? The contract, the tables, and what all adapters share; `tutela/testing` holds it to them. */

export { duplicateRow, storeClosed, transactionOver, waitsForItself } from './failure'
export { type Patience, patiently } from './patience'
export { mysqlDialect } from './mysql-statements'
export { postgresDialect } from './postgres-statements'
export { createQueue, type Queue } from './queue'
export { runTransaction } from './run-transaction'
export type { Page, RowAccess, Session } from './session'
export type { SqlDialect, Upkeep } from './sql-dialect'
export type { Lease, SqlAnswer, SqlDriver } from './sql-driver'
export { checkEncrypted, type Destination, type EncryptionOptions } from './sql-encryption'
export { createLanes } from './sql-lanes'
export { createSchema, type SchemaWords } from './sql-schema'
export { createStatements, type Statements, type StatementWords } from './sql-statements'
export {
  createSqlStore,
  type LockWait,
  lockWaitOf,
  type SqlOptions,
  type SqlParts,
} from './sql-store'
export type { Query, Store, Transaction } from './store'
export type { Cell, Row, Table } from './table'
export { type RowOf, type TableName, tableNames, tables } from './tables'
