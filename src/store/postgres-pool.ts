/**
 * How is PostgreSQL reached through a pool of `pg`? Statements are prepared under a name that follows from their text. What a
 * connection says while no statement runs is heard: unheard, it would end the process.
 */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { postgresBegin } from './postgres-statements'
import type { SqlAnswer, SqlDriver } from './sql-driver'
import type { Destination } from './sql-encryption'

/** A pool of `pg`, as far as the store needs it. */
export interface PgPool {
  readonly options: object
  connect(): Promise<PgClient>
  on(event: 'error', listener: (error: Error) => void): unknown
}

/** A client that such a pool lends. */
export interface PgClient {
  query(statement: PgStatement): Promise<PgAnswer>
  on(event: 'error', listener: (error: Error) => void): unknown
  removeListener(event: 'error', listener: (error: Error) => void): unknown
  release(destroy?: boolean): void
}

/** A statement for it. */
export interface PgStatement {
  readonly text: string
  readonly rowMode: 'array'
  values?: unknown[]
  readonly name?: string
}

/** What it answers. */
export interface PgAnswer {
  readonly rows: unknown[][]
  readonly rowCount: number | null
}

/** How the driver treats the pool. */
export interface PoolSettings {
  /** The longest wait for one lock, in milliseconds. */
  readonly lockWait: number
  /** May statements be prepared? */
  readonly prepare: boolean
}

/** The driver on a pool. */
export const createPoolDriver = (pool: PgPool, { lockWait, prepare }: PoolSettings): SqlDriver => {
  hearErrors(pool)
  const begin = postgresBegin(lockWait)
  const name = prepare ? createNames() : () => undefined
  const borrow = async (): Promise<Borrowed> => {
    const client = await pool.connect()
    let isBroken = false
    const onError = (): void => {
      isBroken = true
    }
    client.on('error', onError)
    return {
      client,
      give: (hasFailed) => {
        const isLost = hasFailed || isBroken
        if (!isLost) client.removeListener('error', onError)
        client.release(isLost)
      },
    }
  }
  return {
    begin: async () => {
      const { client, give } = await borrow()
      const end = async (text: string): Promise<void> => {
        await client.query({ text, rowMode: 'array' })
        give(false)
      }
      try {
        await client.query({ text: begin, rowMode: 'array' })
      } catch (error) {
        give(true)
        throw error
      }
      let isOver = false
      return {
        query: async (text, cells) => {
          const named = name(text)
          const statement: PgStatement = { text, rowMode: 'array', values: [...cells] }
          return answerOf(await client.query(named === undefined ? statement : { ...statement, name: named }))
        },
        commit: async () => {
          await end('commit')
          isOver = true
        },
        rollback: async () => {
          if (isOver) return
          isOver = true
          await end('rollback').catch(() => give(true)) // the server undoes what a lost connection has begun
        },
      }
    },
    run: async (text, cells = []) => {
      const { client, give } = await borrow()
      try {
        const answer = answerOf(await client.query({ text, rowMode: 'array', values: [...cells] }))
        give(false)
        return answer
      } catch (error) {
        give(true)
        throw error
      }
    },
  }
}

/** Where the clients of a pool connect to, as `pg` itself works it out of options, connection text and environment. */
export const destinationOf = (pool: PgPool): Destination => {
  const Client: unknown = Reflect.get(pool, 'Client')
  const client: object =
    typeof Client === 'function' ? Reflect.construct(Client, [{ ...pool.options }]) : pool.options
  const host: unknown = Reflect.get(client, 'host')
  return {
    hosts: host === undefined || host === null ? [] : [host],
    isEncrypted: Boolean(Reflect.get(client, 'ssl')),
  }
}

interface Borrowed {
  readonly client: PgClient
  /** Gives the client back; one that has failed is closed. */
  readonly give: (hasFailed: boolean) => void
}

const answerOf = ({ rows, rowCount }: PgAnswer): SqlAnswer => ({ rows, count: rowCount ?? 0 })

/** Names by text: the same for the same text, and shorter than the 63 bytes that a name may have. */
const createNames = (): ((text: string) => string) => {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    const made = `tutela_${bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32)}`
    names.set(text, made)
    return made
  }
}

/** A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process. */
const hearErrors = (pool: PgPool): void => {
  if (!heard.has(pool)) pool.on('error', () => undefined)
  heard.add(pool)
}

const heard = new WeakSet<PgPool>()
