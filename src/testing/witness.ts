/**
 * Does a witness keep its contract? A published suite: `describeWitness` registers it with vitest, and the bare list lets the suite
 * itself be tested against broken witnesses.
 */

import { describe, expect, it } from 'vitest'
import type { Witness } from '../audit/witness'
import { isTutelaError } from '../core/error'

/** Makes a witness that was never shown anything. */
export type CreateWitness = () => Witness | Promise<Witness>

/** One promise of the contract: rejects if the witness breaks it. */
export interface WitnessCheck {
  readonly name: string
  readonly check: (createWitness: CreateWitness) => Promise<void>
}

/**
 * Registers the contract suite for one implementation.
 *
 * @example
 * ```ts
 * describeWitness('my service', () => urlWitness(url))
 * ```
 */
export const describeWitness = (name: string, createWitness: CreateWitness): void => {
  describe(`witness: ${name}`, () => {
    for (const promise of witnessContract) it(promise.name, () => promise.check(createWitness))
  })
}

/** The contract, promise by promise. */
export const witnessContract: readonly WitnessCheck[] = [
  {
    name: 'has no notes of a log that it was never shown',
    check: async (createWitness) => {
      const witness = await createWitness()
      expect(await witness.list('example.com/a')).toEqual([])
      await witness.add('example.com/a', noteOf('example.com/a', 1))
      expect(await witness.list('example.com/b')).toEqual([])
    },
  },
  {
    name: 'gives every note as it was added, by their sizes, however they came',
    check: async (createWitness) => {
      const witness = await createWitness()
      for (const size of [0, 9, 10, 2, 1_000_000_000_000]) await witness.add(origin, noteOf(origin, size))
      expect(await witness.list(origin)).toEqual(
        [0, 2, 9, 10, 1_000_000_000_000].map((size) => noteOf(origin, size)),
      )
    },
  },
  {
    name: 'keeps the same note once',
    check: async (createWitness) => {
      const witness = await createWitness()
      for (let turn = 0; turn < 3; turn += 1) await witness.add(origin, noteOf(origin, 5))
      expect(await witness.list(origin)).toEqual([noteOf(origin, 5)])
    },
  },
  {
    name: 'keeps logs apart, whatever their names hold',
    check: async (createWitness) => {
      const witness = await createWitness()
      const origins = ['a', 'A', 'a/b', 'a/../b', '../a', 'ä', 'a\u0308', '日志', 'a'.repeat(300), '%2e', '.']
      for (const [index, each] of origins.entries()) await witness.add(each, noteOf(each, index))
      for (const [index, each] of origins.entries())
        expect(await witness.list(each)).toEqual([noteOf(each, index)])
    },
  },
  {
    name: 'keeps all that are added at once',
    check: async (createWitness) => {
      const witness = await createWitness()
      const notes = Array.from({ length: 20 }, (_, index) => noteOf(origin, index % 10))
      await Promise.all(notes.map((note) => witness.add(origin, note)))
      expect(await witness.list(origin)).toEqual(notes.slice(0, 10))
    },
  },
  {
    name: 'refuses what is no checkpoint of the log, by rejecting, and keeps nothing of it',
    check: async (createWitness) => {
      const witness = await createWitness()
      for (const note of ['', 'words', 'a\n1\n', noteOf('example.com/other', 1)])
        expect(await kindOf(() => witness.add(origin, note))).toBe('input/invalid')
      expect(await witness.list(origin)).toEqual([])
    },
  },
  {
    name: 'keeps long notes and names beyond ASCII byte for byte',
    check: async (createWitness) => {
      const witness = await createWitness()
      const note =
        noteOf('日志.example/é', 3) +
        Array.from({ length: 40 }, (_, n) => `— w${n} ${'A'.repeat(104)}\n`).join('')
      await witness.add('日志.example/é', note)
      expect(await witness.list('日志.example/é')).toEqual([note])
    },
  },
]

const origin = 'example.com/customers'

/** A note in form alone: a witness is told by others whether it is believed. */
const noteOf = (name: string, size: number): string =>
  `${name}\n${size}\n${'A'.repeat(43)}=\n\n— key ${'A'.repeat(91)}=\n`

const kindOf = async (run: () => Promise<unknown>): Promise<unknown> => {
  const running = run() // a throw here is a breach of the contract, and fails the check
  try {
    await running
    return 'nothing'
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : error
  }
}
