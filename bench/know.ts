/**
 * How long does a know-report take of a customer with 10,000 events, on SQLite? Beside it, what reading the same rows and parsing
 * their leaves takes by itself. `npm run bench -- know [--json]`.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { govern } from '../src/govern/govern'
import { knowHtml } from '../src/govern/know-html'
import type { KnowReport } from '../src/govern/know-report'
import { sqliteStore } from '../src/store/sqlite'
import { collection, customer, openCompany, rep, self } from '../test/vault/company'
import { printBench } from './print'

const events = 10_000
const rounds = 9

const folder = await mkdtemp(join(tmpdir(), 'tutela-know-'))
const path = join(folder, 'know.db')
try {
  const { vault } = await openCompany({ store: sqliteStore(path) })
  await vault.collect(collection)
  const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] } as const
  for (let done = 0; done < events; done += 500) await vault.use(Array.from({ length: 500 }, () => usage))
  const { rights } = govern(vault)
  const bare = new DatabaseSync(path, { readOnly: true })
  const select = bare.prepare('select * from event where customer = ? order by at, writer, counter')
  let report: KnowReport | undefined
  const ways: Readonly<Record<string, () => Promise<unknown> | unknown>> = {
    'know-report': async () => {
      const request = crypto.randomUUID()
      await rights.open({ actor: self, customer, request, right: 'know' })
      const answer = await rights.know({ actor: self, customer, request })
      if (answer.outcome === 'deny') throw new Error('denied')
      report = answer.value
    },
    'bare read of the same events': () => {
      let size = 0
      for (const row of select.all(customer)) size += Object.keys(JSON.parse(String(row['leaf']))).length
      return size
    },
    'as a page': () => (report === undefined ? undefined : knowHtml(report, 'zh').length),
  }
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  /** Time of the processor alone, which other work on the machine lengthens less. */
  const processor = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(ways)) {
      const startedAt = process.hrtime.bigint()
      const used = process.cpuUsage()
      await run()
      times.get(name)?.push(Number(process.hrtime.bigint() - startedAt))
      const { user, system } = process.cpuUsage(used)
      processor.get(name)?.push((user + system) * 1000)
    }
  const median = (name: string, of = times): number =>
    (of.get(name) ?? []).toSorted((a, b) => a - b)[rounds >> 1] ?? NaN
  if ((report?.uses.length ?? 0) < events) throw new Error('the report lacks uses')
  printBench('know', {
    rows: Object.keys(ways).map((name) => [
      name,
      { nanoseconds: median(name), perSecond: 1e9 / median(name) },
    ]),
    ratios: {
      'know-report / bare read': median('know-report') / median('bare read of the same events'),
      'know-report, milliseconds': median('know-report') / 1e6,
      'know-report, milliseconds of the processor': median('know-report', processor) / 1e6,
    },
  })
  bare.close()
  await vault.close()
} finally {
  await rm(folder, { recursive: true, force: true })
}
