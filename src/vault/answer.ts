/** What do a vault's operations answer? A permit with what it gives, or a denial; a failure rejects and is no answer. */

import type { Denial, Permit } from '../core/decision'
import type { Instant } from '../core/instant'
import type { Json } from '../data/plain-json'
import type { Refusal } from '../data/refusal'
import type { View } from '../data/view'

/** The id of the audit event, as `writer/counter`. */
export interface Recorded {
  readonly event: string
}

/** No, on the record. */
export type RecordedDenial = Denial & Recorded

/** Values that don't parse; they were not stored. */
export interface WithRefused {
  readonly refused: readonly Refusal[]
}

/** What came of a collection. `records` are the new ones, or those that the same reference made before. */
export type CollectAnswer =
  | (Permit<View> &
      Recorded &
      WithRefused & { readonly records: readonly string[]; readonly repeated: boolean })
  | (RecordedDenial & WithRefused)

/** Items in their views, by category and field: `view.basic.phone`. An omitted item isn't there. */
export type ViewTree<Value = Json> = { readonly [category: string]: { readonly [field: string]: Value } }

/** One record as it may be seen. */
export interface SeenRecord<Value = Json> {
  readonly id: string
  readonly category: string
  readonly capturedAt: Instant
  readonly items: { readonly [field: string]: Value }
}

/** What came of a use: each record, and over all of them the newest value of each item. */
export type UseAnswer<Value = Json> =
  | (Permit<View> &
      Recorded & { readonly view: ViewTree<Value>; readonly seen: readonly SeenRecord<Value>[] })
  | RecordedDenial

/** What came of a search: the customers who may be known of. */
export type FindAnswer =
  | { readonly outcome: 'permit'; readonly customers: readonly string[]; readonly event: string }
  | RecordedDenial
