/** What does each consent of a customer authorize, as its own notice said it? Whether it is in force is asked later, at an instant. */

import type { Consent } from '../data/consent'
import type { Evidence } from '../data/evidence'
import type { Notice } from '../data/notice'
import { itemsNamed } from '../policy/compile-items'
import { both, isEmpty, type ItemSet, union } from '../policy/item-set'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { byEnd, type ItemGround } from './ground'
import { endOf, isInForce, type Watch } from './in-force'

/** A consent that authorizes, with what it names and what its notice told. */
export interface Cover extends ItemGround {
  readonly consent: Consent
  readonly voluntary: boolean
  readonly told: readonly { readonly purposes: readonly string[]; readonly items: ItemSet }[]
}

/** What is asked of a consent beyond covering. */
export interface Demand {
  readonly voluntary?: true
  readonly guardian?: boolean
  readonly separate?: true
  readonly recipient?: string
  readonly crossBorder?: boolean
}

const parts = ['purpose', 'scope', 'manner', 'protection', 'rights'] as const

/** Does the notice hold text in all five parts? */
export const isComplete = (notice: Notice): boolean =>
  parts.every((part) => (notice.parts[part] ?? '').trim() !== '')

/** Is the notice in a language of the policy? */
export const isServed = (tables: PolicyTables, notice: Notice): boolean =>
  tables.document.languages.includes(notice.language)

/** The customer's consents that are given or renewed, the one that ends last first. */
export const coversOf = (tables: PolicyTables, evidence: Evidence, customer: string): readonly Cover[] =>
  evidence.consents
    .filter((consent) => consent.customer === customer && authorizes(consent))
    .map((consent) => ({
      id: consent.id,
      endsAt: endOf(consent),
      consent,
      items: itemsNamed(
        tables,
        consent.items.map(({ item }) => item),
      ),
      voluntary: isVoluntary(tables, consent),
      told: noticesOf(tables, evidence, consent).map((notice) => ({
        purposes: notice.purposes,
        items: itemsNamed(tables, notice.items),
      })),
    }))
    .sort(byEnd)

/** Of the covers that are in force and meet the demand, the items of the purpose that each covers. */
export const groundsOf = (
  tables: PolicyTables,
  covers: readonly Cover[],
  purpose: PurposeTable,
  watch: Watch,
  demand: Demand,
): readonly ItemGround[] =>
  covers.flatMap((cover) => {
    if (!cover.consent.purposes.includes(purpose.name) || !meetsDemand(cover, demand)) return []
    const told = cover.told
      .filter((part) => part.purposes.includes(purpose.name))
      .reduce((items, part) => union(items, part.items), tables.none)
    const items = both(both(cover.items, told), purpose.needs)
    return isEmpty(items) || !isInForce(watch, cover.consent)
      ? []
      : [{ id: cover.id, endsAt: cover.endsAt, items }]
  })

/** Only these two states authorize. */
export const authorizes = (consent: Consent): boolean =>
  consent.state === 'given' || consent.state === 'renewed'

const meetsDemand = ({ consent, voluntary }: Cover, demand: Demand): boolean =>
  (demand.voluntary !== true || voluntary) &&
  (demand.guardian !== true || consent.givenBy === 'guardian') &&
  (demand.separate !== true || consent.separate) &&
  (demand.recipient === undefined || consent.recipients.includes(demand.recipient)) &&
  (demand.crossBorder !== true || consent.crossBorder)

const isVoluntary = (tables: PolicyTables, consent: Consent): boolean =>
  (consent.act === 'ticked' || consent.act === 'signed' || consent.act === 'spoken') &&
  !consent.bundled &&
  !consent.inducement &&
  consent.conditionFor.every((purpose) => tables.purposeByName.get(purpose)?.family === 'service')

const noticesOf = (tables: PolicyTables, evidence: Evidence, consent: Consent): readonly Notice[] =>
  evidence.notices.filter(
    (notice) =>
      notice.id === consent.notice.id &&
      notice.hash === consent.notice.hash &&
      notice.language === consent.notice.language &&
      isComplete(notice) &&
      isServed(tables, notice) &&
      notice.fromAt <= consent.givenAt &&
      consent.givenAt < notice.untilAt,
  )
