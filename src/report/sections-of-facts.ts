/** What stands in the sections that a database tells: what falls due, consents, disclosures, and what people are at? */

import { formatInstant } from '../core/instant'
import type { Locale } from '../core/locale'
import { type Block, lead, note, table } from './block'
import type { Drawings } from './drawings'
import type { Counted } from './facts'
import type { Report } from './report'
import { reportWords } from './words'

interface Writing {
  readonly report: Report
  readonly locale: Locale
  readonly drawings: Drawings | undefined
}

const labelIn =
  (group: Readonly<Record<string, { readonly label: Readonly<Record<Locale, string>> }>>, locale: Locale) =>
  (name: string): string =>
    group[name]?.label[locale] ?? name

/** Records by the month in which they fall due. (4.3.2) */
export const dueBlocks = ({ report, locale, drawings }: Writing): readonly Block[] => {
  const words = reportWords[locale]
  const { facts } = report
  if (facts === undefined) return [note(words.noData)]
  const name = labelIn(report.policy.document.categories, locale)
  const keys = keysOf(facts.due, name)
  return [
    lead(words.forecastLead),
    ...months(drawings, { counts: facts.due, keys, label: words.forecast, overdue: words.overdue }),
    monthTable(words.forecast, facts.due, keys, locale),
  ]
}

/** Consents given and ended, by month. (1.3.5, 7.3.2) */
export const consentBlocks = ({ report, locale, drawings }: Writing): readonly Block[] => {
  const words = reportWords[locale]
  const { facts } = report
  if (facts === undefined) return [note(words.noData)]
  const keys = (['given', 'withdrawn', 'ended'] as const)
    .filter((key) => facts.consents.some((one) => one.key === key))
    .map((key) => [key, words[key]] as const)
  return [
    { kind: 'figures', figures: [[words.inForce, String(facts.consentsInForce)]] },
    ...months(drawings, { counts: facts.consents, keys, label: words.consents, overdue: words.overdue }),
    monthTable(words.consents, facts.consents, keys, locale),
  ]
}

/** Disclosures by recipient, purpose and agreement. (6.3.3) */
export const disclosureBlocks = ({ report, locale, drawings }: Writing): readonly Block[] => {
  const words = reportWords[locale]
  const { facts } = report
  if (facts === undefined) return [note(words.noData)]
  const { document } = report.policy
  const [recipient, purpose] = [labelIn(document.recipients, locale), labelIn(document.purposes, locale)]
  const keys = keysOf(facts.disclosuresByMonth, recipient)
  return [
    lead(words.disclosuresLead),
    ...months(drawings, {
      counts: facts.disclosuresByMonth,
      keys,
      label: words.disclosures,
      overdue: words.overdue,
    }),
    monthTable(words.disclosures, facts.disclosuresByMonth, keys, locale),
    table(
      words.disclosures,
      [words.recipient, words.purpose, words.agreement, words.customers, words.times, words.last],
      facts.disclosures.map((one) => [
        recipient(one.recipient),
        purpose(one.purpose),
        one.agreement,
        String(one.customers),
        String(one.count),
        formatInstant(one.lastAt).slice(0, 10),
      ]),
      words.none,
    ),
  ]
}

/** What people are at, and what of it is overdue. (7.3, 8.3) */
export const matterBlocks = ({ report, locale }: Writing): readonly Block[] => {
  const words = reportWords[locale]
  const { facts } = report
  if (facts === undefined) return [note(words.noData)]
  return [
    lead(words.matterLead),
    table(
      words.matters,
      [words.kind, words.state, words.number, words.overdue],
      facts.matters.map(({ kind, state, count, overdue }) => [
        kind,
        state,
        String(count),
        overdue === 0 ? '0' : { text: String(overdue), tone: 'overdue' },
      ]),
      words.none,
    ),
  ]
}

type Keys = readonly (readonly [key: string, label: string])[]

const keysOf = (counts: readonly Counted[], label: (key: string) => string): Keys =>
  [...new Set(counts.map(({ key }) => key))].toSorted().map((key) => [key, label(key)] as const)

const months = (
  drawings: Drawings | undefined,
  {
    counts,
    keys,
    label,
    overdue,
  }: {
    readonly counts: readonly Counted[]
    readonly keys: Keys
    readonly label: string
    readonly overdue: string
  },
): readonly Block[] => {
  if (drawings === undefined || counts.length === 0) return []
  const legend = keys.map(([, name]) => name).join(', ')
  return [{ kind: 'drawing', svg: drawings.months({ counts, keys, overdue }), label: `${label}: ${legend}` }]
}

/** The figures behind the drawing; the heads carry its colours. */
const monthTable = (caption: string, counts: readonly Counted[], keys: Keys, locale: Locale): Block => {
  const words = reportWords[locale]
  const named = [...new Set(counts.map(({ month }) => month))].toSorted((one, other) =>
    one === 'overdue' ? -1 : other === 'overdue' ? 1 : one < other ? -1 : 1,
  )
  const count = (month: string, key: string): string =>
    String(counts.find((one) => one.month === month && one.key === key)?.count ?? 0)
  return table(
    caption,
    [words.month, ...keys.map(([, label], index) => `${marks[index % marks.length] ?? ''} ${label}`)],
    named.map((month) => [
      month === 'overdue' ? words.overdue : month,
      ...keys.map(([key]) => count(month, key)),
    ]),
    words.none,
  )
}

/** Replaced by squares of the drawing's colours in HTML; a number in Markdown. */
const marks = ['①', '②', '③', '④', '⑤', '⑥']
