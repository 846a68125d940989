/**
 * What does a vault cost over the bare driver on PostgreSQL? Collect and use, in batches and one by one, against `pg` running the
 * very statements that the vault ran, prepared, in as many serializable transactions. The server is the one that
 * TUTELA_POSTGRES_URL names, or this machine's.
 */

import pg from 'pg'
import { standardCategories } from '../src/data/categories/standard'
import { memoryKeys } from '../src/keys/memory'
import { compile } from '../src/policy/compile'
import { createPoolDriver } from '../src/store/postgres-pool'
import { postgresDialect } from '../src/store/postgres-statements'
import type { SqlDriver } from '../src/store/sql-driver'
import { createLanes } from '../src/store/sql-lanes'
import { createSqlStore } from '../src/store/sql-store'
import type { Cell } from '../src/store/table'
import { openVault } from '../src/vault/open'
import { printBench } from './print'
import { joinReports, measureTogether } from './together'
import { actor, customerOf, document, items, now, valuesOf, writeEvidence } from './vault-world'

const batch = 200
const batches = 5
const singles = 200
const customers = batch * batches + singles
const rounds = 5

const url = process.env['TUTELA_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const pool = new pg.Pool({ connectionString: url })
const policy = compile(document, standardCategories)

type Phase = 'collect' | 'collect one by one' | 'use' | 'use one by one'
const phases: readonly Phase[] = ['collect', 'collect one by one', 'use', 'use one by one']

interface Ran {
  readonly text: string
  readonly cells: readonly Cell[]
}

/** A driver that notes the statements of each transaction. */
const noting = (driver: SqlDriver, noted: (readonly Ran[])[]): SqlDriver => ({
  ...driver,
  begin: async () => {
    const lease = await driver.begin()
    const ran: Ran[] = []
    return {
      ...lease,
      query: (text, cells) => {
        ran.push({ text, cells })
        return lease.query(text, cells)
      },
      commit: async () => {
        await lease.commit()
        noted.push(ran)
      },
    }
  },
})

const storeIn = (schema: string, noted: (readonly Ran[])[]) =>
  createSqlStore({
    driver: noting(createPoolDriver(pool, { lockWait: 1000, prepare: true }), noted),
    dialect: postgresDialect(schema),
    schema,
    patience: 5000,
    lockTries: 5,
    queue: createLanes(),
    check: () => undefined,
  })

/** What the vault ran in each phase, and in how many seconds. */
const runVault = async (schema: string) => {
  const noted: (readonly Ran[])[] = []
  const store = storeIn(schema, noted)
  await writeEvidence(store, customers)
  const vault = await openVault({ policy, store, keys: memoryKeys(), clock: () => now })
  const before = noted.splice(0)
  const collectInput = (index: number) => ({
    actor,
    customer: customerOf(index),
    channel: 'website',
    purposes: ['delivery'],
    notice: 'n-1',
    values: valuesOf(index),
  })
  const useInput = (index: number) => ({
    actor,
    customer: customerOf(index),
    purpose: 'delivery',
    items: [...items],
  })
  const run: Readonly<Record<Phase, () => Promise<void>>> = {
    collect: () => inBatches(async (indexes) => permitted(await vault.collect(indexes.map(collectInput)))),
    'collect one by one': () =>
      oneByOne(async (index) => permitted([await vault.collect(collectInput(index))])),
    use: () => inBatches(async (indexes) => permitted(await vault.use(indexes.map(useInput)))),
    'use one by one': () => oneByOne(async (index) => permitted([await vault.use(useInput(index))])),
  }
  const ran = new Map<Phase, { readonly seconds: number; readonly noted: readonly (readonly Ran[])[] }>()
  for (const phase of phases) {
    const seconds = await secondsOf(run[phase])
    ran.set(phase, { seconds, noted: noted.splice(0) })
  }
  await vault.close()
  return { before, ran }
}

/** A denial costs less, so none may slip in. */
const permitted = (answers: readonly { readonly outcome: string }[]): void => {
  if (answers.some(({ outcome }) => outcome !== 'permit'))
    throw new Error('the vault denied what it must permit')
}

const inBatches = async (run: (indexes: readonly number[]) => Promise<unknown>): Promise<void> => {
  for (let first = 0; first < batch * batches; first += batch)
    await run(Array.from({ length: batch }, (_, index) => first + index))
}

const oneByOne = async (run: (index: number) => Promise<unknown>): Promise<void> => {
  for (let index = batch * batches; index < customers; index += 1) await run(index)
}

const secondsOf = async (run: () => Promise<unknown>): Promise<number> => {
  const startedAt = process.hrtime.bigint()
  await run()
  return Number(process.hrtime.bigint() - startedAt) / 1e9
}

const names = new Map<string, string>()
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `bench_${names.size}`
  names.set(text, name)
  return name
}

