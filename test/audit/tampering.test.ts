/**
 * Does whoever kept one checkpoint find out? The strongest forger there is: it rewrites the whole log, and every hash, chain, tile and
 * size with it, and lacks the signing key alone. Every way, every position, every size from 1 to 64.
 */

import { describe, expect, it } from 'vitest'
import { openCheckpoint, signCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import type { LogFault, LogHead } from '../../src/audit/log-fault'
import { createLogCheck } from '../../src/audit/verify'
import { seededRandom } from '../crypto/seeded-random'
import { type Draft, draftsOf, logOf } from './honest-log'

const isSoak = process.env.TUTELA_SOAK !== undefined
const largest = 64
const hour = 3_600_000
const longest = isSoak ? hour : 120_000

const faultsOf = (drafts: readonly Draft[], heads: readonly LogHead[]): readonly LogFault[] => {
  const { entries, head } = logOf(drafts)
  const run = createLogCheck({ heads })
  for (const { leaf, hash, position = 0 } of entries) run.add({ leaf, hash, position })
  return run.end(head).faults
}

const told = (draft: Draft, change: Partial<Draft>): Draft => ({ ...draft, ...change })

type Forgery = (drafts: readonly Draft[], at: number) => readonly (readonly Draft[])[]

const changes: readonly Partial<Draft>[] = [
  { actor: 's-2' },
  { at: 1 },
  { writer: 'w-9' },
  { customer: 'c-9' },
]

/** Each gives the logs that it would pass off; `at` runs over every position. */
const forgeries: Readonly<Record<string, Forgery>> = {
  change: (drafts, at) =>
    (isSoak ? changes : [changes[at % changes.length] ?? {}]).map((change) =>
      drafts.map((draft, index) => (index === at ? told(draft, change) : draft)),
    ),
  delete: (drafts, at) => [drafts.filter((_, index) => index !== at)],
  insert: (drafts, at) => [
    drafts.flatMap((draft, index) => (index === at ? [told(draft, { actor: 's-3' }), draft] : [draft])),
  ],
  double: (drafts, at) =>
    // of the last one it would be an event that is added after the checkpoint
    at === drafts.length - 1
      ? []
      : [drafts.flatMap((draft, index) => (index === at ? [draft, draft] : [draft]))],
  swap: (drafts, at) =>
    (isSoak ? drafts.map((_, other) => other).slice(at + 1) : [at + 1, drafts.length - 1 - at]).flatMap(
      (other) =>
        other === at || other >= drafts.length
          ? []
          : [
              drafts.map(
                (draft, index) => drafts[index === at ? other : index === other ? at : index] ?? draft,
              ),
            ],
    ),
  'cut the tail': (drafts, at) => [drafts.slice(0, at)],
  'roll back, and go on otherwise': (drafts, at) => [
    [...drafts.slice(0, at), ...draftsOf(drafts.length + 3, 2_000_000).slice(at)],
  ],
  fork: (drafts, at) => [[...drafts.slice(0, at), ...draftsOf(drafts.length, 3_000_000).slice(at)]],
}

describe('against the last checkpoint that somebody holds', () => {
  it(
    'every forgery at every position of logs of 1 to 64 is found',
    () => {
      let cases = 0
      const missed: string[] = []
      for (let size = 1; size <= largest; size += 1) {
        const drafts = draftsOf(size)
        const held = logOf(drafts).head
        for (const [name, forge] of Object.entries(forgeries))
          for (let at = 0; at < size; at += 1)
            for (const forged of forge(drafts, at)) {
              cases += 1
              const faults = faultsOf(forged, [held])
              if (!faults.some(({ kind }) => kind === 'rewritten' || kind === 'cut'))
                missed.push(`${name} ${at} of ${size}`)
            }
      }
      expect(missed).toEqual([])
      expect(cases).toBeGreaterThanOrEqual(isSoak ? 50_000 : 5_000)
    },
    longest,
  )

  it('an event that is added later and claims to be from before shows, at every size', () => {
    for (let size = 1; size <= largest; size += 1) {
      const drafts = draftsOf(size)
      const held = logOf(drafts).head
      for (const writer of ['w-1', 'w-9'])
        for (let place = 0; place < (isSoak ? 20 : 3); place += 1) {
          const later = draftsOf(size + place + 1, 1_000_000 + 2 * hour).slice(size)
          const dated = later.map((draft, index) =>
            index === place ? told(draft, { writer, at: 1_000_000 - 2 * hour }) : draft,
          )
          expect(faultsOf([...drafts, ...later], [held])).toEqual([])
          const faults = faultsOf([...drafts, ...dated], [held])
          expect(faults).toContainEqual(
            expect.objectContaining({ kind: 'back-dated', position: size + place }),
          )
        }
    }
  })

  it('names the first position that may have been rewritten, between two checkpoints', () => {
    const drafts = draftsOf(30)
    const heads = [10, 20, 30].map((size) => logOf(drafts.slice(0, size)).head)
    const forged = drafts.map((draft, index) => (index === 14 ? told(draft, { actor: 's-2' }) : draft))
    expect(faultsOf(forged, heads)).toEqual([
      { kind: 'rewritten', position: 10, size: 20 },
      { kind: 'rewritten', position: 10, size: 30 },
    ])
  })

  it('a checkpoint of another key, of another log, or with a changed size or root is not believed', async () => {
    const origin = 'example.com/customers'
    const [key, thief] = [createLogKey(origin, seededRandom(1)), createLogKey(origin, seededRandom(2))]
    const verifiers = [logVerifier(key.publicKey)]
    for (let size = 1; size <= largest; size += 1) {
      const { head } = logOf(draftsOf(size))
      const note = await signCheckpoint({ origin, ...head }, [logSigner(key.secretKey)])
      expect(openCheckpoint(note, verifiers)).toMatchObject({ outcome: 'verified', checkpoint: head })
      const stolen = await signCheckpoint({ origin, ...head }, [logSigner(thief.secretKey)])
      const elsewhere = await signCheckpoint({ origin: 'example.com/other', ...head }, [
        logSigner(key.secretKey),
      ])
      const resized = note.replace(`\n${size}\n`, `\n${size + 1}\n`)
      expect(openCheckpoint(stolen, verifiers)).toEqual({ outcome: 'refused', reason: 'unsigned' })
      expect(openCheckpoint(elsewhere, verifiers)).toEqual({ outcome: 'refused', reason: 'origin' })
      expect(openCheckpoint(resized, verifiers)).toEqual({ outcome: 'refused', reason: 'forged' })
    }
  })
})

it(
  'accuses no honest log: random writers, clocks apart, checkpoints anywhere',
  () => {
    const random = seededRandom(6962)
    const draw = (below: number): number => {
      const [high = 0, low = 0] = random(2)
      return (high * 256 + low) % below
    }
    const logs = isSoak ? 10_000 : 1_000
    for (let log = 0; log < logs; log += 1) {
      const size = draw(70)
      const writers = 1 + draw(5)
      const drafts = draftsOf(size).map((draft, index) => ({
        ...draft,
        writer: `w-${draw(writers)}`,
        // clocks that differ by up to half an hour, while an event comes every minute
        at: 1_000_000_000 + index * 60_000 + draw(1_800) * 1_000,
      }))
      const heads = Array.from({ length: draw(6) }, () => logOf(drafts.slice(0, draw(size + 1))).head)
      expect(faultsOf(drafts, heads)).toEqual([])
    }
  },
  longest,
)
