/**
 * How are MariaDB and MySQL reached through a pool of `mysql2`? Every statement is prepared; text goes as bytes, so that no
 * character set of a connection has a say in it.
 */

import type { Lease, SqlAnswer, SqlDriver } from './sql-driver'
import type { Destination } from './sql-encryption'
import type { Cell } from './table'

/** A pool of `mysql2/promise`, as far as the store needs it. */
export interface MysqlPool {
  readonly pool: object
  getConnection(): Promise<MysqlConnection>
}

/** A pool of `mysql2` with callbacks, which knows its counterpart with promises. */
export interface MysqlCallbackPool {
  promise(): MysqlPool
}

/** A connection that such a pool lends. */
export interface MysqlConnection {
  readonly connection: object
  execute(statement: MysqlStatement): Promise<[unknown, unknown]>
  query(text: string): Promise<unknown>
  release(): void
  destroy(): void
}

/** A statement for it. */
export interface MysqlStatement {
  sql: string
  values: (string | Uint8Array | null)[]
  rowsAsArray: boolean
  typeCast: boolean
}

/** The driver on a pool; no wait for a lock is longer than `lockWait` milliseconds, in whole seconds. */
export const createMysqlDriver = (pool: MysqlPool, lockWait: number): SqlDriver => {
  const prepared = new WeakSet<object>()
  const borrow = async (): Promise<MysqlConnection> => {
    const connection = await pool.getConnection()
    if (prepared.has(connection.connection)) return connection
    try {
      const seconds = Math.ceil(lockWait / 1000)
      await connection.query(
        `set session innodb_lock_wait_timeout = ${seconds}, session lock_wait_timeout = ${seconds}`,
      )
      prepared.add(connection.connection)
      return connection
    } catch (error) {
      connection.destroy()
      throw error
    }
  }
  return {
    begin: async () => {
      const connection = await borrow()
      try {
        await connection.query('set transaction isolation level serializable')
        await connection.query('start transaction')
        return leaseOf(connection)
      } catch (error) {
        connection.destroy()
        throw error
      }
    },
    run: async (text, cells = []) => {
      const connection = await borrow()
      try {
        const answer = await execute(connection, text, cells)
        connection.release()
        return answer
      } catch (error) {
        connection.destroy()
        throw error
      }
    },
  }
}

const leaseOf = (connection: MysqlConnection): Lease => {
  let isOver = false
  return {
    query: (text, cells) => execute(connection, text, cells),
    commit: async () => {
      await connection.query('commit')
      isOver = true
      connection.release()
    },
    rollback: async () => {
      if (isOver) return
      isOver = true
      try {
        await connection.query('rollback')
        connection.release()
      } catch {
        connection.destroy() // the server undoes what a lost connection has begun
      }
    },
  }
}

/** Where the connections of a pool lead. */
export const destinationOfMysql = (pool: MysqlPool): Destination => {
  const [host, socket, ssl] = ['host', 'socketPath', 'ssl'].map((name): unknown =>
    Reflect.get(configOf(pool), name),
  )
  return { hosts: socket === undefined || socket === '' ? [host] : [], isEncrypted: Boolean(ssl) }
}

/** Does the server count the rows that an update has found, and not those that it made differ? */
export const countsFoundRows = (pool: MysqlPool): boolean =>
  (Number(Reflect.get(configOf(pool), 'clientFlags')) & foundRows) !== 0

/** CLIENT_FOUND_ROWS, which `mysql2` sets unless told. */
const foundRows = 2

const configOf = (pool: MysqlPool): object => memberOf(memberOf(pool.pool, 'config'), 'connectionConfig')

const memberOf = (from: object, name: string): object => {
  const member: unknown = Reflect.get(from, name)
  return typeof member === 'object' && member !== null ? member : {}
}

const execute = async (
  connection: MysqlConnection,
  text: string,
  cells: readonly Cell[],
): Promise<SqlAnswer> => {
  const [result] = await connection.execute({
    sql: text,
    values: cells.map(placeOf),
    rowsAsArray: true,
    typeCast: true,
  })
  return Array.isArray(result) ? { rows: result, count: 0 } : { rows: [], count: Number(memberCount(result)) }
}

const memberCount = (result: unknown): unknown =>
  typeof result === 'object' && result !== null ? Reflect.get(result, 'affectedRows') : 0

/** Numbers go as text: the driver would make them floating, which a limit may not be. */
const placeOf = (cell: Cell): string | Uint8Array | null => {
  if (typeof cell === 'string') return Buffer.from(cell)
  if (typeof cell === 'number') return String(cell)
  return cell === null ? null : Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength)
}
