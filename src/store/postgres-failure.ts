/**
 * What went wrong in PostgreSQL, in the library's words? By its SQLSTATE, or by Node's code where the network failed. Neither the
 * server's text nor its detail is looked at: they may hold what was written.
 */

import type { Failure } from '../core/error'
import * as sql from './sql-failure'

/** What an error of a driver of PostgreSQL means (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
export const postgresFailure = (error: unknown): Failure => {
  const code = sql.codeOf(error)
  if (code === undefined || sql.isLost(error)) return sql.unreachable
  return byState[code] ?? byClass[code.slice(0, 2)] ?? sql.unavailable(code)
}

/** unique_violation; the tables have no other unique key than the primary one. */
export const isPostgresKeyTaken = (error: unknown): boolean => sql.codeOf(error) === '23505'

/** A table, an index or a schema of the name exists, or another process made it at the same moment. */
export const isPostgresMade = (error: unknown): boolean =>
  ['23505', '42P06', '42P07', '42701', '42710'].includes(sql.codeOf(error) ?? '')

const tooLong: Failure = {
  kind: 'store/unavailable',
  message: 'a statement ran for longer than the server lets it',
  remedy: 'raise `statement_timeout` for this user, or look at what slows the server down',
}

const noStatement: Failure = {
  kind: 'store/unavailable',
  message: 'a prepared statement was lost or taken by another connection',
  remedy: 'if a pooler shares connections between transactions, give the store `prepare: false`',
}

const byState: Readonly<Record<string, Failure>> = {
  '23502': sql.otherTables,
  '23505': sql.conflict,
  '25006': sql.readOnly,
  '26000': noStatement,
  '40001': sql.conflict,
  '40P01': sql.conflict,
  '42501': sql.notAllowed,
  '42703': sql.otherTables,
  '42804': sql.otherTables,
  '42883': sql.otherTables,
  '42P01': sql.otherTables,
  '42P05': noStatement,
  '3D000': sql.refused,
  '3F000': sql.otherTables,
  '53100': sql.full,
  '53300': sql.refused,
  '55P03': sql.locked,
  '57014': tooLong,
  XX001: sql.corrupt,
  XX002: sql.corrupt,
}

const byClass: Readonly<Record<string, Failure>> = {
  '08': sql.unreachable,
  '22': sql.otherTables,
  '28': sql.refused,
  '57': sql.unreachable,
}
