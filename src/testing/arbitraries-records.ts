/** What may be stored about a customer, and held? Summaries of records in every state, near the ends of their periods, and legal holds. */

import * as fc from 'fast-check'
import type { Instant } from '../core/instant'
import type { Hold } from '../data/hold'
import type { RecordSummary } from '../data/record'
import {
  cutShort,
  day,
  dense,
  mostly,
  numbered,
  often,
  oneOf,
  seldom,
  termAround,
  someOf,
} from './arbitraries-chances'
import type { Known } from './arbitraries-known'
import { people } from './arbitraries-requests'

/** Days ago: lately for the most part, else about where periods of these lengths end. */
const daysAgo = fc.oneof(
  { arbitrary: oneOf(1, 2, 0), weight: 40 },
  { arbitrary: oneOf(5, 14, 20, 21, 28, 30, 31, 180, 181, 365, 366, 400, 1826, 1827, 2200), weight: 3 },
  { arbitrary: fc.nat(2200), weight: 2 },
)

/** An instant some days ago, sometimes a millisecond beside it. */
const ago = (at: Instant): fc.Arbitrary<Instant> =>
  fc.tuple(daysAgo, often(0, oneOf(-1, 1))).map(([count, beside]) => at - count * day + beside)

/** Up to four records, some of what is asked about. */
export const recordsOf = (known: Known, at: Instant): fc.Arbitrary<RecordSummary[]> => {
  const { items: asked } = known.asked.use
  const home = asked.find((item) => known.items.includes(item)) ?? known.items[0] ?? 'a.x'
  const category = home.slice(0, home.indexOf('.'))
  const draft = fc
    .record({
      customer: mostly('c-1', fc.constant('c-2')),
      category: often(category, oneOf('gone', ...known.categories, ...known.categories)),
      others: seldom(someOf(known.items)),
      purposes: often(
        [...known.purposes],
        someOf(known.purposes, 1),
        fc.constant<string[]>([known.purpose]),
        fc.constant<string[]>(['none']),
      ),
      channel: fc.constant(known.channels[0] ?? 'web'),
      capturedAt: ago(at),
      review: often(
        'not-needed' as RecordSummary['review'],
        oneOf('confirmed' as const),
        oneOf('pending' as const),
        oneOf('returned' as const),
      ),
      collected: often(undefined, ago(at)),
      last: often(undefined, ago(at)),
      order: often(undefined, ago(at)),
      archivedAt: seldom(ago(at)),
      erasedAt: seldom(oneOf(at - day, at, at + day)),
    })
    .map(({ others, collected, last, order, ...rest }) => ({
      ...dense(rest),
      items: others ?? known.items.filter((item) => item.startsWith(`${rest.category}.`)).slice(0, 6),
      consents: [],
      enteredAt: rest.capturedAt,
      enteredBy: 'e-3',
      events: dense({ collected, 'last-transaction': last, 'order-completed': order }),
    }))
  return fc.array(draft, { maxLength: 4 }).map((drafts) => numbered('r', drafts).map((one) => one))
}

/** No hold for the most part, else one or two, on some categories or on all. */
export const holdsOf = (known: Known, at: Instant): fc.Arbitrary<Hold[]> => {
  const draft = fc.record({
    customer: often(people.customers[0] ?? 'c-1', oneOf(...people.customers)),
    categories: often(undefined, someOf(known.categories)),
    reason: fc.constant('a lawsuit'),
    releasedAt: cutShort(at),
    term: termAround(at),
  })
  return fc
    .oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant([]), weight: 2 },
      fc.array(draft, { minLength: 1, maxLength: 2 }),
    )
    .map((drafts) => numbered('h', drafts).map(({ term, ...rest }) => ({ ...dense(rest), ...term })))
}
