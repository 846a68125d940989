/**
 * What went wrong in MariaDB or MySQL, in the library's words? By the server's error number, or by Node's code where the network
 * failed. The server's text isn't looked at: it may hold what was written.
 */

import type { Failure } from '../core/error'
import * as sql from './sql-failure'

/** What an error of the driver means (https://mariadb.com/kb/en/mariadb-error-code-reference/). */
export const mysqlFailure = (error: unknown): Failure => {
  const number = sql.codeOf(error, 'errno')
  if (number === undefined || sql.isLost(error)) return sql.unreachable
  return byNumber[number] ?? sql.unavailable(number)
}

/** ER_DUP_ENTRY; the tables have no other unique key than the primary one. */
export const isMysqlKeyTaken = (error: unknown): boolean => sql.codeOf(error, 'errno') === '1062'

/** A database, a table, a column or an index of the name exists. */
export const isMysqlMade = (error: unknown): boolean =>
  ['1007', '1050', '1060', '1061'].includes(sql.codeOf(error, 'errno') ?? '')

const tooLarge: Failure = {
  kind: 'store/unavailable',
  message: 'a row is larger than the server takes in one message',
  remedy: 'raise `max_allowed_packet`',
}

const byNumber: Readonly<Record<string, Failure>> = {
  1020: sql.conflict, // ER_CHECKREAD: a row has changed since it was read
  1021: sql.full,
  1034: sql.corrupt,
  1040: sql.refused,
  1044: sql.notAllowed,
  1045: sql.refused,
  1047: sql.unreachable, // a node of a cluster that is not ready
  1049: sql.refused,
  1053: sql.unreachable, // the server shuts down
  1054: sql.otherTables,
  1062: sql.conflict,
  1114: sql.full,
  1130: sql.refused,
  1142: sql.notAllowed,
  1143: sql.notAllowed,
  1146: sql.otherTables,
  1153: tooLarge,
  1205: sql.locked, // innodb_lock_wait_timeout
  1213: sql.conflict, // a deadlock; also a conflict between the nodes of a cluster
  1226: sql.refused,
  1227: sql.notAllowed,
  1290: sql.readOnly,
  1364: sql.otherTables,
  1366: sql.otherTables,
  1406: sql.otherTables,
  1698: sql.refused,
  1712: sql.corrupt,
  1792: sql.readOnly,
  1836: sql.readOnly,
}
