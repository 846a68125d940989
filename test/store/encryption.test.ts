/** May rows cross the network in the clear? Not unless the adopter says so, whichever way the handle was made. */

import mysqlCallbacks from 'mysql2'
import mysql from 'mysql2/promise'
import pg from 'pg'
import postgres from 'postgres'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mysqlStore } from '../../src/store/mysql'
import { postgresStore } from '../../src/store/postgres'
import type { Store } from '../../src/store/store'
import { failureOf } from './failure-of'

// names and addresses of no machine (RFC 2606, RFC 5737), and a port where nobody listens
const remote = 'db.example.invalid'
const port = 1

const kindOf = async (store: Store): Promise<unknown> =>
  (await failureOf(store.transact(async () => undefined)))?.kind

afterEach(() => vi.unstubAllEnvs())

describe('a connection to another machine', () => {
  it('is refused in the clear before anything is sent, through pg, postgres.js and mysql2', async () => {
    for (const host of [remote, '192.0.2.1', '127.0.0.1.example.invalid', 'localhost.example.invalid']) {
      const pool = new pg.Pool({ host, port })
      const connecting = vi.spyOn(pool, 'connect')
      const callbacks = mysqlCallbacks.createPool({ host, port })
      for (const store of [
        postgresStore(pool),
        postgresStore(new pg.Pool({ host: '2001:db8::1', port })),
        postgresStore(new pg.Pool({ connectionString: `postgres://user:secret@${host}:1/db` })),
        postgresStore(postgres({ host, port })),
        postgresStore(postgres(`postgres://localhost:1,${host}:1/db`)),
        postgresStore(postgres({ host, port, ssl: 'prefer' })),
        mysqlStore(mysql.createPool({ host, port })),
        mysqlStore(callbacks),
      ]) {
        const failure = await failureOf(store.transact(async () => undefined))
        expect(failure?.kind).toBe('input/invalid')
        expect(failure?.remedy).toContain('allowUnencrypted')
      }
      expect(connecting).not.toHaveBeenCalled()
    }
  })

  it('is refused where the environment names the machine', async () => {
    vi.stubEnv('PGHOST', remote)
    expect(await kindOf(postgresStore(new pg.Pool({ port })))).toBe('input/invalid')
    expect(await kindOf(postgresStore(postgres({ port })))).toBe('input/invalid')
  })

  it('is tried when it is encrypted, or when the adopter says that it need not be', async () => {
    const tried = [
      postgresStore(new pg.Pool({ host: remote, port, ssl: true })),
      postgresStore(new pg.Pool({ connectionString: `postgres://${remote}:1/db?sslmode=verify-full` })),
      postgresStore(postgres({ host: remote, port, ssl: 'require', connect_timeout: 1 })),
      mysqlStore(mysql.createPool({ host: remote, port, ssl: {} })),
      postgresStore(new pg.Pool({ host: remote, port }), { allowUnencrypted: true }),
      postgresStore(postgres({ host: remote, port, connect_timeout: 1 }), { allowUnencrypted: true }),
      mysqlStore(mysql.createPool({ host: remote, port }), { allowUnencrypted: true }),
    ]
    for (const store of tried) expect(await kindOf(store)).toBe('store/unavailable')
  })
})

describe('a connection that stays on the machine', () => {
  it('is tried in the clear: by name, by address, by socket', async () => {
    const tried = [
      ...['localhost', '127.0.0.1', '127.9.9.9', '::1', '/nowhere'].map((host) =>
        postgresStore(new pg.Pool({ host, port })),
      ),
      ...['localhost', '127.0.0.1', '/nowhere'].map((host) =>
        postgresStore(postgres({ host, port, connect_timeout: 1 })),
      ),
      mysqlStore(mysql.createPool({ host: '127.0.0.1', port })),
      mysqlStore(mysql.createPool({ socketPath: '/nowhere/socket' })),
    ]
    for (const store of tried) expect(await kindOf(store)).toBe('store/unavailable')
  })
})

describe('a pool of mysql2', () => {
  it('is refused if it counts the rows that changed, since an update of nothing new would be none', async () => {
    const pool = mysql.createPool({ host: '127.0.0.1', port, flags: ['-FOUND_ROWS'] })
    expect(await kindOf(mysqlStore(pool))).toBe('input/invalid')
  })
})
