/** What do the codes of the servers mean? Each is one failure of the contract; no text of a server, which may hold a value, comes out. */

import { describe, expect, it } from 'vitest'
import { mysqlFailure } from '../../src/store/mysql-failure'
import { postgresFailure } from '../../src/store/postgres-failure'

const secret = '13800138000'

const posix = [
  ['ECONNREFUSED', 'store/unavailable'],
  ['ECONNRESET', 'store/unavailable'],
  ['ETIMEDOUT', 'store/unavailable'],
  ['EPIPE', 'store/unavailable'],
  ['ENOTFOUND', 'store/unavailable'],
] as const

describe('a failure of PostgreSQL', () => {
  it.each([
    ['40001', 'store/conflict'],
    ['40P01', 'store/conflict'],
    ['55P03', 'store/locked'],
    ['53100', 'store/full'],
    ['25006', 'store/read-only'],
    ['42501', 'store/read-only'],
    ['42P01', 'store/corrupt'],
    ['42703', 'store/corrupt'],
    ['22003', 'store/corrupt'],
    ['XX001', 'store/corrupt'],
    ['08006', 'store/unavailable'],
    ['28P01', 'store/unavailable'],
    ['3D000', 'store/unavailable'],
    ['53300', 'store/unavailable'],
    ['57014', 'store/unavailable'],
    ['57P01', 'store/unavailable'],
    ['26000', 'store/unavailable'],
    ['0A000', 'store/unavailable'],
    ['CONNECTION_CLOSED', 'store/unavailable'],
    ['CONNECT_TIMEOUT', 'store/unavailable'],
    ...posix,
    [undefined, 'store/unavailable'],
  ] as const)('of the code %s is %s', (code, kind) => {
    const failure = postgresFailure(Object.assign(new Error(secret), { code, detail: secret, where: secret }))
    expect(failure.kind).toBe(kind)
    expect(JSON.stringify(failure)).not.toContain(secret)
  })
})

describe('a failure of MariaDB or MySQL', () => {
  it.each([
    [1213, 'store/conflict'],
    [1020, 'store/conflict'],
    [1205, 'store/locked'],
    [1021, 'store/full'],
    [1114, 'store/full'],
    [1290, 'store/read-only'],
    [1142, 'store/read-only'],
    [1044, 'store/read-only'],
    [1792, 'store/read-only'],
    [1836, 'store/read-only'],
    [1146, 'store/corrupt'],
    [1054, 'store/corrupt'],
    [1034, 'store/corrupt'],
    [1040, 'store/unavailable'],
    [1045, 'store/unavailable'],
    [1047, 'store/unavailable'],
    [1049, 'store/unavailable'],
    [1153, 'store/unavailable'],
    [4711, 'store/unavailable'],
    [undefined, 'store/unavailable'],
  ] as const)('of the number %s is %s', (errno, kind) => {
    const failure = mysqlFailure(Object.assign(new Error(secret), { errno, sqlMessage: secret, sql: secret }))
    expect(failure.kind).toBe(kind)
    expect(JSON.stringify(failure)).not.toContain(secret)
  })

  it.each(posix)('of the network, %s, is %s', (code, kind) => {
    expect(mysqlFailure(Object.assign(new Error(secret), { code, errno: -111 })).kind).toBe(kind)
  })
})

describe('what is no error at all', () => {
  it('is told as unavailable, too', () => {
    for (const thrown of [undefined, null, secret, 7, {}])
      for (const failure of [postgresFailure(thrown), mysqlFailure(thrown)])
        expect([failure.kind, JSON.stringify(failure).includes(secret)]).toEqual(['store/unavailable', false])
  })
})
