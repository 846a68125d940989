/**
 * How fast is a dataset masked, and in how much memory? Against csv-parse piped into csv-stringify, which reads and writes the
 * same file and does nothing; each way in a process of its own, by turns. Ratios of one run; run it with
 * `npm run bench -- dataset [--json]`. Time is that of the processor, every thread of the process counted, since other programs
 * may run beside it. Memory is what a process of 200 MB takes at its most beyond one that loaded the same and did
 * nothing.
 */

import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify'
import { maskDataset, planDataset } from '../src/dataset/index'
import { definePolicy } from '../src/policy/define'
import { standardPolicy } from '../src/policy/standard'
import { keep, mapping, writeDataset } from './dataset-world'
import { printBench } from './print'

const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))

type Form = 'csv' | 'jsonl' | 'json'

const mask = async (
  purpose: string,
  columns: Readonly<Record<string, string>>,
  from: string,
  to: string,
  form: Form = 'csv',
) => {
  const kept = [...keep, ...Object.keys(mapping).filter((column) => !Object.hasOwn(columns, column))]
  const pseudonyms = { root: new Uint8Array(32).fill(7), scope: 'bench' }
  const plan = planDataset({ policy, purpose, mapping: columns, keep: kept, pseudonyms })
  if (plan.outcome === 'deny') throw new Error('the bench may not mask')
  const file = await open(to, 'w')
  const input = createReadStream(from, { highWaterMark: 1 << 18 })
  for await (const { text } of maskDataset(input, { form }, plan)) await file.appendFile(text)
  await file.close()
}

const withoutCustomer = Object.fromEntries(
  Object.entries(mapping).filter(([column]) => column !== 'customer_id'),
)

/** What somebody writes who changes nothing: every line parsed and written again. */
const copyLines = async (from: string, to: string): Promise<void> => {
  const file = await open(to, 'w')
  let out = ''
  for await (const line of createInterface({ input: createReadStream(from), crlfDelay: Infinity })) {
    out += `${JSON.stringify(JSON.parse(line))}\n`
    if (out.length < 1 << 18) continue
    await file.appendFile(out)
    out = ''
  }
  await file.appendFile(out)
  await file.close()
}

const ways = {
  idle: async () => undefined,
  floor: (from: string, to: string) =>
    pipeline(createReadStream(from), parse(), stringify(), createWriteStream(to)),
  copied: (from: string, to: string) => mask('service', {}, from, to),
  masked: (from: string, to: string) => mask('service', withoutCustomer, from, to),
  joined: (from: string, to: string) => mask('service', mapping, from, to),
  jsonlFloor: copyLines,
  jsonl: (from: string, to: string) => mask('service', mapping, from, to, 'jsonl'),
  json: (from: string, to: string) => mask('service', mapping, from, to, 'json'),
} satisfies Readonly<Record<string, (from: string, to: string) => Promise<unknown>>>
type WayName = keyof typeof ways
const names = Object.keys(ways) as WayName[] // the keys of a record of these names
const formOf = (way: WayName): Form => (way === 'json' ? 'json' : way.startsWith('jsonl') ? 'jsonl' : 'csv')

/** In the child: does one way, and tells what it took. */
const runWay = async (way: WayName, from: string, to: string): Promise<void> => {
  const before = process.cpuUsage()
  await ways[way](from, to)
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }))
}

interface Taken {
  readonly seconds: number
  readonly megabytes: number
}

const run = promisify(execFile)
const take = async (way: WayName, from: string): Promise<Taken> => {
  const to = `${from}.${way}`
  const { stdout } = await run(process.execPath, [import.meta.filename, `--way=${way}`, from, to])
  await rm(to, { force: true })
  return JSON.parse(stdout)
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN

const compare = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'tutela-bench-'))
  try {
    const fileOf = (size: string, form: Form): string => join(folder, `${size}.${form}`)
    const rowsOf = new Map<Form, number>()
    for (const form of ['csv', 'jsonl', 'json'] as const) {
      rowsOf.set(form, await writeDataset(fileOf('small', form), 20_000_000, form))
      await writeDataset(fileOf('large', form), 200_000_000, form)
    }
    const bytes = (await stat(fileOf('small', 'csv'))).size
    const times = new Map<WayName, number[]>(names.map((name) => [name, []]))
    for (let round = 0; round < 3; round++)
      for (const name of names)
        times.get(name)?.push((await take(name, fileOf('small', formOf(name)))).seconds)
    const memory = new Map<WayName, number>()
    for (const name of ['idle', 'joined', 'jsonl', 'json'] as const)
      memory.set(name, (await take(name, fileOf('large', formOf(name)))).megabytes)
    const smallMemory = (await take('joined', fileOf('small', 'csv'))).megabytes
    const beyondIdle = (name: WayName): number => (memory.get(name) ?? 0) - (memory.get('idle') ?? 0)
    const seconds = (name: WayName): number => median(times.get(name) ?? [])
    const measured = (name: WayName) => {
      const rows = rowsOf.get(formOf(name)) ?? Number.NaN
      return { nanoseconds: (seconds(name) / rows) * 1e9, perSecond: rows / seconds(name) }
    }
    printBench('dataset', {
      rows: [
        ['csv-parse into csv-stringify, a row', measured('floor')],
        ['all columns copied, a row', measured('copied')],
        ['seven columns masked, a row', measured('masked')],
        ['and a pseudonym of the customer, a row', measured('joined')],
        ['JSONL: every line parsed and written again, a row', measured('jsonlFloor')],
        ['JSONL: masked with a pseudonym, a row', measured('jsonl')],
        ['JSON: masked with a pseudonym, a row', measured('json')],
      ],
      ratios: {
        'copied / floor': seconds('floor') / seconds('copied'),
        'masked / floor': seconds('floor') / seconds('masked'),
        'masked with a pseudonym / floor': seconds('floor') / seconds('joined'),
        'masked, megabytes a second': bytes / 1e6 / seconds('masked'),
        'JSONL masked with a pseudonym / lines parsed and written': seconds('jsonlFloor') / seconds('jsonl'),
        'JSON masked with a pseudonym / lines parsed and written': seconds('jsonlFloor') / seconds('json'),
        'megabytes beyond idle, 200 MB': beyondIdle('joined'),
        'megabytes beyond idle, 200 MB of JSONL': beyondIdle('jsonl'),
        'megabytes beyond idle, 200 MB of JSON': beyondIdle('json'),
        'megabytes beyond idle, 20 MB': smallMemory - (memory.get('idle') ?? 0),
      },
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const told = process.argv.find((word) => word.startsWith('--way='))?.slice('--way='.length)
const way = names.find((name) => name === told)
if (way === undefined) await compare()
else await runWay(way, process.argv[3] ?? '', process.argv[4] ?? '')
