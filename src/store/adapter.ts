/** What does a new adapter build on? The contract, the tables, and what all adapters share; `tutela/testing` holds it to them. */

export { duplicateRow, storeClosed, transactionOver, waitsForItself } from './failure'
export { type Patience, patiently } from './patience'
export { createQueue, type Queue } from './queue'
export { runTransaction } from './run-transaction'
export type { Page, RowAccess, Session } from './session'
export { createSchema, type SchemaWords } from './sql-schema'
export { createStatements, type Statements } from './sql-statements'
export type { Query, Store, Transaction } from './store'
export type { Cell, Row, Table } from './table'
export { type RowOf, type TableName, tableNames, tables } from './tables'
