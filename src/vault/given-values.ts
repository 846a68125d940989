/** What of the values that were given is accurate? Each is parsed by its item; a category that the policy lacks has none. */

import type { Category } from '../data/category'
import { parseItems } from '../data/parse-items'
import { type Refusal, refusal } from '../data/refusal'
import type { Policy } from '../policy/policy'
import type { RecordValues } from './record-row'

/** The values of one category that parsed. */
export interface GivenPart {
  readonly category: Category
  readonly values: RecordValues
}

/** What parsed, by category, and what didn't. */
export interface GivenValues {
  readonly parts: readonly GivenPart[]
  readonly refused: readonly Refusal[]
  /** The items that parsed. */
  readonly items: readonly string[]
}

/** Parses values by category and field. */
export const parseGiven = (policy: Policy, given: Readonly<Record<string, unknown>>): GivenValues => {
  const parts: GivenPart[] = []
  const refused: Refusal[] = []
  for (const [at, [name, values]] of Object.entries(given).entries()) {
    const category = policy.categories.get(name)
    if (category === undefined) {
      // an unknown name may be a value, so it is told by its position alone
      refused.push(refusal('?', [at], 'unknown'))
      continue
    }
    const parsed = parseItems(category, values)
    refused.push(...parsed.refused)
    const accepted: Record<string, RecordValues[string]> = {}
    for (const [field, value] of Object.entries(parsed.accepted))
      if (value !== undefined) accepted[field] = value
    if (Object.keys(accepted).length > 0) parts.push({ category, values: accepted })
  }
  const items = parts.flatMap(({ category, values }) =>
    Object.keys(values).map((field) => `${category.name}.${field}`),
  )
  return { parts, refused, items }
}
