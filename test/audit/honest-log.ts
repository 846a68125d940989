/** What does an honest log look like? Built as the vault builds it, from a few writers whose events are interleaved. */

import { toHex } from '../../src/audit/bytes'
import { customerCommitment, leafOf, noPrevious } from '../../src/audit/leaf'
import type { LogEntry, LogHead } from '../../src/audit/log-fault'
import { emptyTree, growTree, rootOf } from '../../src/audit/merkle'

/** What an event says, before it has a place in its writer's story. */
export interface Draft {
  readonly writer: string
  readonly at: number
  readonly customer: string
  readonly outcome: 'permit' | 'deny'
  readonly actor: string
  readonly mark: number
}

/** Entries in the order of the log, and its head. */
export interface TestLog {
  readonly entries: readonly LogEntry[]
  readonly head: LogHead
}

const writers = ['w-1', 'w-2', 'w-3']

/** What `size` events say; event n is told by one of three writers. */
export const draftsOf = (size: number, start = 1_000_000): readonly Draft[] =>
  Array.from({ length: size }, (_, index) => ({
    writer: writers[(index * index) % writers.length] ?? 'w-1',
    at: start + index,
    customer: index % 5 === 4 ? '' : `c-${index % 4}`,
    outcome: index % 3 === 0 ? 'deny' : 'permit',
    actor: 's-1',
    mark: index,
  }))

/** The log of these drafts, the last `pending` of them without a position: hashes, chains and tiles are made anew. */
export const logOf = (drafts: readonly Draft[], pending = 0): TestLog => {
  const chains = new Map<string, { counter: number; previous: string }>()
  const placed = drafts.length - pending
  const entries = drafts.map((draft, index): LogEntry => {
    const { writer, at, customer, outcome, actor, mark } = draft
    const chain = chains.get(writer) ?? { counter: 0, previous: noPrevious }
    const salt = new Uint8Array(32).fill((mark % 255) + 1)
    const { text, hash } = leafOf({
      'tutela-event': 1,
      at,
      writer,
      ...chain,
      action: 'use',
      outcome,
      actor: { kind: 'staff', id: actor, department: 'service', position: 'agent' },
      policy: '1',
      items: ['basic.phone'],
      ...(customer === '' ? {} : { customer: commitmentOf(salt, customer) }),
    })
    chains.set(writer, { counter: chain.counter + 1, previous: toHex(hash) })
    const row = { customer, at, writer, counter: chain.counter, salt }
    return { leaf: text, hash, row, ...(index < placed ? { position: index, tile: hash } : {}) }
  })
  return { entries, head: headOf(entries.slice(0, placed)) }
}

/** The log of `size` events with positions, then `pending` ones without. */
export const honestLog = (size: number, pending = 0, start?: number): TestLog =>
  logOf(draftsOf(size + pending, start), pending)

/** Each is made once: the same few are in thousands of logs. */
const commitmentOf = (salt: Uint8Array, customer: string): string => {
  const key = `${salt[0]} ${customer}`
  const known = commitments.get(key) ?? customerCommitment(salt, customer)
  commitments.set(key, known)
  return known
}
const commitments = new Map<string, string>()

/** The head over entries as they come. */
export const headOf = (entries: readonly LogEntry[]): LogHead => {
  const tree = growTree(
    emptyTree,
    entries.map(({ hash }) => hash),
  )
  return { size: tree.size, root: rootOf(tree) }
}
