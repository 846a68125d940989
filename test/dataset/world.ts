/** What do the tests of datasets share? Inputs in blocks, a policy, and ways to run to the end. */

import { type Failure, isTutelaError } from '../../src/core/error'
import { type DatasetWriting, maskDataset, type PlanSettings, planDataset } from '../../src/dataset/index'
import { definePolicy } from '../../src/policy/define'
import type { Policy } from '../../src/policy/policy'
import { standardPolicy } from '../../src/policy/standard'

export const policy: Policy = definePolicy(
  standardPolicy({ organization: 'Acme', transactionYears: 5, creditBusiness: true }),
  {
    purposes: {
      figures: {
        label: { en: 'Figures', zh: '汇总' },
        family: 'decision',
        basis: { kind: 'consent' },
        needs: ['basic.sex', 'basic.age'],
        aggregateOnly: true,
        keep: 'P1Y',
      },
    },
  },
)

/** A root of pseudonyms of the tests. */
export const root = new Uint8Array(32).fill(9)

/** A text in blocks of this many characters. */
export async function* blocksOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

/** Bytes in chunks of this many. */
export async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The failure that something rejects or throws with. */
export const failureOf = async (run: () => unknown): Promise<Failure> => {
  try {
    await run()
  } catch (error) {
    if (isTutelaError(error)) return error.failure
    throw error
  }
  throw new Error('nothing failed')
}

/** The whole masked text of an input. */
export const masked = async (
  input: string | Uint8Array,
  settings: Partial<PlanSettings> = {},
  writing: Partial<DatasetWriting> = {},
  size = 11,
): Promise<string> => {
  const plan = planDataset({ policy, purpose: 'service', mapping: {}, ...settings })
  if (plan.outcome === 'deny') throw new Error('denied')
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  let out = ''
  for await (const { text } of maskDataset(chunksOf(bytes, size), { form: 'csv', ...writing }, plan))
    out += text
  return out
}
