/** How is a schema on a server made and brought up to date? By many at once, from wherever one has stopped, or by hand; and read by index. */

import { describe, expect, it } from 'vitest'
import { tableOf } from '../../src/store/check-cell'
import { mysqlStore } from '../../src/store/mysql'
import { createMysqlDriver } from '../../src/store/mysql-pool'
import { mysqlDialect } from '../../src/store/mysql-statements'
import { postgresStore } from '../../src/store/postgres'
import { createPoolDriver } from '../../src/store/postgres-pool'
import { postgresDialect } from '../../src/store/postgres-statements'
import type { SqlDialect } from '../../src/store/sql-dialect'
import type { SqlDriver } from '../../src/store/sql-driver'
import { openSchema } from '../../src/store/sql-open'
import { schemaStatements } from '../../src/store/sql-print'
import type { Store } from '../../src/store/store'
import { orderOf } from '../../src/store/table'
import { tableNames } from '../../src/store/tables'
import { metaRow, recordRow, times } from '../../src/testing/store-check'
import { namesIn } from '../../src/testing/store-transactions'
import { failureOf } from './failure-of'
import { pagesOf } from './pages'
import { isMysqlThere, isPostgresThere, mysqlPool, postgresPool } from './servers'

const [isPostgres, isMysql] = [await isPostgresThere(), await isMysqlThere()]

interface Server {
  readonly kind: 'postgres' | 'mysql'
  readonly driver: SqlDriver
  readonly newSchema: () => string
  readonly dialect: (schema: string) => SqlDialect
  readonly open: (schema: string) => Store
}

const describeMigrations = ({ kind, driver, newSchema, dialect, open }: Server): void => {
  const quote = kind === 'postgres' ? '"' : '`'
  const named = (schema: string, table: string) => `${quote}${schema}${quote}.${quote}${table}${quote}`

  /** The dialect of a version that knows more migrations. */
  const later = (schema: string, ...more: readonly (readonly string[])[]): SqlDialect => {
    const { upkeep, ...rest } = dialect(schema)
    return { ...rest, upkeep: { ...upkeep, migrations: [...upkeep.migrations, ...more] } }
  }
  const addColumn = (schema: string) => [
    `alter table ${named(schema, 'meta')} add column ${kind === 'postgres' ? 'if not exists ' : ''}note bigint`,
    `create table if not exists ${named(schema, 'later')} (customer varchar(9) not null, primary key (customer))`,
  ]
  const versionIn = async (schema: string): Promise<number> =>
    Number((await driver.run(`select version from ${named(schema, 'tutela_version')}`)).rows[0]?.[0])

  const newest = dialect('any').upkeep.migrations.length

  it('runs every migration forward, though many open at once', async () => {
    const schema = newSchema()
    await Promise.all(times(6, () => openSchema(driver, dialect(schema), schema)))
    expect(await versionIn(schema)).toBe(newest)
    await open(schema).transact((transaction) => transaction.insert('meta', [metaRow('a')]))
    await Promise.all(times(6, () => openSchema(driver, later(schema, addColumn(schema)), schema)))
    expect(await versionIn(schema)).toBe(newest + 1)
    expect((await driver.run(`select note from ${named(schema, 'meta')}`)).rows).toEqual([[null]])
    await driver.run(`select customer from ${named(schema, 'later')}`)
  })

  it('refuses a version that it does not know, and goes on where it was open already', async () => {
    const schema = newSchema()
    const store = open(schema)
    await store.transact((transaction) => transaction.insert('meta', [metaRow('a')]))
    await openSchema(driver, later(schema, addColumn(schema)), schema)
    await store.transact((transaction) => transaction.insert('meta', [metaRow('b')]))
    expect(await namesIn(store)).toEqual(['a', 'b'])
    expect((await failureOf(namesIn(open(schema))))?.kind).toBe('store/version')
    expect(await versionIn(schema)).toBe(newest + 1)
  })

  it('goes on from wherever another has stopped', async () => {
    for (const done of [1, 2, 3, 4, 9]) {
      const schema = newSchema()
      for (const statement of schemaStatements(kind, { schema }).slice(0, done)) await driver.run(statement)
      const store = open(schema)
      await store.transact((transaction) => transaction.insert('meta', [metaRow('a')]))
      expect([await versionIn(schema), await namesIn(store)]).toEqual([newest, ['a']])
    }
  })

  it('leaves the version as it was when a statement fails, and says so', async () => {
    const schema = newSchema()
    await openSchema(driver, dialect(schema), schema)
    const broken = later(schema, [`alter table ${named(schema, 'nowhere')} add column note bigint`])
    expect((await failureOf(openSchema(driver, broken, schema)))?.kind).toBe('store/corrupt')
    expect(await versionIn(schema)).toBe(newest)
  })

  it('changes nothing where the printed statements were applied by hand', async () => {
    const schema = newSchema()
    for (const statement of schemaStatements(kind, { schema })) await driver.run(statement)
    const asked: string[] = []
    const listening: SqlDriver = {
      ...driver,
      run: (text, cells) => {
        asked.push(text)
        return driver.run(text, cells)
      },
    }
    await openSchema(listening, dialect(schema), schema)
    expect(asked).toHaveLength(2)
    for (const text of asked) expect(text).toMatch(/^select /)
    expect(await namesIn(open(schema))).toEqual([])
  })
}

