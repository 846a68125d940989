/** Does a log come back from its file as it was, and is everything else a typed refusal, in a time that grows with its size? */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOrderCheck } from '../../src/audit/check-order'
import { signCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { type LogSource, readExport, writeExport } from '../../src/audit/export'
import type { LogEntry } from '../../src/audit/log-fault'
import { openProof, proofText, readProofText } from '../../src/audit/proof-text'
import { proveFromExport } from '../../src/audit/prove-export'
import { judgeLog } from '../../src/audit/verdict'
import { isTutelaError } from '../../src/core/error'
import { seededRandom } from '../crypto/seeded-random'
import { honestLog } from './honest-log'

const seed = 20_261_124
const key = createLogKey('example.com/customers', seededRandom(1))
const verifiers = [logVerifier(key.publicKey)]

const sourceOf = async (size: number, pending = 0): Promise<LogSource> => {
  const { entries, head } = honestLog(size, pending)
  const note = await signCheckpoint({ origin: 'example.com/customers', ...head }, [logSigner(key.secretKey)])
  return {
    notes: [note],
    read: async (take) => {
      entries.forEach(take)
      return head
    },
  }
}

const linesOf = async (source: LogSource): Promise<readonly string[]> => {
  const lines: string[] = []
  await writeExport(source, (line) => void lines.push(line))
  return lines
}

const entriesOf = async (source: LogSource): Promise<readonly LogEntry[]> => {
  const entries: LogEntry[] = []
  await source.read((entry) => void entries.push(entry))
  return entries
}

const kindOf = async (run: () => Promise<unknown>): Promise<unknown> => {
  try {
    await run()
    return 'nothing'
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : error
  }
}

describe('an exported log', () => {
  it('is the log that was written, without what stands beside the events', async () => {
    for (const [size, pending] of [
      [0, 0],
      [1, 0],
      [40, 3],
    ] as const) {
      const source = await sourceOf(size, pending)
      const lines = await linesOf(source)
      const again = await readExport(() => lines)
      expect(again.notes).toEqual(source.notes)
      expect(await entriesOf(again)).toEqual(
        (await entriesOf(source)).map(({ leaf, hash, position }) =>
          position === undefined ? { leaf, hash } : { leaf, hash, position },
        ),
      )
      expect(lines.join('')).not.toContain('salt')
      expect(await judgeLog(again, { verifiers })).toMatchObject({ size, pending, signed: 1, faults: [] })
    }
  })

  it('that lost any one line, or has one twice, is told or refused', async () => {
    const lines = await linesOf(await sourceOf(20))
    const held = honestLog(20).head
    for (let at = 0; at < lines.length; at += 1)
      for (const forged of [lines.toSpliced(at, 1), lines.toSpliced(at, 0, lines[at] ?? '')]) {
        const verdict = await readExport(() => forged)
          .then((source) => judgeLog(source, { kept: [held], verifiers }))
          .catch(() => undefined)
        const isCheckpoint = at === 1 // the held one stands for it
        const isEndTwice = at === lines.length - 1 && forged.length > lines.length
        if (!isCheckpoint && !isEndTwice) expect(verdict?.faults ?? ['refused'], `${at}`).not.toEqual([])
      }
  })

  it('is refused with its line where it is none, and nothing else is ever thrown', async () => {
    const lines = await linesOf(await sourceOf(3))
    const broken = lines.with(3, '{"position":')
    await expect(readExport(() => broken)).rejects.toMatchObject({
      failure: { kind: 'input/invalid', where: { line: 4 } },
    })
    for (const text of ['', '{}', '{"checkpoint":""}', '{"tutela-log":2}', '{"tutela-log":1,"more":1}'])
      expect(await kindOf(() => readExport(() => [text]))).toBe('input/invalid')
    expect(await kindOf(() => readExport(() => []))).toBe('input/invalid')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...lines), fc.json(), fc.string())),
        async (given) => {
          const kind = await kindOf(async () => judgeLog(await readExport(() => given), { verifiers }))
          expect(['nothing', 'input/invalid']).toContain(kind)
        },
      ),
      { seed, numRuns: 300 },
    )
  })

  it('proves each of its events, and none beyond its checkpoint', async () => {
    const source = await readExport(
      await sourceOf(11)
        .then(linesOf)
        .then((lines) => () => lines),
    )
    for (let position = 0; position < 11; position += 1)
      expect(openProof(proofText(await proveFromExport(source, position)), verifiers)).toMatchObject({
        position,
      })
    expect(await kindOf(() => proveFromExport(source, 11))).toBe('input/invalid')
    expect(await kindOf(() => proveFromExport({ ...source, notes: [] }, 0))).toBe('record/missing')
    const other = {
      ...source,
      notes: (await sourceOf(10)).notes.map((note) => note.replace('\n10\n', '\n9\n')),
    }
    expect(await kindOf(() => proveFromExport(other, 0))).toBe('audit/broken')
  })
})

describe('a proof as text', () => {
  it('comes back, and whatever else is given is refused and never thrown', async () => {
    const proof = await proveFromExport(await sourceOf(9), 4)
    const text = proofText(proof)
    expect(readProofText(text)).toEqual(proof)
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.nat(4),
        (at, put, cut) => {
          const changed = text.slice(0, at) + put + text.slice(at + cut)
          if (changed !== text) expect(openProof(changed, verifiers).outcome).toBe('refused')
        },
      ),
      { seed, numRuns: 1_000 },
    )
  })
})

describe('an order', () => {
  it('tells numbers that come late from numbers that come twice, and what never came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 60 }), (numbers) => {
        const order = createOrderCheck()
        const seen = new Set<number>()
        let highest = -1
        for (const number of numbers) {
          const expected = number > highest ? undefined : seen.has(number) ? 'inserted' : 'reordered'
          expect(order.add(number)).toBe(expected)
          seen.add(number)
          highest = Math.max(highest, number)
        }
        const missing = Array.from({ length: highest + 1 }, (_, number) => number).filter(
          (number) => !seen.has(number),
        )
        expect(order.gaps().every((number) => missing.includes(number))).toBe(true)
        expect(order.gaps().length > 0).toBe(missing.length > 0)
      }),
      { seed, numRuns: 1_000 },
    )
  })

  it('of the worst kind takes steps in proportion, not their square: every other number, then the rest', () => {
    const order = createOrderCheck()
    const size = 1_000_000
    for (let number = 1; number < size; number += 2) order.add(number)
    for (let number = 0; number < size; number += 2) expect(order.add(number)).toBe('reordered')
    expect(order.gaps()).toEqual([])
  })
})
