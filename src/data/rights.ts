/** What does a policy say of customers' rights (7.3)? Within what time each is answered, how much longer it may take, and who is told of a correction. */

import { z } from 'zod'
import type { DeepReadonly } from '../core/read-only'
import { period } from './names'

/** What a customer may ask for: to know, a portable export, to correct, to delete, to choose. */
export const right = z.enum(['know', 'export', 'correct', 'delete', 'choose'])
export type Right = z.infer<typeof right>

export const rightsRule = z.strictObject({
  /** From when the request came in. */
  answerWithin: z.strictObject({
    know: period,
    export: period,
    correct: period,
    delete: period,
    choose: period,
  }),
  /** By how much all extensions together may move a deadline. */
  extendBy: period,
  /** Within what time a recipient is told that what it was given was corrected. */
  tellWithin: period,
  /** For which rights a customer who is signed in needs no further check of who they are. */
  signedIn: z.array(right),
})
export type RightsRule = DeepReadonly<z.infer<typeof rightsRule>>

/**
 * What holds where a document says nothing: 15 working days to correct, delete and choose (the 2019 measures on unlawful collection by
 * apps, 6; PIPL art. 50), 30 days for a report (GB/T 35273-2020 8.7), a month more at most (GDPR art. 12(3) lets two). Recipients are
 * told as soon as it can be done (GDPR art. 19).
 */
export const defaultRights: RightsRule = {
  answerWithin: { know: 'P30D', export: 'P30D', correct: 'P15B', delete: 'P15B', choose: 'P15B' },
  extendBy: 'P1M',
  tellWithin: 'P5B',
  signedIn: ['know', 'export', 'choose'],
}

/** What a document says of rights, or what holds without it. */
export const rightsOf = (document: { readonly rights?: RightsRule | undefined }): RightsRule =>
  document.rights ?? defaultRights
