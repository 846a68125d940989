/**
 * What does a policy say of supervision (chapter 8) and of the measures that people take (4.2, 7.1, 7.2)? Who answers for a measure
 * and how often it is shown, what is inspected how often, and within what time a problem is corrected.
 */

import { z } from 'zod'
import type { DeepReadonly } from '../core/read-only'
import { localized, name, period } from './names'

/** A measure of the organisation: its provision, the department that answers for it, and how long its evidence counts. */
export const controlRule = z.strictObject({
  label: localized,
  /** The provision that it carries out. */
  clause: z.string().regex(/^\d(\.\d){1,2}$/, 'a provision is its id in the register, for example `4.2.1`'),
  owner: name,
  review: period,
})

/** What an inspection looks at (8.2.1 to 8.2.4, 6.3.3). */
export const inspectionKind = z.enum(['compliance', 'accuracy', 'security', 'authorization', 'shares'])

/** One inspection that comes again and again. */
export const planRule = z.strictObject({
  label: localized,
  kind: inspectionKind,
  every: period,
  /** The departments that are inspected; all but the inspector's own unless told. */
  departments: z.array(name).min(1).optional(),
  /** The position that inspects; the supervising one unless told. */
  by: name.optional(),
})

export const oversightRule = z.strictObject({
  plans: z.record(name, planRule),
  /** Within what time a problem is corrected, by how grave it is (8.3.3). */
  correctWithin: z.strictObject({ high: period, medium: period, low: period }),
  /** How old a data key may grow. */
  keyAge: period,
  /** How long an event may wait for its position in the log. */
  sequenceWithin: period,
  /** By category: after what time values that nobody confirmed count as stale. */
  staleAfter: z.record(name, period),
})

export type ControlRule = DeepReadonly<z.infer<typeof controlRule>>
export type InspectionKind = z.infer<typeof inspectionKind>
export type PlanRule = DeepReadonly<z.infer<typeof planRule>>
export type OversightRule = DeepReadonly<z.infer<typeof oversightRule>>

/** How grave a problem is. */
export type Severity = keyof OversightRule['correctWithin']

const plan = (kind: InspectionKind, en: string, zh: string, every: string): PlanRule => ({
  label: { en, zh },
  kind,
  every,
})

/**
 * What holds where a document says nothing: every inspection once a year at least (GB/T 35273-2020 11.7; PIPL art. 54), those of
 * releases each quarter; keys of two years at most (NIST SP 800-57 part 1, 5.3.6); a grave problem is corrected within a week.
 */
export const defaultOversight: OversightRule = {
  plans: {
    compliance: plan('compliance', 'Compliance', '合规性检查', 'P1Y'),
    accuracy: plan('accuracy', 'Accuracy', '信息准确性检查', 'P1Y'),
    security: plan('security', 'Security measures', '安全措施检查', 'P6M'),
    authorization: plan('authorization', 'Authorizations and approvals', '授权与审批检查', 'P3M'),
    shares: plan('shares', 'Shares', '共享检查', 'P3M'),
  },
  correctWithin: { high: 'P7D', medium: 'P30D', low: 'P90D' },
  keyAge: 'P2Y',
  sequenceWithin: 'P1D',
  staleAfter: { preference: 'P2Y', credit: 'P1Y' },
}

/** What a document says of supervision, or what holds without it. */
export const oversightOf = (document: { readonly oversight?: OversightRule | undefined }): OversightRule =>
  document.oversight ?? defaultOversight
