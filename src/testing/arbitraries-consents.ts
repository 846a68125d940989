/** What may customers have been told, and have said to it? Notices, consents in every state, and choices against them. */

import * as fc from 'fast-check'
import type { Instant } from '../core/instant'
import type { Choice, Consent } from '../data/consent'
import type { Notice } from '../data/notice'
import {
  cutShort,
  day,
  dense,
  mostly,
  mostOf,
  numbered,
  often,
  oneOf,
  orNone,
  seldom,
  termAround,
  someOf,
} from './arbitraries-chances'
import type { Known } from './arbitraries-known'

const hashes = ['a'.repeat(64), 'b'.repeat(64)] as const
const parts = ['purpose', 'scope', 'manner', 'protection', 'rights'] as const

const languages = oneOf('zh' as const, 'en' as const)

/** One to three notices; each pair of id, hash and language stands once. */
export const noticesOf = (known: Known, at: Instant): fc.Arbitrary<Notice[]> => {
  const draft = fc.record({
    id: often('n-1', fc.constant('n-2')),
    hash: often(hashes[0], fc.constant(hashes[1])),
    language: languages,
    lacks: seldom(fc.record({ part: oneOf(...parts), text: oneOf(undefined, ' ') })),
    purposes: mostOf(known.purposes),
    items: mostOf(known.items),
    term: termAround(at),
  })
  return fc
    .tuple(mostly(true, fc.constant(false)), languages, fc.array(draft, { minLength: 1, maxLength: 3 }))
    .map(([isFirst, language, drafts]) => {
      const notices = drafts.map(
        ({ lacks, term, ...rest }, place): Notice => ({
          ...rest,
          ...(place === 0 && isFirst ? { id: 'n-1', hash: hashes[0], language } : {}),
          parts: dense(
            Object.fromEntries(parts.map((part) => [part, part === lacks?.part ? lacks.text : 'text'])),
          ) as Notice['parts'], // every part, or all but one
          ...term,
        }),
      )
      const keys = notices.map(({ id, hash, language: served }) => `${id} ${hash} ${served}`)
      return notices.filter((_, place) => keys.indexOf(keys[place] ?? '') === place)
    })
}

const states = oneOf(
  'requested' as const,
  'refused' as const,
  'withdrawn' as const,
  'revoked' as const,
  'expired' as const,
  'invalidated' as const,
)

/** None to three consents, in every state, each to a notice that is there for the most part. */
export const consentsOf = (
  known: Known,
  notices: readonly Notice[],
  at: Instant,
): fc.Arbitrary<Consent[]> => {
  const [told] = notices
  const shown = told ?? { id: 'n-1', hash: hashes[0], language: 'zh' as const }
  const draft = fc.record({
    customer: mostly('c-1', fc.constant('c-2')),
    controller: fc.constant('Example'),
    notice: mostly(
      { id: shown.id, hash: shown.hash as string, language: shown.language },
      fc.record({ id: oneOf('n-1', 'n-2'), hash: oneOf<string>(...hashes), language: languages }),
    ),
    purposes: mostOf(known.purposes),
    items: mostOf(known.items).chain((items) =>
      fc.boolean().map((necessary) => items.map((item) => ({ item, necessary }))),
    ),
    recipients: mostOf(known.recipients, 0),
    crossBorder: mostly(true, fc.constant(false)),
    separate: fc.oneof({ arbitrary: fc.constant(true), weight: 9 }, fc.constant(false)),
    channel: fc.constant(known.channels[0] ?? 'web'),
    act: mostly(
      'ticked' as const,
      oneOf('signed' as const, 'spoken' as const, 'pre-ticked' as const, 'silence' as const),
    ),
    bundled: mostly(false, fc.constant(true)),
    inducement: mostly(false, fc.constant(true)),
    conditionFor: mostly([] as string[], someOf(known.purposes, 0, 2)),
    givenBy: often('customer' as const, fc.constant('guardian' as const)),
    state: mostly('given' as const, oneOf('renewed' as const), states),
    givenAt: mostly(at - 30 * day, oneOf(at - 90 * day, at - 90 * day - 1, at + 15 * day, at)),
    term: termAround(at),
    endedAt: cutShort(at),
    withdrawal: fc.constant('at any counter'),
  })
  return fc
    .array(draft, { minLength: 1, maxLength: 3 })
    .map((drafts) => numbered('k', drafts).map(({ term, ...rest }) => dense({ ...rest, ...term })))
    .chain(orNone)
}

/** No choice for the most part, else opt-outs of purposes and of sharing. */
export const choicesOf = (known: Known, at: Instant): fc.Arbitrary<Choice[]> => {
  const draft = fc.record({
    customer: often('c-1', fc.constant('c-2')),
    refuses: fc.oneof(
      fc.record({ kind: fc.constant('purpose' as const), purpose: oneOf('none', ...known.purposes) }),
      fc.constant({ kind: 'sharing' as const }),
      fc.record({ kind: fc.constant('sharing' as const), recipient: oneOf('none', ...known.recipients) }),
    ),
    term: termAround(at),
  })
  return fc
    .oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant([]), weight: 4 },
      fc.array(draft, { minLength: 1, maxLength: 3 }),
    )
    .map((drafts) => numbered('x', drafts).map(({ term, ...rest }) => ({ ...rest, ...term })))
}
