/** Which of a record's values are kept? Those that parse; each entry of a list stands for itself, and nothing vanishes uncounted. */

import type { Where } from '../core/error'
import { basic } from '../data/categories/basic'
import { communication } from '../data/categories/communication'
import { credit } from '../data/categories/credit'
import { other } from '../data/categories/other'
import { preference } from '../data/categories/preference'
import { transaction } from '../data/categories/transaction'
import type { Category } from '../data/category'
import { parseItems } from '../data/parse-items'
import type { Json } from '../data/plain-json'
import { byEntry } from './by-entry'
import type { DemoCategory, RefusedValue } from './source'

/** One value as a source gives it: of an item, or one entry of an item that is given entry by entry. */
export interface GivenValue {
  readonly field: string
  readonly value: Json
  readonly where: Where
}

/** What came of a record's values: `given` is the accepted and the refused together. */
export interface ReadValues {
  readonly values: Readonly<Record<string, Json>>
  readonly refused: readonly RefusedValue[]
  readonly given: number
}

/** Parses each value alone by its item; entries that are accepted make up their list in the order given. */
export const readValues = (category: DemoCategory, given: readonly GivenValue[]): ReadValues => {
  const lists: Record<string, readonly Json[]> = {}
  const singles: Record<string, Json> = {}
  const refused: RefusedValue[] = []
  for (const { field, value, where } of given) {
    const isEntry = byEntry.has(field)
    const answer = parseItems(categories[category], { [field]: isEntry ? [value] : value })
    const parsed = answer.accepted[field]
    if (parsed === undefined) refused.push({ where, item: `${category}.${field}`, reasons: answer.refused })
    else if (isEntry && Array.isArray(parsed)) lists[field] = [...(lists[field] ?? []), ...parsed]
    else singles[field] = parsed
  }
  return { values: { ...singles, ...lists }, refused, given: given.length }
}

const categories: Readonly<Record<DemoCategory, Category>> = {
  basic,
  transaction,
  communication,
  preference,
  credit,
  other,
}