/** The same statements by the driver alone, in another schema. */
const replay = async (transactions: readonly (readonly Ran[])[], from: string, to: string): Promise<void> => {
  for (const ran of transactions) {
    const client = await pool.connect()
    await client.query('begin isolation level serializable')
    for (const { text, cells } of ran) {
      const moved = text.replaceAll(`"${from}".`, `"${to}".`)
      await client.query({ name: nameOf(moved), text: moved, values: [...cells], rowMode: 'array' })
    }
    await client.query('commit')
    client.release()
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN

const times = new Map(phases.map((phase) => [phase, { vault: [] as number[], bare: [] as number[] }]))
for (let round = -1; round < rounds; round += 1) {
  const [one, other] = [`bench_${process.pid}_vault`, `bench_${process.pid}_bare`]
  const { before, ran } = await runVault(one)
  await storeIn(other, []).transact(async () => undefined)
  await replay(before, one, other)
  for (const phase of phases) {
    const { seconds, noted } = ran.get(phase) ?? { seconds: Number.NaN, noted: [] }
    const bare = await secondsOf(() => replay(noted, one, other))
    if (round < 0) continue
    times.get(phase)?.vault.push(seconds)
    times.get(phase)?.bare.push(bare)
  }
  for (const schema of [one, other]) await pool.query(`drop schema "${schema}" cascade`)
}

/** Uses that share their commits, against a bare transaction through `pg`. */
const measureUses = async () => {
  const schema = `bench_${process.pid}_together`
  const store = storeIn(schema, [])
  await writeEvidence(store, customers)
  const vault = await openVault({ policy, store, keys: memoryKeys(), clock: () => now })
  const inputs = Array.from({ length: singles }, (_, index) => ({
    ...{ actor, customer: customerOf(index), channel: 'website', purposes: ['delivery'], notice: 'n-1' },
    values: valuesOf(index),
  }))
  permitted(await vault.collect(inputs))
  await pool.query(`create table "${schema}".read (id text primary key, body bytea not null)`)
  await pool.query(`create table "${schema}".written (id text primary key, body bytea not null)`)
  for (let index = 0; index < singles; index += 1)
    await pool.query(`insert into "${schema}".read values ($1, $2)`, [customerOf(index), Buffer.alloc(600)])
  let written = 0
  const client = await pool.connect()
  const report = await measureTogether({
    bare: async (turns) => {
      for (let turn = 0; turn < turns; turn += 1) {
        await client.query('begin isolation level serializable')
        await client.query({
          name: 'bench_read',
          text: `select * from "${schema}".read where id = $1`,
          values: [customerOf(turn % singles)],
        })
        await client.query({
          name: 'bench_write',
          text: `insert into "${schema}".written values ($1, $2)`,
          values: [`w-${(written += 1)}`, Buffer.alloc(800)],
        })
        await client.query('commit')
      }
    },
    use: async (turn) =>
      permitted([
        await vault.use({
          ...{ actor, customer: customerOf(turn % singles), purpose: 'delivery' },
          items: [...items],
        }),
      ]),
  })
  client.release()
  await vault.close()
  await pool.query(`drop schema "${schema}" cascade`)
  return report
}

const together = await measureUses()
await pool.end()

const turnsOf = (phase: Phase): number => (phase.endsWith('one by one') ? singles : batch * batches)
const measured = phases.map((phase) => ({
  phase,
  vault: median(times.get(phase)?.vault ?? []),
  bare: median(times.get(phase)?.bare ?? []),
}))
const measuredOf = (phase: Phase, seconds: number) => ({
  nanoseconds: (seconds / turnsOf(phase)) * 1e9,
  perSecond: turnsOf(phase) / seconds,
})

printBench(
  'postgres',
  joinReports(together, {
    rows: measured.flatMap(({ phase, vault, bare }) => [
      [`${phase}: the vault`, measuredOf(phase, vault)],
      [`${phase}: the bare driver, all its statements`, measuredOf(phase, bare)],
    ]),
    ratios: Object.fromEntries(
      measured.map(({ phase, vault, bare }) => [`${phase} / same statements`, bare / vault]),
    ),
  }),
)
