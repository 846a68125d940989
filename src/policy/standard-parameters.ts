/** What must a company choose before the standard policy is its own? The parameters, each with its default where one is safe. */

import { z } from 'zod'
import type { DeepReadonly } from '../core/read-only'
import { localized, name } from '../data/names'
import { country, policyDocument } from '../data/policy'

const { organization, version, timeZone, languages } = policyDocument.shape

export const standardParameters = z.strictObject({
  organization,
  version: version.default('1'),
  /** How many years an order is kept once it is completed: three at least (E-Commerce Law art. 31). */
  transactionYears: z
    .number()
    .int()
    .min(3, 'orders are kept three years at least (E-Commerce Law art. 31); give 3 or more')
    .max(100),
  /** Does the company sell on credit (2.2.5)? */
  creditBusiness: z.boolean().default(false),
  country: country.default('CN'),
  timeZone: timeZone.default('Asia/Shanghai'),
  languages: languages.default(['zh', 'en']),
  /** The partners that may be given anything, by name; in the company's own country unless they say otherwise. */
  recipients: z
    .record(name, z.strictObject({ label: localized.optional(), country: country.optional() }))
    .default({}),
})

export type StandardParameters = DeepReadonly<z.input<typeof standardParameters>>
export type ChosenParameters = DeepReadonly<z.output<typeof standardParameters>>