describe.skipIf(!isPostgres)('the schema on PostgreSQL', () => {
  const { pool, newSchema } = postgresPool()
  const driver = createPoolDriver(pool, { lockWait: 1000, prepare: false })
  const open = (schema: string) => postgresStore(pool, { schema })
  describeMigrations({ kind: 'postgres', driver, newSchema, dialect: postgresDialect, open })

  it('has an index for every page of every order, by which it comes sorted', async () => {
    const schema = newSchema()
    await openSchema(driver, postgresDialect(schema), schema)
    const { statements } = postgresDialect(schema)
    const client = await pool.connect()
    // is there a plan without sorting and without reading every row? the sizes of tables are not to decide
    await client.query('set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off')
    await client.query('set plan_cache_mode = force_generic_plan')
    let count = 0
    for (const name of tableNames)
      for (const index of [undefined, ...Object.keys(tableOf(name).indexes)])
        for (const page of pagesOf(orderOf(tableOf(name), index) ?? [], tableOf(name).columns)) {
          const text = statements.list(name, page)
          const places = Array.from({ length: statements.placesOf(page).length }, () => 'null').join()
          await client.query(`prepare planned as ${text}`)
          const { rows } = await client.query(`explain execute planned(${places})`)
          await client.query('deallocate planned')
          const plan = rows.map((row) => Object.values(row).join()).join('\n')
          expect(plan).toMatch(/Index (Only )?Scan using/)
          expect(plan).not.toMatch(/Sort|Seq Scan/)
          count += 1
        }
    expect(count).toBeGreaterThan(100)
    client.release(true)
  })
})

describe.skipIf(!isMysql)('the schema on MariaDB or MySQL', () => {
  const { pool, newSchema } = mysqlPool()
  const driver = createMysqlDriver(pool, 1000)
  const open = (schema: string) => mysqlStore(pool, { schema })
  describeMigrations({ kind: 'mysql', driver, newSchema, dialect: mysqlDialect, open })

  it('has an index for the pages of records, by which they come sorted', async () => {
    const schema = newSchema()
    await open(schema).transact(async (transaction) => {
      for (const part of times(20, (index) => index))
        await transaction.insert(
          'record',
          times(100, (index) => recordRow(`r-${index}`, part * 100 + index, `c-${part}`)),
        )
    })
    await pool.query(`analyze table \`${schema}\`.record`)
    const { statements } = mysqlDialect(schema)
    for (const index of [undefined, 'byDue'])
      for (const page of pagesOf(orderOf(tableOf('record'), index) ?? [], tableOf('record').columns)) {
        const isBounded = page.equals.length > 0 || page.from !== undefined || page.after !== undefined
        const filled = {
          ...page,
          equals: page.equals.map((_, place) => cellAt(page.order[place])),
          after: page.after?.map((_, place) => cellAt(page.order[place + page.equals.length])),
          ...(page.from === undefined ? {} : boundsAt(page.order[page.equals.length])),
        }
        const { rows } = await driver.begin().then(async (lease) => {
          const answer = await lease.query(
            `explain ${statements.list('record', page)}`,
            statements.placesOf(filled),
          )
          await lease.rollback()
          return answer
        })
        const plan = rows.map((row) => row.map(String).join(' ')).join('\n')
        expect(plan).not.toContain('filesort')
        if (isBounded) expect(plan).toMatch(/ (const|ref|range|eq_ref|index) /)
      }
  })
})

const cells: Readonly<Record<string, string | number>> = {
  customer: 'c-7',
  category: 'basic',
  id: 'r-50',
  due_at: 750,
}

const cellAt = (column: string | undefined): string | number => cells[column ?? ''] ?? ''

const boundsAt = (column: string | undefined) => {
  const cell = cellAt(column)
  return typeof cell === 'number' ? { from: cell, until: cell + 100 } : { from: cell, until: `${cell}~` }
}
