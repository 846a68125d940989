/**
 * What went wrong in SQLite, in the library's words? By its result code alone: its texts may hold what was written.
 * It retries nothing.
 */

import { type Failure, isTutelaError, TutelaError } from '../core/error'

/** The error for what `node:sqlite` or the file system threw; what is the library's own passes. */
export const sqliteFailure = (path: string, error: unknown): TutelaError =>
  isTutelaError(error) ? error : new TutelaError({ ...describe(error), where: { file: path } })

/** The extended result code that SQLite gave, if the error is from it. */
export const resultCodeOf = (error: unknown): number | undefined => numberIn(error, 'errcode')

/** Is it only that somebody else holds a lock? */
export const isLocked = (error: unknown): boolean => describe(error).kind === 'store/locked'

/** Failures at another place than the rows: of the platform, the path, the file's owner. */
export const sqliteProblem = (path: string, failure: Failure): TutelaError =>
  new TutelaError({ ...failure, where: { file: path } })

const describe = (error: unknown): Failure => {
  if (isTutelaError(error)) return error.failure
  const code = resultCodeOf(error)
  if (code === undefined) return fileFailure(error)
  return (
    special[code] ??
    primary[code & 0xff] ?? { ...unavailable, message: `the database failed (SQLite result code ${code})` }
  )
}

const unavailable: Failure = {
  kind: 'store/unavailable',
  message: 'the database failed for a reason it does not tell',
  remedy: 'look at the disk and at the file, then try again',
}

const cannotOpen: Failure = {
  kind: 'store/unavailable',
  message: 'the database file can not be opened',
  remedy: 'check that the path names a file in a folder that exists and may be read and written',
}

const readOnly: Failure = {
  kind: 'store/read-only',
  message: 'the database can not be written to',
  remedy: 'let this user write to the file and to its folder, which must not be mounted read-only',
}

const full: Failure = {
  kind: 'store/full',
  message: 'the disk is full, or the database has reached its largest size; nothing was written',
  remedy: 'free space, then try again',
}

const locked: Failure = {
  kind: 'store/locked',
  message: 'another program holds the database for longer than the store waits',
  remedy: 'close the other program, or give the store more `patience`',
}

const corrupt: Failure = {
  kind: 'store/corrupt',
  message: 'the file is not a sound SQLite database',
  remedy: 'check the path, or restore the database from a backup',
}

const otherTables: Failure = {
  kind: 'store/corrupt',
  message: 'the database has other tables than its version says',
  remedy: 'restore it from a backup, and change its tables with no other program',
}

/** By SQLite's primary result code (https://www.sqlite.org/rescode.html). */
const primary: Readonly<Record<number, Failure>> = {
  1: otherTables,
  3: readOnly,
  5: locked,
  6: locked,
  8: readOnly,
  11: corrupt,
  13: full,
  14: cannotOpen,
  15: locked,
  19: otherTables,
  26: corrupt,
}

/** For a file whose writes nobody would find again. */
export const fileMoved: Failure = {
  kind: 'store/unavailable',
  message: 'the database file was moved, removed or replaced while it was open',
  remedy: 'put it back, or close the store and open another on the file that is there now',
}

/** For a database that another process, of a newer version, brought up to date meanwhile. */
export const fileMigrated: Failure = {
  kind: 'store/version',
  message: 'the database was changed to another version while it was open',
  remedy: 'update the package here, too, and start again',
}

/** By the extended code, where it tells more than the primary one. */
const special: Readonly<Record<number, Failure>> = {
  1032: fileMoved,
  4874: full, // no room for the shared memory beside the file
}

const fileFailure = (error: unknown): Failure => {
  switch (textIn(error, 'code')) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return readOnly
    case 'ENOSPC':
    case 'EDQUOT':
      return full
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return cannotOpen
    case 'ERR_OUT_OF_RANGE':
      return { ...corrupt, message: 'a row holds a number that the store never wrote' }
    default:
      return unavailable
  }
}

const numberIn = (error: unknown, name: 'errcode'): number | undefined => {
  const value = memberOf(error, name)
  return typeof value === 'number' ? value : undefined
}

const textIn = (error: unknown, name: 'code'): string | undefined => {
  const value = memberOf(error, name)
  return typeof value === 'string' ? value : undefined
}

const memberOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
