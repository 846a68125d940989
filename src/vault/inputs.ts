/** Has what a caller asks of the vault the right shape? Read once, into a copy; whether the names exist is decided later. */

import { z } from 'zod'
import { actor } from '../data/actor'
import { instant, name, opaqueId } from '../data/names'
import { retentionStart } from '../data/policy'
import { parseGivenShape } from './step'

const text = z.string().max(256)

export const collectInput = z.strictObject({
  actor,
  customer: opaqueId,
  channel: text,
  supplier: text.optional(),
  purposes: z.array(text),
  notice: opaqueId.optional(),
  capturedAt: instant.optional(),
  values: z.record(z.string(), z.unknown()),
  events: z.record(name, z.partialRecord(retentionStart, instant)).optional(),
  keepAccurate: z.boolean().optional(),
  reference: z.string().min(1).max(1024).optional(),
})

export const useInput = z.strictObject({
  actor,
  customer: opaqueId,
  purpose: text,
  items: z.array(text).min(1),
  manner: text.optional(),
})

export const findInput = z.strictObject({
  actor,
  purpose: text,
  by: z.strictObject({ item: text, value: z.unknown() }),
  manner: text.optional(),
})

/** A list of inputs in their shape, whether one was given or many. */
export const parseInputs = <A>(shape: z.ZodType<A>, given: unknown, what: string): readonly A[] =>
  parseGivenShape(z.array(shape), Array.isArray(given) ? given : [given], what)
