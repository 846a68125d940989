/** How is a labelled corpus made of templates and values, and how well does a finder do on it? */

import { findInText, type FindOptions, type TextKind, textKinds } from '../../../src/text'
import { makers, pick, seeded } from './values'

/** Sentences with one place, `{}`, for a value; and sentences with nothing in them. */
export interface Templates {
  readonly around: Readonly<Record<TextKind, readonly [string, ...string[]]>>
  readonly harmless: readonly [string, ...string[]]
}

/** A text and where its value is; none where `kind` is absent. */
export interface Labelled {
  readonly text: string
  readonly kind?: TextKind
  readonly start: number
  readonly end: number
}

/** `each` texts of every kind, and as many harmless ones as all of them. */
export const makeCorpus = (templates: Templates, seed: number, each: number): readonly Labelled[] => {
  const next = seeded(seed)
  return textKinds.flatMap((kind) =>
    Array.from({ length: each }, () => {
      const value = makers[kind](next)
      const template = pick(next, templates.around[kind])
      const start = template.indexOf('{}')
      return [
        { text: template.replace('{}', () => value), kind, start, end: start + value.length },
        { text: pick(next, templates.harmless), start: 0, end: 0 },
      ]
    }).flat(),
  )
}

/** How well a kind, or all of them, was found. */
export interface Quality {
  readonly values: number
  /** Found at all: a span of whatever kind overlaps the value. */
  readonly found: number
  /** A span has the value's very borders. */
  readonly exact: number
  /** And its very kind. */
  readonly named: number
  /** Spans of that kind, and those of them that are at no value. */
  readonly spans: number
  readonly falseSpans: number
  /** Missed or cut wrongly, for people to look at. */
  readonly misses: readonly string[]
}

/** Measures by kind. `falseSpans` of a harmless text count for the kind that was seen in it. */
export const measureQuality = (
  corpus: readonly Labelled[],
  options: FindOptions = {},
): ReadonlyMap<TextKind, Quality> => {
  const sums = new Map<string, { -readonly [Member in keyof Quality]: Quality[Member] }>(
    textKinds.map((kind) => [
      kind,
      { values: 0, found: 0, exact: 0, named: 0, spans: 0, falseSpans: 0, misses: [] },
    ]),
  )
  for (const { text, kind, start, end } of corpus) {
    const spans = findInText(text, options)
    for (const span of spans) {
      const sum = sums.get(span.kind)
      if (sum === undefined) continue
      sum.spans++
      if (kind === undefined || span.end <= start || span.start >= end) {
        sum.falseSpans++
        sum.misses = [...sum.misses, `false: ${text} [${text.slice(span.start, span.end)}]`]
      }
    }
    const sum = kind === undefined ? undefined : sums.get(kind)
    if (sum === undefined) continue
    sum.values++
    const over = spans.filter((span) => span.start < end && span.end > start)
    const exact = over.find((span) => span.start === start && span.end === end)
    if (over.length > 0) sum.found++
    if (exact !== undefined) sum.exact++
    if (exact?.kind === kind) sum.named++
    else
      sum.misses = [
        ...sum.misses,
        `${over.length === 0 ? 'missed' : 'other'}: ${text} [${text.slice(start, end)}] ${over.map((span) => `${span.kind}:${text.slice(span.start, span.end)}`).join()}`,
      ]
  }
  return new Map(textKinds.map((kind) => [kind, sums.get(kind) ?? noQuality]))
}

const noQuality: Quality = { values: 0, found: 0, exact: 0, named: 0, spans: 0, falseSpans: 0, misses: [] }

/** All kinds as one. */
export const totalQuality = (qualities: ReadonlyMap<TextKind, Quality>): Quality =>
  [...qualities.values()].reduce((sum, one) => ({
    values: sum.values + one.values,
    found: sum.found + one.found,
    exact: sum.exact + one.exact,
    named: sum.named + one.named,
    spans: sum.spans + one.spans,
    falseSpans: sum.falseSpans + one.falseSpans,
    misses: [...sum.misses, ...one.misses],
  }))
