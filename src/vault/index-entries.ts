/**
 * By which texts can a record be found? One entry for each. A collector has no key for them: it leaves word, and whoever holds the
 * key makes the entries later.
 */

import { isTutelaError } from '../core/error'
import { blindIndex } from '../crypto/blind-index'
import type { RowOf } from '../store/tables'
import type { GivenPart } from './given-values'
import type { Act } from './operation'

/** The entries of a record; where the ring has no key for them, the word that they are pending. */
export const entriesOf = async (
  act: Act,
  { category, values }: GivenPart,
  record: string,
  customer: string,
): Promise<readonly RowOf<'index_entry'>[]> => {
  const entries: RowOf<'index_entry'>[] = []
  for (const [field, value] of Object.entries(values)) {
    const item = category.items[field]
    if (item?.findBy === undefined) continue
    const key = await indexKey(act, item.name)
    if (key === undefined)
      return [{ customer, record, item: pendingItem, tag: pendingTag, category: category.name }]
    for (const text of new Set(item.findBy(value)))
      entries.push({ customer, record, item: item.name, tag: blindIndex(key, text), category: category.name })
  }
  return entries
}

/** No item has this name, so nobody looks for it. */
export const pendingItem = ' pending'
export const pendingTag = Uint8Array.of(0)

/** A collector has no index root. */
const indexKey = async (act: Act, item: string): Promise<Uint8Array | undefined> => {
  try {
    return await act.inside.derived.index(item)
  } catch (error) {
    if (isTutelaError(error) && error.failure.kind === 'key/missing') return undefined
    throw error
  }
}
