/** What does an honest log look like? Built as the vault builds it, from a few writers whose events are interleaved. */

import { emptyHead, nextHead } from '../../src/audit/chain'
import { customerCommitment, leafOf, noPrevious, toHex } from '../../src/audit/leaf'
import type { LogHead, StoredEvent } from '../../src/audit/verify'

/** A log of `size` events with positions, and its head. */
export interface HonestLog {
  readonly events: readonly StoredEvent[]
  readonly log: LogHead
}

const writers = ['w-1', 'w-2', 'w-3']

/** `size` events with positions, then `pending` ones without; event n is told by one of three writers. */
export const honestLog = (size: number, pending = 0, start = 1_000): HonestLog => {
  const chains = new Map<string, { counter: number; previous: string }>()
  const events: StoredEvent[] = []
  let head = emptyHead
  for (let index = 0; index < size + pending; index += 1) {
    const writer = writers[(index * index) % writers.length] ?? 'w-1'
    const chain = chains.get(writer) ?? { counter: 0, previous: noPrevious }
    const salt = new Uint8Array(32).fill(index + 1)
    const customer = index % 5 === 4 ? '' : `c-${index % 4}`
    const leaf = leafOf({
      'tutela-event': 1,
      at: start + index,
      writer,
      ...chain,
      action: 'use',
      outcome: index % 3 === 0 ? 'deny' : 'permit',
      actor: { kind: 'staff', id: 's-1', department: 'service', position: 'agent' },
      policy: '1',
      items: ['basic.phone'],
      ...(customer === '' ? {} : { customer: customerCommitment(salt, customer) }),
    })
    chains.set(writer, { counter: chain.counter + 1, previous: toHex(leaf.hash) })
    const isPlaced = index < size
    if (isPlaced) head = nextHead(head, leaf.hash)
    events.push({
      customer,
      at: start + index,
      writer,
      counter: chain.counter,
      leaf: leaf.text,
      leaf_hash: leaf.hash,
      salt,
      position: isPlaced ? index : null,
      head: isPlaced ? head : null,
    })
  }
  return { events, log: { size, head } }
}

/** The same events with fresh positions and heads, as somebody would who rewrites the whole log. */
export const rechained = (events: readonly StoredEvent[]): HonestLog => {
  let head = emptyHead
  const placed = events.map((event, position) => {
    head = nextHead(head, event.leaf_hash)
    return { ...event, position, head }
  })
  return { events: placed, log: { size: placed.length, head } }
}
