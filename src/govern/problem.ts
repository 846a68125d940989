/**
 * What becomes of a problem that an inspection found (8.3)? Recorded with nature and reach, analysed to its cause and who is responsible,
 * corrected inside a deadline, and closed only by a later inspection that no longer sees it; what comes back is opened again.
 */

import { z } from 'zod'
import { signatory } from '../data/approval'
import { instant, localized, opaqueId } from '../data/names'
import { inspectionKind } from '../data/oversight'
import { oversightFinding } from '../check/rules-of-oversight'
import type { MatterKind } from '../vault/matter'

/** A text of people about their own work. */
const text = z.string().min(1).max(500)

/** Why it happened, and which department and person is responsible (8.3.2). */
export const analysis = z.strictObject({ cause: text, department: z.string().min(1), person: opaqueId })
export type Analysis = z.infer<typeof analysis>

/** What is decided of who is responsible, under the rules of the company, and what came of it (8.3.2). */
export const accountability = z.strictObject({ decision: text, outcome: text.optional() })
export type Accountability = z.infer<typeof accountability>

/** What is done about it, until when (8.3.3). */
export const correction = z.strictObject({ measure: text, dueAt: instant })
export type Correction = z.infer<typeof correction>

const signed = { by: signatory, at: instant }

export const problemBody = z.strictObject({
  /** The inspection that sees it. */
  plan: z.string(),
  kind: inspectionKind,
  rule: z.string(),
  reason: z.string(),
  clauses: z.array(z.string()),
  /** Its nature, in words (8.3.1). */
  message: localized,
  severity: z.enum(['high', 'medium', 'low']),
  department: z.string().optional(),
  about: z.array(z.string()),
  /** How far it reaches, as it was last seen (8.3.1). */
  reach: z.strictObject({
    count: z.number().int(),
    customers: z.number().int(),
    examples: z.array(z.string()),
  }),
  foundAt: instant,
  /** Until when the policy lets it be corrected, from when it was found or came back (8.3.3). */
  latestAt: instant,
  lastSeenAt: instant,
  /** The inspections that saw it first and last. */
  foundBy: opaqueId,
  seenBy: opaqueId,
  recurrences: z.number().int(),
  /** How often it was said to be corrected and seen again. */
  ineffective: z.number().int(),
  analysis: analysis.extend(signed).optional(),
  accountability: accountability.extend(signed).optional(),
  correction: correction.extend(signed).optional(),
  corrected: z.strictObject(signed).optional(),
  closed: z.strictObject({ at: instant, inspection: opaqueId }).optional(),
})
export type ProblemBody = z.infer<typeof problemBody>
export type ProblemState = 'found' | 'analysed' | 'correcting' | 'corrected' | 'closed'
export type ProblemMove = 'analyse' | 'account' | 'correct' | 'report' | 'see' | 'persist' | 'close' | 'recur'

export const problemMatter: MatterKind<ProblemBody, ProblemState, ProblemMove> = {
  kind: 'problem',
  first: 'found',
  moves: {
    analyse: { from: ['found'], to: 'analysed' },
    account: { from: ['analysed', 'correcting', 'corrected'] },
    correct: { from: ['analysed', 'correcting'], to: 'correcting' },
    report: { from: ['correcting'], to: 'corrected' },
    see: { from: ['found', 'analysed', 'correcting', 'corrected'] },
    persist: { from: ['corrected'], to: 'correcting' },
    close: { from: ['corrected'], to: 'closed' },
    recur: { from: ['closed'], to: 'found' },
  },
  shape: problemBody,
  outOfOrder: oversightFinding['correct/order']['out-of-order'],
}
