/** What does a decision rest on? Everything known about one customer, one actor and one recipient at one moment. */

import { z } from 'zod'
import { agreement } from './agreement'
import { approval, breakGlass, internalGrant } from './approval'
import { choice, consent } from './consent'
import { hold } from './hold'
import { notice } from './notice'
import { recordSummary } from './record'
import { suspension } from './suspension'
import { undertaking } from './undertaking'

/** `minor` is under 14 (PIPL art. 31). */
export const ageClass = z.enum(['adult', 'minor', 'unknown'])

export const evidence = z.strictObject({
  age: ageClass,
  notices: z.array(notice),
  consents: z.array(consent),
  choices: z.array(choice),
  approvals: z.array(approval),
  /** How often one-off approvals were used, by approval id. */
  extractions: z.record(z.string(), z.number().int().nonnegative()),
  grants: z.array(internalGrant),
  breakGlass: z.array(breakGlass),
  agreements: z.array(agreement),
  undertakings: z.array(undertaking),
  holds: z.array(hold),
  records: z.array(recordSummary),
  /** Who may do nothing for now. */
  suspensions: z.array(suspension).optional(),
})
export type Evidence = z.infer<typeof evidence>

/** Nothing is known: what default deny starts from. */
export const noEvidence: Evidence = {
  age: 'unknown',
  notices: [],
  consents: [],
  choices: [],
  approvals: [],
  extractions: {},
  grants: [],
  breakGlass: [],
  agreements: [],
  undertakings: [],
  holds: [],
  records: [],
}
