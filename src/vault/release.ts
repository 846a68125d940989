/** In which form does a vault give values away? As they are, or guarded, so that what prints them by mistake prints masks. */

import type { Json } from '../data/plain-json'
import type { View } from '../data/view'
import { type Guarded, guard } from '../mask/guarded'
import type { Policy } from '../policy/policy'
import type { SeenRecord } from './answer'

/** `guarded`: every value that is shown is a `Guarded`, to be opened on purpose. */
export type Release = 'plain' | 'guarded'

/** What a shown value is under a release. */
export type Released<R extends Release> = R extends 'guarded' ? Guarded<Json> : Json

/**
 * Records as they leave. What the decision shows plain prints as its item's mask until it is opened; what it shows masked or as a
 * pseudonym opens to that, and prints as that. (5.4.3)
 */
export const releaseSeen = (
  { release, policy }: { readonly release: Release; readonly policy: Policy },
  seen: readonly SeenRecord[],
  views: Readonly<Record<string, View>>,
): readonly SeenRecord<Released<Release>>[] => {
  if (release === 'plain') return seen
  const guardItem = (category: string, field: string, value: Json): Guarded<Json> => {
    const item = policy.categories.get(category)?.items[field]
    return guard(value, item !== undefined && views[item.name] === 'plain' ? item.mask : 'none')
  }
  return seen.map((record) => ({
    ...record,
    items: Object.fromEntries(
      Object.entries(record.items).map(([field, value]) => [field, guardItem(record.category, field, value)]),
    ),
  }))
}
