/**
 * What does a vault cost over the bare driver? Collect and use on SQLite, in batches of 1,000 and one by one, against
 * `node:sqlite` running the very statements that the vault ran, prepared, with the same durability and nothing else; and uses at
 * once, which share their commits, against a bare transaction.
 */

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { standardCategories } from '../src/data/categories/standard'
import { memoryKeys } from '../src/keys/memory'
import { compile } from '../src/policy/compile'
import { sqliteStore } from '../src/store/sqlite'
import type { Store } from '../src/store/store'
import type { TableName } from '../src/store/tables'
import { openVault } from '../src/vault/open'
import { printBench } from './print'
import { measureShares, type Shares } from './shares'
import { joinReports, measureTogether } from './together'
import { replay, type Traced, tracingStore } from './trace'
import { actor, customerOf, document, items, now, valuesOf, writeEvidence } from './vault-world'

const batch = 1000
const batches = 5
const singles = 1000
const customers = batch * batches + singles
const rounds = 5

const folder = mkdtempSync(join(tmpdir(), 'tutela-bench-'))
const policy = compile(document, standardCategories)

type Phase = 'collect' | 'collect one by one' | 'use' | 'use one by one'
const phases: readonly Phase[] = ['collect', 'collect one by one', 'use', 'use one by one']

/** The tables of what the bare driver does without: evidence, keys, the log. */
const besides: readonly TableName[] = [
  'meta',
  'epoch',
  'data_key',
  'consent',
  'choice',
  'customer',
  'evidence',
  'hold',
  'approval_use',
  'event',
  'log',
]

const openBench = (store: Store) => openVault({ policy, store, keys: memoryKeys(), clock: () => now })
type Bench = Awaited<ReturnType<typeof openBench>>

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

const runPhase: Readonly<Record<Phase, (vault: Bench) => Promise<void>>> = {
  collect: (vault) => inBatches(async (indexes) => permitted(await vault.collect(indexes.map(collectInput)))),
  'collect one by one': (vault) =>
    oneByOne(async (index) => permitted([await vault.collect(collectInput(index))])),
  use: (vault) => inBatches(async (indexes) => permitted(await vault.use(indexes.map(useInput)))),
  'use one by one': (vault) => oneByOne(async (index) => permitted([await vault.use(useInput(index))])),
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

const turnsOf = (phase: Phase): number => (phase.endsWith('one by one') ? singles : batch * batches)

const pathOf = (name: string): string => join(folder, `${name}.db`)

/** A copy of a database that nobody has open. */
const copied = (from: string, to: string): string => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${pathOf(to)}${end}`, { force: true })
  copyFileSync(pathOf(from), pathOf(to))
  return pathOf(to)
}

const secondsOf = async (run: () => Promise<unknown>): Promise<number> => {
  const startedAt = process.hrtime.bigint()
  await run()
  return Number(process.hrtime.bigint() - startedAt) / 1e9
}

/** Runs every phase in a vault on the store; `around` sees each one run. */
const runAll = async (
  store: Store,
  around: (phase: Phase, run: () => Promise<void>) => Promise<void>,
): Promise<void> => {
  const vault = await openBench(store)
  for (const phase of phases) await around(phase, () => runPhase[phase](vault))
  await vault.close()
}

/** What the vault asks of the store in each phase, and its database at the end: `traced`. */
const traceAll = async (): Promise<ReadonlyMap<Phase, readonly (readonly Traced[])[]>> => {
  const { store, trace } = tracingStore(copied('base', 'traced'))
  const traces = new Map<Phase, readonly (readonly Traced[])[]>()
  await runAll(store, async (phase, run) => {
    const before = trace.length
    await run()
    traces.set(phase, trace.slice(before))
  })
  return traces
}

const withoutBesides = (transactions: readonly (readonly Traced[])[]): readonly (readonly Traced[])[] =>
  transactions.map((traced) => traced.filter(({ table }) => !besides.includes(table)))

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN

/** The median seconds of each phase: of the vault, of all its statements, and of those on records and their index alone. */
const measure = async () => {
  const base = sqliteStore(pathOf('base'))
  await writeEvidence(base, customers)
  await base.close()
  const traces = await traceAll()
  const times = new Map(phases.map((phase) => [phase, noTimes()]))
  for (let round = -1; round < rounds; round += 1) {
    await runAll(sqliteStore(copied('base', 'vault')), async (phase, run) => {
      const seconds = await secondsOf(run)
      if (round >= 0) times.get(phase)?.vault.push(seconds)
    })
    for (const kind of ['all', 'values'] as const) {
      const path = copied('base', kind)
      for (const phase of phases) {
        const trace = traces.get(phase) ?? []
        const seconds = replay(path, kind === 'all' ? trace : withoutBesides(trace))
        if (round >= 0) times.get(phase)?.[kind].push(seconds)
      }
    }
  }
  return phases.map((phase) => {
    const { vault, all, values } = times.get(phase) ?? noTimes()
    return { phase, vault: median(vault), all: median(all), values: median(values) }
  })
}

const noTimes = (): Readonly<Record<'vault' | 'all' | 'values', number[]>> => ({
  vault: [],
  all: [],
  values: [],
})

const measuredOf = (phase: Phase, seconds: number) => ({
  nanoseconds: (seconds / turnsOf(phase)) * 1e9,
  perSecond: turnsOf(phase) / seconds,
})

const printShares = (phase: Phase, shares: Shares): void => {
  console.log(`\nwhere the time of \`${phase}\` goes`)
  for (const { part, share } of shares) console.log(`${(share * 100).toFixed(1).padStart(6)} %  ${part}`)
}

