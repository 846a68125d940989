/**
 * Would the schema and the statements do on a distributed database? The rules that Citus, CockroachDB, YugabyteDB, Aurora DSQL
 * and Galera set together, held against every text that a store sends or prints.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tableOf } from '../../src/store/check-cell'
import { mysqlDialect } from '../../src/store/mysql-statements'
import { postgresBegin, postgresDialect } from '../../src/store/postgres-statements'
import { printSchema, schemaStatements } from '../../src/store/sql-print'
import { sqliteMigrations } from '../../src/store/sqlite-statements'
import { portionsOf } from '../../src/store/sql-session'
import { type TableName, tableNames } from '../../src/store/tables'
import { orderOf } from '../../src/store/table'
import { failureOf } from './failure-of'
import { pagesOf } from './pages'

const dialects = { postgres: postgresDialect('tutela'), mysql: mysqlDialect('tutela') } as const
const kinds = ['postgres', 'mysql'] as const

const forbidden: readonly (readonly [string, RegExp])[] = [
  ['sequences', /\b(small|big)?serial\b|sequence|identity|auto_increment|nextval/i],
  ['foreign keys', /references|foreign key/i],
  ['stored code', /trigger|procedure|function|plpgsql|returns/i],
  ['partitions and temporary tables', /partition|temporary|inherits/i],
  ['savepoints', /savepoint/i],
  ['advisory locks', /advisory|get_lock/i],
  ['locking reads', /skip locked|for update|for share|lock table|nowait/i],
  ['returning', /returning/i],
  ['truncate', /truncate/i],
]

/** Every statement on rows of a table. */
const statementsOn = (kind: (typeof kinds)[number], table: TableName): readonly string[] => {
  const { statements } = dialects[kind]
  const { columns, key, indexes } = tableOf(table)
  const free = Object.keys(columns).filter((column) => !key.includes(column))
  return [
    statements.get(table),
    ...[1, 2, 64].flatMap((count) => [statements.insert(table, count), statements.delete(table, count)]),
    statements.update(table, free, free.length > 0 ? free : Object.keys(columns)),
    ...[undefined, ...Object.keys(indexes)].flatMap((index) =>
      pagesOf(orderOf(tableOf(table), index) ?? [], columns).map((page) => statements.list(table, page)),
    ),
  ]
}

describe.each(kinds)('on %s', (kind) => {
  const schema = schemaStatements(kind)
  const tables = schema.filter((text) => text.startsWith('create table'))

  it.each(forbidden)('no text has %s', (_, pattern) => {
    const { upkeep } = dialects[kind]
    const texts = [
      ...schema,
      ...Object.values(upkeep).flat(2),
      ...tableNames.flatMap((table) => statementsOn(kind, table)),
      postgresBegin(1),
    ]
    expect(texts.length).toBeGreaterThan(300)
    expect(texts.filter((text) => pattern.test(text))).toEqual([])
  })

  it('every table has a primary key that begins with the customer, of at most eight columns', () => {
    expect(tables).toHaveLength(tableNames.length + 1)
    for (const text of tables) {
      const columns = /primary key \(([^)]*)\)/.exec(text)?.[1]?.split(', ') ?? []
      expect(columns[0]).toMatch(/^["`]customer["`]$/)
      expect(columns.length).toBeLessThanOrEqual(8)
    }
    expect(schema.filter((text) => /\bunique\b/i.test(text))).toEqual([])
  })

  it('no table has more than 24 indexes, and none is longer than the narrowest limit', () => {
    for (const name of tableNames) {
      const { indexes, columns } = tableOf(name)
      expect(Object.keys(indexes).length).toBeLessThanOrEqual(24)
      for (const index of Object.keys(indexes)) {
        const order = orderOf(tableOf(name), index) ?? []
        expect(order.filter((column) => !columns[column]?.startsWith('integer')).length).toBeLessThanOrEqual(
          4,
        )
      }
    }
  })

  it('each statement of a migration makes one thing, or raises the version', () => {
    for (const text of schema) {
      expect(text).toMatch(/^(create (schema|database|table|index) |insert (ignore )?into |update )/)
      expect(text).not.toContain(';')
      expect(text.match(/\b(create|alter|drop)\b/g) ?? []).toHaveLength(/^(insert|update)/.test(text) ? 0 : 1)
    }
  })

  it('a statement on rows names its key or a beginning of an order, never all rows', () => {
    for (const table of tableNames)
      for (const text of statementsOn(kind, table).filter((each) => /^(update|delete)/.test(each)))
        for (const column of tableOf(table).key) expect(text).toMatch(new RegExp(`["\`]${column}["\`] = `))
  })

  it('rows are added and removed in few statements, of at most 64 rows', () => {
    for (const length of [0, 1, 2, 3, 63, 64, 65, 200]) {
      const rows = Array.from({ length }, (_, index) => index)
      const portions = portionsOf(rows, 1000)
      expect(portions.flat()).toEqual(rows)
      for (const { length: size } of portions) expect([1, 2, 4, 8, 16, 32, 64]).toContain(size)
      expect(portions.length).toBeLessThanOrEqual(length / 64 + 6)
    }
    expect(portionsOf([1, 2, 3, 4, 5], 3)).toEqual([[1, 2], [3, 4], [5]])
    expect(portionsOf([1, 2], 0.5)).toEqual([[1], [2]])
  })
})

describe('the sources of the stores on servers', () => {
  it('hold no statement that breaks the rules either', () => {
    const folder = join(import.meta.dirname, '../../src/store')
    const files = readdirSync(folder).filter((name) => /^(postgres|pglite|mysql|sql-)/.test(name))
    expect(files.length).toBeGreaterThan(15)
    for (const name of files) {
      const texts = readFileSync(join(folder, name), 'utf8').match(/(['"`])(?:(?!\1)[\s\S])*\1/g) ?? []
      for (const [, pattern] of forbidden.filter(([what]) => what !== 'stored code'))
        expect(texts.filter((text) => pattern.test(text))).toEqual([])
    }
  })
})

describe('the printed schema', () => {
  it('is what the stores run, with a semicolon after each statement', () => {
    for (const kind of kinds) {
      const { upkeep } = dialects[kind]
      const text = printSchema(kind)
      for (const statement of [upkeep.createSchema, upkeep.createVersion, ...upkeep.migrations.flat()])
        expect(text).toContain(`${statement};\n`)
    }
    expect(printSchema('sqlite')).toContain(`pragma user_version = ${sqliteMigrations().length};\n`)
  })

  it('goes on from the version that the tables have, and knows no other', async () => {
    const newest = dialects.postgres.upkeep.migrations.length
    expect(printSchema('postgres', { from: newest })).toBe('')
    for (const from of [-1, 0.5, newest + 1])
      expect((await failureOf(Promise.resolve().then(() => printSchema('mysql', { from }))))?.kind).toBe(
        'input/invalid',
      )
  })
})
