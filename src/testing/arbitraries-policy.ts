/** What may a policy say? Random sound documents over a small vocabulary of names; each passes `definePolicy`. */

import * as fc from 'fast-check'
import { either as E } from 'fp-ts'
import { parsePeriod } from '../core/period'
import type { PolicyDocument } from '../data/policy'
import { dense, mostly, often, oneOf, seldom, orNone, someOf } from './arbitraries-chances'
import { categoryDrafts, itemDrafts, type CategoryDraft, words } from './arbitraries-policy-parts'
import { positionDrafts } from './arbitraries-policy-positions'

const label = { en: 'label', zh: '名称' }

/** Purposes, each compatible only with ones before it, so that none serve each other in a circle. */
const purposeDraft = fc.record({
  family: fc.constantFrom('service' as const, 'marketing' as const, 'decision' as const),
  basis: fc.oneof(
    { arbitrary: fc.constant({ kind: 'consent' as const }), weight: 5 },
    {
      arbitrary: fc.record({
        kind: oneOf('contract' as const, 'legal-obligation' as const, 'vital-interest' as const),
        article: fc.constant('article 13'),
      }),
      weight: 2,
    },
  ),
  needs: often([...words.items], someOf(words.items, 1)),
  view: often(
    undefined,
    oneOf('plain' as const, 'masked' as const, 'pseudonym' as const, 'omitted' as const),
  ),
  aggregateOnly: seldom(fc.boolean()),
  compatibleWith: often(undefined, someOf(words.purposes)),
  archive: often(undefined, fc.boolean()),
  keep: oneOf('P1Y', 'P5D', 'P15B', 'P1M', 'P2W', 'P6M', 'P400D', 'P5Y'),
})

const channelDraft = fc.record({
  kind: oneOf('online' as const, 'offline' as const),
  partner: often(undefined, fc.boolean()),
  reviewWithin: often(undefined, oneOf('P2D', 'P3B')),
  entryWithin: oneOf('P2D', 'P1D', 'P3B', 'P1M'),
})

const settings = fc.record({
  country: often('CN', oneOf('DE')),
  timeZone: oneOf(
    'Asia/Shanghai',
    'UTC',
    'America/New_York',
    'Pacific/Apia',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
  ),
  languages: often(
    ['zh' as const, 'en' as const],
    fc.subarray(['zh' as const, 'en' as const], { minLength: 1 }),
  ),
  creditBusiness: often(true, fc.constant(false)),
  unknownAge: oneOf('adult' as const, 'minor' as const),
  training: oneOf('block' as const, 'warn' as const),
  pendingUse: fc.boolean(),
  breakGlass: fc.oneof(
    fc.constant({ allowed: false as const }),
    fc.record({
      allowed: fc.constant(true as const),
      longest: oneOf('P3D', 'P2B', 'P1M'),
      reviewWithin: oneOf('P2D', 'P5B'),
    }),
  ),
})

/**
 * Random policy documents, each of them sound: categories with periods, archives and legal bounds, items of every
 * sensitivity, now and then more than seventy of them, purposes with families, bases, views and compatible purposes,
 * positions that use, collect, apply and approve, partner channels, recipients here and abroad. They shrink towards a
 * policy of one purpose under which most is allowed.
 *
 * @example
 * ```ts
 * const [document] = fc.sample(policyDocuments(), { numRuns: 1, seed: 1 })
 * definePolicy(document ?? {}).document.supervision // 'inspector'
 * ```
 */
export const policyDocuments = (): fc.Arbitrary<PolicyDocument> =>
  fc
    .record({
      settings,
      categories: categoryDrafts,
      items: itemDrafts,
      bulk: mostly(0, oneOf(30, 60, 70)),
      purposes: fc.array(purposeDraft, { minLength: 1, maxLength: words.purposes.length }),
      positions: positionDrafts,
      channels: fc.array(channelDraft, { minLength: 1, maxLength: words.channels.length }),
      recipients: fc
        .array(often('CN', oneOf('DE')), { minLength: 1, maxLength: words.recipients.length })
        .chain(orNone),
    })
    .map(assemble)

interface Drafts {
  readonly settings: Omit<PolicyDocument, 'organization' | 'version' | 'supervision' | keyof Sections>
  readonly categories: readonly CategoryDraft[]
  readonly items: readonly (PolicyDocument['items'][string] & { readonly isThere: boolean })[]
  readonly bulk: number
  readonly purposes: readonly (typeof purposeDraft extends fc.Arbitrary<infer A> ? A : never)[]
  readonly positions: typeof positionDrafts extends fc.Arbitrary<infer A> ? A : never
  readonly channels: readonly (typeof channelDraft extends fc.Arbitrary<infer A> ? A : never)[]
  readonly recipients: readonly string[]
}

