/** How does a database server fail? Worded once for all of them; a code tells which it is, no text of the server's. */

import type { Failure } from '../core/error'

export const conflict: Failure = {
  kind: 'store/conflict',
  message:
    'other transactions changed the same rows, more often than the store waits for; nothing was written',
  remedy: 'try again, or give the store more `patience`',
}

export const locked: Failure = {
  kind: 'store/locked',
  message: 'others hold the rows or tables for longer than the store waits; nothing was written',
  remedy: 'end the other transaction, or give the store more `patience`',
}

export const readOnly: Failure = {
  kind: 'store/read-only',
  message: 'the database can not be written to',
  remedy: 'connect to the server that takes writes',
}

export const notAllowed: Failure = {
  kind: 'store/read-only',
  message: 'the user of the database may not do what the store does',
  remedy:
    'grant it the rights to the schema, or apply the statements of `printSchema` as a user who has them',
}

export const full: Failure = {
  kind: 'store/full',
  message: 'the disk of the database is full, or a table has reached its largest size; nothing was written',
  remedy: 'free space, then try again',
}

export const otherTables: Failure = {
  kind: 'store/corrupt',
  message: 'the database has other tables than its version says',
  remedy: 'restore it from a backup, and change its tables with no other program',
}

export const corrupt: Failure = {
  kind: 'store/corrupt',
  message: 'the files of the database are damaged',
  remedy: 'restore it from a backup',
}

export const unreachable: Failure = {
  kind: 'store/unavailable',
  message: 'the database can not be reached, or the connection to it was lost',
  remedy: 'look at the server and the network, then try again',
}

export const refused: Failure = {
  kind: 'store/unavailable',
  message: 'the database refuses the connection',
  remedy: 'check user, password, database and the most connections that the server takes',
}

/** For what the server told by a code that means nothing else here. */
export const unavailable = (code: string | undefined): Failure => ({
  kind: 'store/unavailable',
  message:
    code === undefined
      ? 'the database failed for a reason it does not tell'
      : `the database failed (code ${code})`,
  remedy: 'look at the log of the database, then try again',
})

/** The code in what a driver threw: a text, or a number as text. */
export const codeOf = (error: unknown, name = 'code'): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** Is it the network or the driver that failed, and not the server? By Node's code. */
export const isLost = (error: unknown): boolean =>
  /^(E(CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_)|ENOTFOUND|ENOENT|CONNECT|PROTOCOL_CONNECTION_LOST)/.test(
    codeOf(error) ?? '',
  )
