/** Who approved what? An application and its decision, the grants between departments, and break-glass. */

import { z } from 'zod'
import { instant, itemName, name, opaqueId, term } from './names'
import { view } from './view'

/** Who took a step: staff id and position at that time. */
export const signatory = z.strictObject({ id: opaqueId, department: name, position: name })
export type Signatory = z.infer<typeof signatory>

/** Which customers an approval concerns. */
export const subjects = z.union([z.literal('all'), z.array(opaqueId).min(1)])

/** One step of a decision, by the position whose turn it was. */
export const approvalStep = z.strictObject({
  by: signatory,
  at: instant,
  reason: z.string().min(1).optional(),
})

const steps = z.array(approvalStep).optional()

export const approval = z.strictObject({
  id: opaqueId,
  action: z.enum(['use', 'share']),
  purpose: name,
  items: z.array(itemName).min(1),
  customers: subjects,
  manner: z.string().min(1),
  /** For a sharing approval: to whom. */
  recipient: name.optional(),
  applicant: signatory,
  appliedAt: instant,
  decision: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('applied'), steps }),
    z.strictObject({
      state: z.literal('approved'),
      by: signatory,
      at: instant,
      reason: z.string().min(1).optional(),
      /** Where several positions decide: each step, in its order. */
      steps,
    }),
    z.strictObject({
      state: z.literal('refused'),
      by: signatory,
      at: instant,
      reason: z.string().min(1),
      steps,
    }),
  ]),
  /** A one-off approval bounds the number of extractions; a standing one has none. */
  extractions: z.number().int().positive().optional(),
  revokedAt: instant.optional(),
  ...term,
})
export type Approval = z.infer<typeof approval>

/** A sharing grant between departments (6.2.1). */
export const internalGrant = z.strictObject({
  id: opaqueId,
  owner: name,
  receiver: name,
  purposes: z.array(name).min(1),
  items: z.array(itemName).min(1),
  manner: z.string().min(1),
  view: view.optional(),
  appliedBy: signatory,
  approvedBy: signatory,
  revokedAt: instant.optional(),
  ...term,
})
export type InternalGrant = z.infer<typeof internalGrant>

/** An emergency use without approval, and its mandatory review. */
export const breakGlass = z.strictObject({
  id: opaqueId,
  actor: opaqueId,
  purpose: name,
  items: z.array(itemName).min(1),
  customer: opaqueId,
  reason: z.string().min(1),
  reviewedBy: opaqueId.optional(),
  reviewDueAt: instant,
  ...term,
})
export type BreakGlass = z.infer<typeof breakGlass>
