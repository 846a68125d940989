/** What does a scenario say? What is given, what is asked, and what must come of it; by the names of a policy, in a file beside it. */

import { z } from 'zod'
import { itemName, name, opaqueId, period } from '../data/names'
import { ageClass } from '../data/evidence'
import { reviewState } from '../data/record'
import { view } from '../data/view'

/** What can be taken away from a customer of whom everything is given. */
export const lacking = z.enum([
  'notice',
  'consent',
  'separate-consent',
  'recipient-consent',
  'guardian',
  'approval',
  'internal-grant',
  'confidentiality',
  'training',
  'agreement',
  'cross-border-basis',
  'recipient-key',
  'record',
])
export type Lacking = z.infer<typeof lacking>

/** The evidence: everything that a request could ask for, but for what is told here. */
export const given = z.strictObject({
  without: z.array(lacking).optional(),
  age: ageClass.optional(),
  /** The customer opted out of the purpose, or of sharing with the recipient. */
  optedOut: z.enum(['purpose', 'sharing']).optional(),
  record: z
    .strictObject({
      /** How long ago it was collected, and every other event happened. */
      age: period.optional(),
      purposes: z.array(name).min(1).optional(),
      review: reviewState.optional(),
      archived: z.boolean().optional(),
    })
    .optional(),
  /** An emergency stands, declared by the actor. */
  emergency: z.boolean().optional(),
})

/** The request, by names alone. */
export const when = z.strictObject({
  action: z.enum(['collect', 'use', 'share']),
  /** Who asks: a position of the policy; the customer where absent. */
  position: name.optional(),
  purpose: name,
  items: z.array(itemName).min(1),
  recipient: name.optional(),
  channel: name.optional(),
  supplier: opaqueId.optional(),
  manner: z.string().max(256).optional(),
})

/** What must come of it: a permit, perhaps in these views, or a denial, by these rules and no others. */
export const expected = z.union([
  z.strictObject({ permit: z.union([z.literal(true), z.record(itemName, view)]) }),
  z.strictObject({ deny: z.union([z.literal(true), z.array(z.string().max(64)).min(1)]) }),
])

export const scenario = z.strictObject({
  name: z.string().min(1).max(256),
  given: given.optional(),
  when,
  expect: expected,
})

/** A file of scenarios. */
export const scenarioFile = z.strictObject({ scenarios: z.array(scenario).min(1).max(10_000) })

export type Scenario = z.infer<typeof scenario>
export type Given = z.infer<typeof given>
export type When = z.infer<typeof when>
