/** How does a permitted value leave? In the view that the decision gave it: plain, masked, as a pseudonym, or not at all. */

import { either as E } from 'fp-ts'
import { canonicalize } from '../core/canonical'
import { pseudonymOf } from '../crypto/pseudonym'
import type { Json } from '../data/plain-json'
import type { Item } from '../data/category'
import type { PurposeRule } from '../data/policy'
import type { View } from '../data/view'
import { applyView } from '../mask/view'
import { keepItemFormat } from '../pseudonym/item-value'
import type { RowOf } from '../store/tables'
import type { SeenRecord, ViewTree } from './answer'
import type { Act } from './operation'
import { factsOf, readRecord } from './record-row'

/** What may be seen, and within whose scope pseudonyms join. */
export interface Showing {
  /** By item. */
  readonly views: Readonly<Record<string, View>>
  /** Equal values have equal pseudonyms inside one scope, and unlinkable ones between scopes. */
  readonly scope: string
  /** How pseudonyms look; `opaque` where absent. */
  readonly pseudonyms?: PurposeRule['pseudonyms'] | undefined
}

/** Opens records and shows their permitted items, the oldest record first. */
export const showRecords = async (
  act: Act,
  rows: readonly RowOf<'record'>[],
  showing: Showing,
): Promise<readonly SeenRecord[]> => {
  const seen: SeenRecord[] = []
  for (const row of rows) seen.push(await showRecord(act, row, showing))
  return seen.sort((one, other) => one.capturedAt - other.capturedAt || (one.id < other.id ? -1 : 1))
}

/** The newest value of each item over all the records; a category is there, if empty, though no record is. */
export const mergeSeen = <Value>(
  seen: readonly SeenRecord<Value>[],
  categories: readonly string[],
): ViewTree<Value> => {
  const tree: Record<string, Record<string, Value>> = Object.fromEntries(
    categories.map((category) => [category, {}]),
  )
  for (const { category, items } of seen) tree[category] = { ...tree[category], ...items }
  return tree
}

const showRecord = async (act: Act, row: RowOf<'record'>, showing: Showing): Promise<SeenRecord> => {
  const values = await readRecord(act, row)
  const category = act.inside.policy.categories.get(row.category)
  const items: Record<string, Json> = {}
  for (const [field, value] of Object.entries(values)) {
    const item = category?.items[field]
    const view = item === undefined ? undefined : showing.views[item.name]
    if (item === undefined || view === undefined) continue
    const { mask } = item
    const pseudonym = (hidden: Json): Promise<Json> => pseudonymFor(act, showing, item, hidden)
    const shown = await applyView({ view, mask, value, pseudonym })
    if (shown !== undefined) items[field] = shown
  }
  return { id: row.id, category: row.category, capturedAt: factsOf(row).capturedAt, items }
}

/** In the item's own format where the purpose wants that and the whole value has one; else opaque, which every value has. */
const pseudonymFor = async (act: Act, showing: Showing, item: Item, value: Json): Promise<Json> => {
  const { derived } = act.inside
  if (showing.pseudonyms === 'format') {
    const kept = keepItemFormat(await derived.formatPseudonym(showing.scope, item.name), item, value)
    if (E.isRight(kept)) return kept.right
  }
  return pseudonymOf(await derived.pseudonym(showing.scope, item.name), canonicalize(value))
}
