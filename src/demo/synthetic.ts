/** Which customers does the demo make up? A few hundred from a seed, with orders, talks, preferences and credit, and some values that are wrong on purpose. */

import type { Instant } from '../core/instant'
import type { Localized } from '../core/locale'
import type { Json } from '../data/plain-json'
import { byEntry } from './by-entry'
import { tally } from './figures'
import { type GivenValue, type ReadValues, readValues } from './read-values'
import { type Draw, seeded } from './seeded'
import type { DemoCategory, DemoCustomer, DemoPartner, DemoRecord, DemoSource } from './source'
import { otherStaff, salesStaff } from './staff'
import { drawStance } from './stance'
import { basicItems } from './synthetic-basic'
import { drawOrders } from './synthetic-orders'
import { drawPerson, type Person } from './synthetic-person'
import { drawCredit, drawOther, drawPreferences, drawTalk } from './synthetic-relations'
import { spoil } from './synthetic-faults'

/** A Monday; nothing that is made up lies later. */
const startsAt: Instant = Date.UTC(2026, 2, 2)

/**
 * Makes the synthetic input of the demo: the same for the same seed (a whole number) and count on every machine.
 *
 * @example
 * ```ts
 * syntheticSource({ seed: 1, count: 300 }).figures.customers // 300
 * ```
 */
export const syntheticSource = ({
  seed = 20_260_302,
  count = 300,
}: {
  readonly seed?: number
  readonly count?: number
} = {}): DemoSource => {
  const drawn = Array.from({ length: count }, (_, at) => drawCustomer(seed, at))
  const customers = drawn.map(({ customer }) => customer)
  return {
    name: 'synthetic',
    startsAt,
    staff: [...salesStaff, ...otherStaff],
    partners,
    customers,
    oddRows: [],
    announcements,
    ...tally(
      { customers: count },
      customers,
      drawn.flatMap(({ read }) => read),
    ),
  }
}

/** One customer, from a draw of their own: they stay the same whatever is changed in another. */
const drawCustomer = (
  seed: number,
  at: number,
): { readonly customer: DemoCustomer; readonly read: readonly ReadValues[] } => {
  const draw = seeded(Math.imul(seed, 7919) + at)
  const person = drawPerson(draw, 2026)
  const drafts = draftsOf(draw, person, at).map(({ items, ...record }) => ({
    record,
    read: readValues(record.category, givenValues(at, record.category, spoil(record.category, items, at))),
  }))
  const age = person.isMinor ? 'minor' : 'adult'
  return {
    read: drafts.map(({ read }) => read),
    customer: {
      key: `synthetic-${at + 1}`,
      age,
      records: drafts.map(({ record, read }): DemoRecord => ({ ...record, values: read.values })),
      stance: drawStance(draw, age, startsAt),
    },
  }
}

type Draft = Omit<DemoRecord, 'values'> & { readonly items: Readonly<Record<string, Json>> }

const draftsOf = (draw: Draw, person: Person, at: number): readonly Draft[] => {
  const channel = draw.pick(['website', 'app', 'social', 'online-service', 'sales-visit', 'event', 'partner'])
  const capturedAt = startsAt - (1 + draw.below(2)) * 3_600_000
  const draft = (category: DemoCategory, items: Draft['items']): Draft => ({
    category,
    channel,
    items,
    capturedAt,
    events: {},
  })
  const orders = drawOrders(draw, person, { series: `SO-${at + 1}`, endAt: startsAt })
  return [
    draft('basic', basicItems(draw, person, at + 1)),
    ...orders.map(
      ({ items, placedAt, completedAt }): Draft => ({
        category: 'transaction',
        channel: 'website',
        items,
        capturedAt: placedAt,
        events: {
          'last-transaction': placedAt,
          ...(completedAt === undefined ? {} : { 'order-completed': completedAt }),
        },
      }),
    ),
    ...(draw.chance(40) ? [draft('communication', drawTalk(draw, person, capturedAt))] : []),
    ...(draw.chance(50) ? [draft('preference', drawPreferences(draw, capturedAt))] : []),
    ...(!person.isMinor && draw.chance(35) ? [draft('credit', drawCredit(draw, startsAt))] : []),
    ...(draw.chance(60) ? [draft('other', drawOther(draw, '王芳'))] : []),
  ]
}

/** Entry by entry where the item is a list of them. */
const givenValues = (at: number, category: string, items: Draft['items']): readonly GivenValue[] =>
  Object.entries(items).flatMap(([field, value]) => {
    const where = { path: `customers[${at}].${category}.${field}` }
    return byEntry.has(field) && Array.isArray(value)
      ? value.map((entry: Json, index) => ({
          field,
          value: entry,
          where: { path: `${where.path}[${index}]` },
        }))
      : [{ field, value, where }]
  })

const partners: readonly DemoPartner[] = [
  { id: 'carrier-swift', label: { en: 'Swift Express', zh: '迅达快递' }, country: 'CN' },
  { id: 'carrier-global', label: { en: 'Global Parcel', zh: '环球包裹' }, country: 'DE' },
]

const announcements: readonly Localized[] = [
  {
    en: 'everything in this input is made up from a seed: customers, staff, partners, consents and approvals',
    zh: '本输入全部由种子生成：客户、员工、合作伙伴、授权与审批均为虚构',
  },
  {
    en: 'some values are wrong on purpose, to show how each is refused alone',
    zh: '其中有意放入若干错误值，以展示逐项拒绝',
  },
]
