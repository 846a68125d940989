/**
 * How long does CI wait? A policy of 300 items, 50 purposes and 60 positions: linted, compared with a changed one over every
 * combination, checked with 200 forms by the built command line; each as a multiple of Node's own start. And a log that is scanned, as
 * a multiple of reading and decoding its file.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diffPolicies } from '../src/ci/diff'
import { createTextScan } from '../src/ci/scan'
import { lintPolicy } from '../src/lint/lint'
import type { PolicyDocument } from '../src/data/policy'
import { compile } from '../src/policy/compile'
import { printBench } from './print'

const label = { en: 'label', zh: '名称' }
const names = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${kind}-${index}`)
const [departments, positions, purposes, channels, recipients] = [
  names('department', 6),
  names('position', 60),
  names('purpose', 50),
  names('channel', 5),
  names('recipient', 5),
]
const categories = names('category', 10)
const items = categories.flatMap((category) => names('item', 30).map((item) => `${category}.${item}`))
const every = <A>(list: readonly A[], step: number, from: number): A[] =>
  list.filter((_, index) => index % step === from % step)
const recordOf = <A>(keys: readonly string[], make: (key: string, index: number) => A): Record<string, A> =>
  Object.fromEntries(keys.map((key, index) => [key, make(key, index)]))

const documentOf = (training: 'block' | 'warn', more: readonly string[]): PolicyDocument => ({
  organization: 'Bench',
  version: '1',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  languages: ['zh'],
  creditBusiness: true,
  unknownAge: 'minor',
  training,
  pendingUse: false,
  breakGlass: { allowed: false },
  supervision: 'position-0',
  departments: recordOf(departments, () => ({ label })),
  positions: recordOf(positions, (_, index) => ({
    label,
    department: departments[index % departments.length] ?? '',
    responsible: index % 10 === 0,
    applies: index % 10 === 1,
    grants: [
      { purposes: every(purposes, 2, index), items: every(items, 3, index) },
      {
        purposes: every(purposes, 5, index),
        items: [...every(items, 7, index), ...more],
        view: 'plain' as const,
      },
    ],
    collects: [{ channels: every(channels, 2, index), items: every(items, 2, index) }],
  })),
  categories: recordOf(categories, (_, index) => ({
    label,
    owner: departments[index % departments.length] ?? '',
    retention: { start: 'collected' as const, action: 'delete' as const },
  })),
  items: recordOf(items, (_, index) => ({
    label,
    sensitivity: index % 9 === 0 ? ('sensitive' as const) : ('personal' as const),
    view: 'masked' as const,
  })),
  purposes: recordOf(purposes, (_, index) => ({
    label,
    family: 'service' as const,
    basis: { kind: 'consent' as const },
    needs: every(items, 2, index),
    keep: 'P1Y',
  })),
  channels: recordOf(channels, () => ({ label, kind: 'online' as const, entryWithin: 'P1D' })),
  recipients: recordOf(recipients, (_, index) => ({ label, country: index % 2 === 0 ? 'CN' : 'DE' })),
})

const secondsOf = (run: () => void): number => {
  const times = Array.from({ length: 5 }, () => {
    const startedAt = process.hrtime.bigint()
    run()
    return Number(process.hrtime.bigint() - startedAt) / 1e9
  })
  return times.toSorted((left, right) => left - right)[2] ?? Number.NaN
}

/** Findings are no failure of a run. */
const runNode = (...given: readonly string[]): void => {
  const { status } = spawnSync(process.execPath, given)
  if (status !== 0 && status !== 1) throw new Error(`node ${given.join(' ')} failed`)
}

const base = compile(documentOf('block', []), [])
const head = compile(documentOf('warn', ['category-0.item-1', 'category-4.item-2']), [])
const at = Date.UTC(2026, 0, 15)

const start = secondsOf(() => runNode('-e', ''))
const diff = secondsOf(() => diffPolicies(base, head, at))
const same = secondsOf(() => diffPolicies(base, base, at))
const lint = secondsOf(() => lintPolicy(head, () => ({})))
const hasBuild = existsSync('dist/cli.js')
const help = hasBuild ? secondsOf(() => runNode('dist/cli.js', '--help')) : Number.NaN
const folder = mkdtempSync(join(tmpdir(), 'tutela-bench-'))
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const policyFile = fileOf('policy.json', JSON.stringify(documentOf('block', [])))
const forms = Array.from({ length: 200 }, (_, form) =>
  fileOf(
    `form-${form}.json`,
    JSON.stringify({
      'x-tutela': { purposes: [purposes[form % 50]], notice: 'n-1' },
      properties: recordOf(names('field', 20), (_, index) => ({
        'x-tutela-item': items[(index * 7 + form) % items.length],
      })),
    }),
  ),
)
const check = hasBuild
  ? secondsOf(() => runNode('dist/cli.js', 'check', policyFile, ...forms, '--policy', policyFile))
  : Number.NaN

/** A log as services write them: a line in a thousand holds a number. */
const line = (index: number): string =>
  `2026-01-15T08:00:00.${String(index % 1000).padStart(3, '0')}Z INFO request id=${(index * 7919) % 1000003} path=/orders/${index} status=200 took=${index % 90}ms\n${index % 1000 === 0 ? 'called 13800138000 about it\n' : ''}`
const log = fileOf('app.log', Array.from({ length: 200_000 }, (_, index) => line(index)).join(''))
const megabytes = readFileSync(log).length / 1e6
const bare = secondsOf(() => readFileSync(log, 'utf8'))
const scanned = secondsOf(() => {
  const scan = createTextScan('app.log')
  const text = readFileSync(log, 'utf8')
  for (let from = 0; from < text.length; ) {
    const end = text.lastIndexOf('\n', from + (1 << 20)) + 1
    scan.push(text.slice(from, end))
    from = end
  }
  if (scan.end().length === 0) throw new Error('the numbers were not found')
})
rmSync(folder, { recursive: true })
const { combinations, changes } = diffPolicies(base, head, at)
const measured = (seconds: number) => ({ nanoseconds: seconds * 1e9, perSecond: 1 / seconds })

printBench('ci', {
  rows: [
    ['the start of Node', measured(start)],
    [
      `diff, ${(combinations / 1e6).toFixed(1)} million combinations, ${changes.length} changes`,
      measured(diff),
    ],
    ['diff of the same policy', measured(same)],
    ['lint', measured(lint)],
    [`a log of ${megabytes.toFixed(0)} MB, read and decoded`, measured(bare)],
    ['the same, scanned', measured(scanned)],
    ...(hasBuild
      ? ([
          ['`--help`, built', measured(help)],
          ['`check` of the policy and 200 forms, built', measured(check)],
        ] as const)
      : []),
  ],
  ratios: {
    'diff / start of Node': diff / start,
    'diff of the same / start of Node': same / start,
    'lint / start of Node': lint / start,
    ...(hasBuild ? { 'help / start of Node': help / start, 'check / start of Node': check / start } : {}),
    'scan / bare read': scanned / bare,
    'scan, MB/s': megabytes / scanned,
    'resident memory, MB': process.memoryUsage.rss() / 1e6,
  },
})
