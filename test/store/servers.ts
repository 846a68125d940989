/**
 * Which database servers are there to test on? Those that TUTELA_POSTGRES_URL and TUTELA_MYSQL_URL name, else those of this
 * machine, if they answer. Each test has a schema of its own, dropped when its file's tests are over.
 */

import mysql from 'mysql2/promise'
import pg from 'pg'
import { afterAll } from 'vitest'
import { mysqlUrl, postgresUrl } from './open-place'

export { mysqlUrl, postgresUrl }

/** Is the server there? Where it isn't, says in a line that its tests are skipped. */
export const isPostgresThere = (): Promise<boolean> =>
  isThere('PostgreSQL', process.env['TUTELA_POSTGRES_URL'], async () => {
    const client = new pg.Client(postgresUrl)
    await client.connect()
    await client.end()
  })

/** Is the server there? Where it isn't, says in a line that its tests are skipped. */
export const isMysqlThere = (): Promise<boolean> =>
  isThere('MariaDB or MySQL', process.env['TUTELA_MYSQL_URL'], async () => {
    const connection = await mysql.createConnection(mysqlUrl)
    await connection.end()
  })

const isThere = async (
  name: string,
  url: string | undefined,
  connect: () => Promise<void>,
): Promise<boolean> => {
  try {
    await connect()
    return true
  } catch (error) {
    if (url !== undefined) throw error
    console.log(`no ${name} answers: its tests are skipped`)
    return false
  }
}

let count = 0

/** A name for a schema that no other test has. */
export const newSchema = (): string => `t_${process.pid}_${Date.now().toString(36)}_${(count += 1)}`

/** A pool that is ended, and whose schemas are dropped, after the tests of a file. */
export const postgresPool = (max = 10): { readonly pool: pg.Pool; readonly newSchema: () => string } => {
  const pool = new pg.Pool({ connectionString: postgresUrl, max })
  const made: string[] = []
  afterAll(async () => {
    for (const schema of made) await pool.query(`drop schema if exists "${schema}" cascade`)
    await pool.end()
  })
  return {
    pool,
    newSchema: () => {
      const schema = newSchema()
      made.push(schema)
      return schema
    },
  }
}

/** The same for MariaDB or MySQL, whose schemas are databases. */
export const mysqlPool = (
  changes: mysql.PoolOptions = {},
): { readonly pool: mysql.Pool; readonly newSchema: () => string } => {
  const pool = mysql.createPool({ uri: mysqlUrl, connectionLimit: 10, ...changes })
  const made: string[] = []
  afterAll(async () => {
    for (const schema of made) await pool.query(`drop database if exists \`${schema}\``)
    await pool.end()
  })
  return {
    pool,
    newSchema: () => {
      const schema = newSchema()
      made.push(schema)
      return schema
    },
  }
}
