/** What does the audit log say of one event? Who did what, when, for what, under which rule and evidence; never a value. */

import { z } from 'zod'
import { instant, opaqueId } from './names'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const names = z.array(z.string().max(256))

/** What was done or asked. */
export const auditAction = z.enum([
  'open',
  'collect',
  'use',
  'find',
  'share',
  'dispose',
  'consent',
  'withdraw',
  'choose',
  'apply',
  'approve',
  'review',
  'register',
  'note',
  'erase',
  'govern',
])
export type AuditAction = z.infer<typeof auditAction>

/** One event (5.3.3, 6.3.3). Which customer is told as a commitment, so that erasing its salt unties the two. */
export const auditEvent = z.strictObject({
  'tutela-event': z.literal(1),
  at: instant,
  /** One opened vault, and how many events it wrote before this one. */
  writer: opaqueId,
  counter: z.number().int().nonnegative(),
  /** The leaf hash of the same writer's event before, hex; zeros for its first. */
  previous: hash,
  action: auditAction,
  outcome: z.enum(['permit', 'deny', 'done', 'failed']),
  /** A customer who acts is told as a commitment, under the same salt as the customer it is about. */
  actor: z.strictObject({
    kind: z.enum(['staff', 'customer', 'system']),
    id: opaqueId,
    department: z.string().max(256).optional(),
    position: z.string().max(256).optional(),
  }),
  /** HMAC-SHA256 of the customer's id under the salt that is kept beside the event, hex. */
  customer: hash.optional(),
  policy: z.string(),
  purposes: names.optional(),
  items: names.optional(),
  manner: z.string().max(256).optional(),
  recipient: z.string().max(256).optional(),
  /** Ids of the rules that were broken, or warned of. */
  rules: names.optional(),
  evidence: names.optional(),
  records: names.optional(),
  /** What an event is about: a kind of evidence, an action of disposal, the kind of a failure. */
  about: z.string().max(256).optional(),
})
export type AuditEvent = z.infer<typeof auditEvent>
