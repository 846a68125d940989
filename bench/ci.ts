/**
 * How long does CI wait? A policy of 300 items, 50 purposes and 60 positions: linted, compared with a changed one over every
 * combination, and the start of the command line; each as a multiple of Node's own start.
 */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { diffPolicies } from '../src/ci/diff'
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

const runNode = (...given: readonly string[]): void => {
  if (spawnSync(process.execPath, given).status !== 0) throw new Error(`node ${given.join(' ')} failed`)
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
    ...(hasBuild ? ([['`--help`, built', measured(help)]] as const) : []),
  ],
  ratios: {
    'diff / start of Node': diff / start,
    'diff of the same / start of Node': same / start,
    'lint / start of Node': lint / start,
    ...(hasBuild ? { 'help / start of Node': help / start } : {}),
    'resident memory, MB': process.memoryUsage.rss() / 1e6,
  },
})