/** Uses that share their commits, against the bare driver on a file of its own with the same durability. */
const measureUses = async () => {
  const path = copied('base', 'together')
  const vault = await openBench(sqliteStore(path))
  for (let first = 0; first < singles; first += batch)
    permitted(await vault.collect(Array.from({ length: batch }, (_, index) => collectInput(first + index))))
  const database = new DatabaseSync(pathOf('bare'))
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'secure_delete = on'])
    database.exec(`pragma ${pragma}`)
  database.exec('create table read (id text primary key, body blob) strict')
  database.exec('create table written (id integer primary key, body blob) strict')
  const fill = database.prepare('insert into read values (?, ?)')
  for (let index = 0; index < singles; index += 1) fill.run(customerOf(index), new Uint8Array(600))
  const [begin, commit, read, write] = [
    'begin immediate',
    'commit',
    'select * from read where id = ?',
    'insert into written (body) values (?)',
  ].map((text) => database.prepare(text))
  const report = await measureTogether({
    bare: async (turns) => {
      for (let turn = 0; turn < turns; turn += 1) {
        begin?.run()
        read?.get(customerOf(turn % singles))
        write?.run(new Uint8Array(800))
        commit?.run()
      }
    },
    use: async (turn) => permitted([await vault.use(useInput(turn % singles))]),
  })
  database.close()
  await vault.close()
  return report
}

const measured = await measure()
const together = await measureUses()
printBench(
  'vault',
  joinReports(together, {
    rows: measured.flatMap(({ phase, vault, all, values }) => [
      [`${phase}: the vault`, measuredOf(phase, vault)],
      [`${phase}: the bare driver, all its statements`, measuredOf(phase, all)],
      [`${phase}: the bare driver, records and index alone`, measuredOf(phase, values)],
    ]),
    ratios: Object.fromEntries(
      measured.flatMap(({ phase, vault, all, values }) => [
        [`${phase} / same statements`, all / vault],
        [`${phase} / records and index alone`, values / vault],
      ]),
    ),
  }),
)
if (!process.argv.includes('--json'))
  await runAll(sqliteStore(copied('base', 'profiled')), async (phase, run) => {
    printShares(phase, await measureShares(run))
  })
rmSync(folder, { recursive: true })
