/**
 * How is PostgreSQL reached through `postgres` (postgres.js)? It runs a transaction as a function; here the function waits for what
 * the store says next. Once a connection is lost it is never written to again: the driver would go on, on another one.
 */

import { postgresSettings } from './postgres-statements'
import type { Lease, SqlAnswer, SqlDriver } from './sql-driver'
import type { Destination } from './sql-encryption'

/** A handle of `postgres`, as far as the store needs it. */
export interface PostgresJs extends PostgresJsRunner {
  readonly options: object
  begin(options: string, work: (transaction: PostgresJsRunner) => Promise<void>): Promise<unknown>
}

/** What runs its statements. */
export interface PostgresJsRunner {
  unsafe(text: string, cells?: never[], options?: { prepare?: boolean }): PostgresJsQuery
}

/** A statement that runs when it's awaited. */
export interface PostgresJsQuery extends PromiseLike<unknown> {
  values(): PromiseLike<unknown[][] & { readonly count: number | null }>
}

/** How the driver treats the handle. */
export interface PostgresJsSettings {
  readonly lockWait: number
  readonly prepare: boolean
}

/** The driver on a handle. */
export const createPostgresJsDriver = (
  handle: PostgresJs,
  { lockWait, prepare }: PostgresJsSettings,
): SqlDriver => ({
  begin: () =>
    new Promise<Lease>((lend, refuse) => {
      let lost: { readonly reason: unknown } | undefined
      const ended = handle.begin('isolation level serializable', async (transaction) => {
        await transaction.unsafe(postgresSettings(lockWait))
        await new Promise<void>((finish, undo) => {
          lend({
            query: async (text, cells) => {
              if (lost !== undefined) throw lost.reason
              return answerOf(await transaction.unsafe(text, placesOf(cells), { prepare }).values())
            },
            commit: async () => {
              if (lost !== undefined) throw lost.reason
              finish()
              await ended
            },
            rollback: async () => {
              if (lost !== undefined) return
              undo(undone)
              await ended.catch(() => undefined) // it rejects with what it was told, or is lost and undone by the server
            },
          })
        })
      })
      ended.catch((reason: unknown) => {
        lost = { reason }
        refuse(reason)
      })
    }),
  run: async (text, cells = []) =>
    answerOf(await handle.unsafe(text, placesOf(cells), { prepare: false }).values()),
})

/** Where a handle connects to; `prefer` and `allow` go on in the clear where a server offers nothing else. */
export const destinationOfPostgresJs = ({ options }: PostgresJs): Destination => {
  const [ssl, hosts, path] = ['ssl', 'host', 'path'].map((name): unknown => Reflect.get(options, name))
  return {
    hosts: typeof path === 'string' ? [] : Array.isArray(hosts) ? hosts : [hosts],
    isEncrypted: Boolean(ssl) && ssl !== 'prefer' && ssl !== 'allow',
  }
}

const undone = new Error('undone')

const answerOf = (rows: unknown[][] & { readonly count: number | null }): SqlAnswer => ({
  rows,
  count: rows.count ?? 0,
})

/** A parse boundary: the driver's types name what it serializes, which cells are. */
const placesOf = (cells: readonly unknown[]): never[] => [...cells] as never[]