type Sections = Pick<
  PolicyDocument,
  'departments' | 'positions' | 'categories' | 'items' | 'purposes' | 'channels' | 'recipients'
>

/** Leaves out what names nothing, and mends what would contradict itself. */
const assemble = (drafts: Drafts): PolicyDocument => {
  const items = Object.fromEntries([
    ...words.items.flatMap((name, place) => {
      const { isThere, ...rule } = drafts.items[place] ?? { isThere: false }
      return (isThere || place === 0) && 'label' in rule ? [[name, rule] as const] : []
    }),
    ...Array.from({ length: drafts.bulk }, (_, place) => [
      `bulk.f${place}`,
      { label, sensitivity: place % 9 === 0 ? 'sensitive' : 'general', view: 'masked' } as const,
    ]),
  ])
  const names = Object.keys(items)
  const purposeNames = words.purposes.slice(0, drafts.purposes.length)
  const purposes = Object.fromEntries(
    drafts.purposes.map((draft, place) => {
      const needs = names.filter((name) => draft.needs.includes(name) || name.startsWith('bulk.'))
      const decision = draft.family === 'decision' && (draft.view === 'plain' || draft.view === 'masked')
      const before = purposeNames.slice(0, place)
      return [
        purposeNames[place] ?? 'care',
        dense({
          ...draft,
          label,
          needs: needs.length === 0 ? names.slice(0, 1) : needs,
          view: decision ? undefined : draft.view,
          compatibleWith: draft.compatibleWith?.filter((name) => before.includes(name)),
        }),
      ]
    }),
  )
  const { creditBusiness } = drafts.settings
  const longest = (category: string): number =>
    Math.max(
      0,
      ...Object.values(purposes)
        .filter(({ needs }) => needs.some((name) => name.startsWith(`${category}.`)))
        .map(({ keep }) => days(keep)),
    )
  const categories = Object.fromEntries(
    [...words.categories, 'bulk'].flatMap((name, place) => {
      const draft = drafts.categories[place % drafts.categories.length]
      if (draft === undefined || !names.some((item) => item.startsWith(`${name}.`))) return []
      return [[name, categoryOf(draft, longest(name), creditBusiness)]]
    }),
  )
  const channels = words.channels.slice(0, drafts.channels.length)
  return {
    organization: 'Example',
    version: '1',
    ...drafts.settings,
    supervision: 'inspector',
    departments: Object.fromEntries(words.departments.map((name) => [name, { label }])),
    positions: drafts.positions({
      purposes: purposeNames,
      patterns: [...Object.keys(categories).map((name) => `${name}.*`), ...names],
      channels,
    }),
    categories,
    items,
    purposes,
    channels: Object.fromEntries(
      drafts.channels.map((draft, place) => [channels[place] ?? 'web', dense({ ...draft, label })]),
    ),
    recipients: Object.fromEntries(
      drafts.recipients.map((country, place) => [words.recipients[place] ?? 'home', { label, country }]),
    ),
  }
}

/** A category whose bounds agree with each other and with what the purposes keep. */
const categoryOf = (draft: CategoryDraft, longestKeep: number, creditBusiness: boolean) => {
  const { owner, credit, retention } = draft
  const { start, action, archiveFor } = retention
  const maximum =
    retention.maximum !== undefined && days(retention.maximum.period) >= longestKeep
      ? retention.maximum
      : undefined
  const minimum =
    maximum === undefined || days(retention.minimum?.period ?? 'P1D') <= days(maximum.period)
      ? retention.minimum
      : undefined
  return dense({
    label,
    owner,
    credit: creditBusiness ? credit : undefined,
    retention: dense({
      start,
      action,
      minimum,
      maximum,
      archiveFor: action === 'archive' ? archiveFor : undefined,
    }),
  })
}

/** The days of a period on an average year, to tell which of two is longer. */
const days = (text: string): number => {
  const period = parsePeriod(text)
  if (E.isLeft(period)) return 0
  return period.right.unit === 'working-days'
    ? (period.right.days * 7) / 5
    : period.right.years * 365.2425 + period.right.months * (365.2425 / 12) + period.right.days
}
