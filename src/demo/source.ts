/** What is the demo's story told about? One shape for both sources, the synthetic and Northwind; it decides and stores nothing. */

import type { Where } from '../core/error'
import type { Instant } from '../core/instant'
import type { Localized } from '../core/locale'
import type { Staff } from '../data/actor'
import type { standardCategories } from '../data/categories/standard'
import type { Json } from '../data/plain-json'
import type { Refusal } from '../data/refusal'

/** All that a story needs; figures add up: values given are those accepted and those refused. */
export interface DemoSource {
  readonly name: 'synthetic' | 'northwind'
  /** Where the story's clock starts: after the last thing that the data tells. */
  readonly startsAt: Instant
  readonly staff: readonly DemoStaff[]
  readonly partners: readonly DemoPartner[]
  readonly customers: readonly DemoCustomer[]
  /** Values that don't parse, each refused alone. */
  readonly refused: readonly RefusedValue[]
  /** Rows that are kept, and look wrong. */
  readonly oddRows: readonly OddRow[]
  /** What isn't in the data and is put beside it, to be said before the story begins. */
  readonly announcements: readonly Localized[]
  readonly figures: DemoFigures
}

/** One of the staff; `synthetic` where the data has no such person. */
export interface DemoStaff {
  readonly actor: Staff
  readonly name: string
  readonly title: string
  readonly synthetic: boolean
}

/** One who gets addresses to deliver to; `id` is the name of a recipient in a policy. */
export interface DemoPartner {
  readonly id: string
  readonly label: Localized
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

export interface DemoCustomer {
  /** Ties the source's rows together and is told nowhere: the vault's ids are new and opaque. */
  readonly key: string
  readonly age: 'adult' | 'minor' | 'unknown'
  readonly records: readonly DemoRecord[]
  readonly stance: DemoStance
}

/** The accepted values of one record, by field. */
export interface DemoRecord {
  readonly category: DemoCategory
  readonly channel: 'website' | 'app' | 'social' | 'online-service' | 'sales-visit' | 'event' | 'partner'
  readonly values: Readonly<Record<string, Json>>
  readonly capturedAt: Instant
  /** When things happened that retention counts from. */
  readonly events: { readonly [E in 'last-transaction' | 'order-completed']?: Instant }
  readonly where?: Where
}

export type DemoCategory = (typeof standardCategories)[number]['name']

/** What a customer may be asked for. */
export type DemoTopic = 'service' | 'delivery' | 'marketing' | 'decision' | 'sharing'

/** What the customer says when asked, and later. */
export interface DemoStance {
  readonly givenBy: 'customer' | 'guardian'
  readonly agreesTo: readonly DemoTopic[]
  readonly optsOutOf: readonly DemoTopic[]
  /** Agreed to before, taken back at an instant of the story. */
  readonly withdraws: readonly { readonly topic: DemoTopic; readonly at: Instant }[]
}

/** One value that was refused, where it stands and every reason; never the value. */
export interface RefusedValue {
  readonly where: Where
  readonly item: string
  readonly reasons: readonly Refusal[]
}

export interface OddRow {
  readonly where: Where
  readonly reasons: readonly Localized[]
}

/** How much there was: `values` counts each entry of a list (each phone, each order line) as one. */
export interface DemoFigures {
  /** Rows read, by file or kind. */
  readonly rows: Readonly<Record<string, number>>
  readonly customers: number
  /** Records by category. */
  readonly records: Readonly<Record<string, number>>
  readonly values: { readonly given: number; readonly accepted: number; readonly refused: number }
}
