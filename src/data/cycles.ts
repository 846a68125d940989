/**
 * What does a policy say of what comes round again (5.3, 6.3, 7.1)? Who decides which applications, how long a promise of
 * confidentiality and a training count, what a partner gives back within what time, and how long ahead a lapse is told.
 */

import { z } from 'zod'
import type { DeepReadonly } from '../core/read-only'
import { name, period } from './names'

/** Applications that more than one position decides, one after another. What a route doesn't name, it doesn't ask. */
export const approvalRoute = z.strictObject({
  action: z.enum(['use', 'share']).optional(),
  purposes: z.array(name).min(1).optional(),
  recipients: z.array(name).min(1).optional(),
  /** Only applications for a sensitive item. */
  sensitive: z.literal(true).optional(),
  /** The positions that decide, in their order; each is another person. */
  steps: z.array(name).min(1),
})

export const cyclesRule = z.strictObject({
  /** By name; where several fit, the positions of all decide, in the order of the names. */
  routes: z.record(name, approvalRoute),
  /** How long a promise of confidentiality counts (7.1.1). */
  confidentialityFor: period,
  /** How long a training counts (7.1.2). */
  trainingEvery: period,
  /** Within what time a partner returns or destroys what it had, once an agreement ends (6.3.1). */
  returnWithin: period,
  /** How long before its end a lapse is told. */
  warnBefore: period,
})

export type ApprovalRoute = DeepReadonly<z.infer<typeof approvalRoute>>
export type CyclesRule = DeepReadonly<z.infer<typeof cyclesRule>>

/**
 * What holds where a document says nothing: one responsible person decides; training each year (GB/T 35273-2020, 11.6); what a partner
 * had is returned or deleted within 30 days of the end (PIPL art. 21 asks for it and names no time).
 */
export const defaultCycles: CyclesRule = {
  routes: {},
  confidentialityFor: 'P3Y',
  trainingEvery: 'P1Y',
  returnWithin: 'P30D',
  warnBefore: 'P30D',
}

/** What a document says of it, or what holds without it. */
export const cyclesOf = (document: { readonly cycles?: CyclesRule | undefined }): CyclesRule =>
  document.cycles ?? defaultCycles
