/**
 * What does an event cost on its way into the log? From object to sequenced leaf in memory (canonical text, leaf hash, tree), against
 * the usual way to fingerprint an event: the `canonicalize` package and one SHA-256.
 */

import { createHash, hash } from 'node:crypto'
import serialize from 'canonicalize'
import { leafOf } from '../src/audit/leaf'
import { emptyTree, growTree, rootOf } from '../src/audit/merkle'
import type { AuditEvent } from '../src/data/audit-event'
import { compareWays, seededNumbers } from './measure'
import { printBench } from './print'

const batch = 1_000
const random = seededNumbers(7)
const hex = (length: number): string =>
  Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`

/** As a vault tells a use of four items. */
const events: readonly AuditEvent[] = Array.from({ length: batch * 4 }, (_, counter) => ({
  'tutela-event': 1,
  action: 'use',
  outcome: counter % 4 === 0 ? 'deny' : 'permit',
  actor: { kind: 'staff', id: `e-${counter % 50}`, department: 'sales', position: 'sales-representative' },
  purposes: ['delivery'],
  items: ['basic.name', 'basic.phone', 'basic.address', 'basic.email'],
  manner: 'screen',
  rules: [],
  evidence: [`k-${counter}`, 'n-1', 'confidentiality e-1', 'training e-1', 'use'],
  records: [uuid()],
  at: 1_780_000_000_000 + counter * 1_000,
  writer: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  counter,
  previous: hex(64),
  policy: '7',
  customer: hex(64),
}))
const batchAt = (turn: number): readonly AuditEvent[] => {
  const first = (turn % 4) * batch
  return events.slice(first, first + batch)
}

const usualText = (event: AuditEvent): string => {
  const text: unknown = serialize(event)
  if (typeof text !== 'string') throw new Error('no text')
  return text
}
if (events.some((event) => leafOf(event).text !== usualText(event))) throw new Error('the texts differ')

/** Each way ends with a byte of its last hash, so that nothing is left out. */
const measured = compareWays({
  'object to sequenced leaf, a batch of 1,000': {
    run: (turn) =>
      rootOf(
        growTree(
          emptyTree,
          batchAt(turn).map((event) => leafOf(event).hash),
        ),
      )[0] ?? 0,
    turns: 12,
  },
  'canonicalize and sha256, 1,000 times': {
    run: (turn) => {
      let last = 0
      for (const event of batchAt(turn)) last = hash('sha256', usualText(event)).charCodeAt(0)
      return last
    },
    turns: 12,
  },
  'canonicalize and createHash, 1,000 times': {
    run: (turn) => {
      let last = 0
      for (const event of batchAt(turn)) last = createHash('sha256').update(usualText(event)).digest()[0] ?? 0
      return last
    },
    turns: 12,
  },
})
const ours = measured['object to sequenced leaf, a batch of 1,000'].nanoseconds
printBench('audit', {
  rows: Object.entries(measured),
  ratios: {
    'against canonicalize and sha256': measured['canonicalize and sha256, 1,000 times'].nanoseconds / ours,
    'against canonicalize and createHash':
      measured['canonicalize and createHash, 1,000 times'].nanoseconds / ours,
  },
})
