/** Is every way of tampering with the log found, and is no honest log accused? */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOfLeaf } from '../../src/audit/leaf'
import { createLogCheck, type LogFault, type LogHead, type StoredEvent } from '../../src/audit/verify'
import { type HonestLog, honestLog, rechained } from './honest-log'

const seed = 20_261_124

const check = ({ events, log }: HonestLog, kept?: LogHead): readonly LogFault[] => {
  const run = createLogCheck(kept)
  events.forEach(run.add)
  return run.end(log)
}

const kinds = (faults: readonly LogFault[]): readonly string[] => [...new Set(faults.map(({ kind }) => kind))]

const replaced = (log: HonestLog, at: number, change: (event: StoredEvent) => StoredEvent): HonestLog => ({
  ...log,
  events: log.events.map((event, index) => (index === at ? change(event) : event)),
})

/** A leaf whose text says something else, hashed anew. */
const retold = (event: StoredEvent): StoredEvent => {
  const leaf = event.leaf.replace('"s-1"', '"s-2"')
  return { ...event, leaf, leaf_hash: hashOfLeaf(leaf) }
}

describe('an honest log', () => {
  it('is accused of nothing, whatever its size and what is pending', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(12), (size, pending) => {
        const whole = honestLog(size, pending)
        expect(check(whole)).toEqual([])
        expect(check(whole, whole.log)).toEqual([])
      }),
      { seed, numRuns: 100 },
    )
  })

  it('still extends every head that was kept of it', () => {
    const whole = honestLog(64)
    for (let size = 0; size <= 64; size += 1) expect(check(whole, honestLog(size).log)).toEqual([])
  })

  it('is accused of nothing when a customer was erased from it', () => {
    const whole = honestLog(10)
    const erased = replaced(whole, 3, (event) => ({ ...event, customer: '', salt: new Uint8Array(32) }))
    expect(kinds(check(erased))).toEqual([])
  })
})

describe('a log that was tampered with', () => {
  const sizes = [1, 2, 3, 7, 16, 33]

  it('shows a changed leaf at its position, with or without its hash mended', () => {
    for (const size of sizes)
      for (let at = 0; at < size; at += 1) {
        const whole = honestLog(size)
        const changed = replaced(whole, at, (event) => ({ ...event, leaf: retold(event).leaf }))
        expect(check(changed)).toContainEqual(expect.objectContaining({ kind: 'altered', position: at }))
        expect(kinds(check(replaced(whole, at, retold)))).toContain('head')
      }
  })

  it('shows a changed leaf against a kept head even when every head after it was computed anew', () => {
    for (const size of sizes)
      for (let at = 0; at < size; at += 1) {
        const whole = honestLog(size)
        const forged = rechained(replaced(whole, at, retold).events)
        expect(kinds(check(forged, whole.log))).toContain('cut')
      }
  })

  it('shows what was deleted, swapped or doubled, with positions as they were or made whole', () => {
    for (const size of sizes.filter((each) => each > 1))
      for (let at = 0; at < size; at += 1) {
        const whole = honestLog(size)
        const { events } = whole
        const other = (at + 1) % size
        const swap = events.map((event, index) =>
          index === at ? (events[other] ?? event) : index === other ? (events[at] ?? event) : event,
        )
        const variants = [
          events.filter((_, index) => index !== at),
          swap,
          events.flatMap((event, index) => (index === at ? [event, event] : [event])),
        ]
        for (const tampered of variants) {
          expect(check({ events: tampered, log: whole.log })).not.toEqual([])
          expect(check(rechained(tampered), whole.log)).not.toEqual([])
        }
      }
  })

  it('shows a tail that was cut off, and a log that was rolled back', () => {
    for (const size of sizes)
      for (let left = 0; left < size; left += 1) {
        const whole = honestLog(size)
        const tail = whole.events.slice(0, left)
        expect(kinds(check({ events: tail, log: whole.log }))).toContain('cut')
        expect(kinds(check(rechained(tail), whole.log))).toContain('cut')
      }
  })

  it('shows a fork: another log of the same length', () => {
    for (const size of sizes)
      expect(kinds(check(honestLog(size, 0, 2_000), honestLog(size).log))).toContain('cut')
  })

  it('shows an event that was moved to another customer, another instant or another writer', () => {
    for (let at = 0; at < 12; at += 1) {
      const whole = honestLog(12)
      const changes: readonly (readonly [string, Partial<StoredEvent>])[] = [
        ['customer', { customer: 'c-9' }],
        ['moved', { at: 5 }],
        ['moved', { writer: 'w-9' }],
        ['moved', { counter: 99 }],
      ]
      for (const [kind, change] of changes) {
        const faults = check(replaced(whole, at, (event) => ({ ...event, ...change })))
        expect(faults).toContainEqual(expect.objectContaining({ kind, position: at }))
      }
    }
  })

  it('shows a pending event that vanished from the middle of its writer', () => {
    const { events, log } = honestLog(4, 8)
    const missing = events.filter((_, index) => index !== 7)
    expect(kinds(check({ events: missing, log }))).toEqual(['writer'])
  })

  it('shows a leaf that is no event', () => {
    const whole = honestLog(3)
    for (const leaf of ['', '{}', 'null', '[', '{"tutela-event":2}']) {
      const changed = replaced(whole, 1, (event) => ({ ...event, leaf, leaf_hash: hashOfLeaf(leaf) }))
      expect(kinds(check(changed))).toContain('altered')
    }
  })
})
