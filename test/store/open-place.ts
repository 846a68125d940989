/** Where does a process of a test write? To the place that its argument names: a server and a schema, or the path of a file. */

import mysql from 'mysql2/promise'
import pg from 'pg'
import { mysqlStore } from '../../src/store/mysql'
import { postgresStore } from '../../src/store/postgres'
import { sqliteStore } from '../../src/store/sqlite'
import type { Store } from '../../src/store/store'

export const postgresUrl = process.env['TUTELA_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
export const mysqlUrl = process.env['TUTELA_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306/test'

/** A store at `postgres SCHEMA`, `mysql SCHEMA` or a path; closing it ends its connections. */
export const openPlace = (place: string, patience = 60_000): Store => {
  const [kind, schema = ''] = place.split(' ')
  if (kind === 'postgres') {
    const pool = new pg.Pool({ connectionString: postgresUrl, max: 4 })
    return closing(postgresStore(pool, { schema, patience }), () => pool.end())
  }
  if (kind === 'mysql') {
    const pool = mysql.createPool({ uri: mysqlUrl, connectionLimit: 4 })
    return closing(mysqlStore(pool, { schema, patience }), () => pool.end())
  }
  return sqliteStore(place, { patience })
}

const closing = (store: Store, end: () => Promise<void>): Store => ({
  transact: store.transact,
  close: async () => {
    await store.close()
    await end()
  },
})
