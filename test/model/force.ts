/** What is in force, and until when? As the page says it, piece by piece. */

import { either as E } from 'fp-ts'
import { addPeriod, parsePeriod } from '../../src/core/period'
import type { Consent } from '../../src/data/consent'
import type { Evidence } from '../../src/data/evidence'
import type { Notice } from '../../src/data/notice'
import type { PolicyDocument } from '../../src/data/policy'

interface Ending {
  readonly fromAt: number
  readonly untilAt: number
  readonly endedAt?: number | undefined
  readonly revokedAt?: number | undefined
  readonly suspendedAt?: number | undefined
  readonly releasedAt?: number | undefined
}

export const end = (one: Ending): number =>
  Math.min(
    ...[one.untilAt, one.endedAt, one.revokedAt, one.suspendedAt, one.releasedAt].filter(
      (at) => at !== undefined,
    ),
  )

export const inForce = (one: Ending, at: number): boolean => one.fromAt <= at && at < end(one)

/** Of several that would do: the one that ends last, the first by id among equals. */
export const chosen = <A extends { readonly id: string }>(
  all: readonly A[],
  endOf: (one: A) => number,
): A | undefined =>
  [...all].sort((one, other) => endOf(other) - endOf(one) || (one.id < other.id ? -1 : 1))[0]

export const after = (document: PolicyDocument, from: number, text: string): number => {
  const period = parsePeriod(text)
  if (E.isLeft(period)) throw new Error('no period')
  const weekday = (isoDate: string): boolean => ![0, 6].includes(new Date(`${isoDate}T12:00:00Z`).getUTCDay())
  const result = addPeriod(from, period.right, document.timeZone, weekday)
  if (E.isLeft(result)) throw new Error('no end')
  return result.right
}

export const complete = (notice: Notice): boolean =>
  (['purpose', 'scope', 'manner', 'protection', 'rights'] as const).every(
    (part) => (notice.parts[part] ?? '').trim() !== '',
  )

export const served = (document: PolicyDocument, notice: Notice): boolean =>
  document.languages.includes(notice.language)

export const isMinor = (document: PolicyDocument, evidence: Evidence): boolean =>
  evidence.age === 'minor' || (evidence.age === 'unknown' && document.unknownAge === 'minor')

export const isSensitive = (document: PolicyDocument, evidence: Evidence, item: string): boolean =>
  isMinor(document, evidence) ||
  (isKnownItem(document, item) && document.items[item]?.sensitivity === 'sensitive')

export const authorizes = (consent: Consent): boolean =>
  consent.state === 'given' || consent.state === 'renewed'

/** The customer's consents that cover a purpose and an item. */
export const covering = (
  document: PolicyDocument,
  evidence: Evidence,
  customer: string,
  purpose: string,
  item: string,
  at: number,
): readonly Consent[] =>
  evidence.consents.filter(
    (consent) =>
      consent.customer === customer &&
      inForce(consent, at) &&
      authorizes(consent) &&
      consent.purposes.includes(purpose) &&
      consent.items.some((one) => one.item === item) &&
      evidence.notices.some(
        (notice) =>
          notice.id === consent.notice.id &&
          notice.hash === consent.notice.hash &&
          notice.language === consent.notice.language &&
          complete(notice) &&
          served(document, notice) &&
          notice.fromAt <= consent.givenAt &&
          consent.givenAt < notice.untilAt &&
          notice.purposes.includes(purpose) &&
          notice.items.includes(item),
      ),
  )

export const isVoluntary = (document: PolicyDocument, consent: Consent): boolean =>
  ['ticked', 'signed', 'spoken'].includes(consent.act) &&
  !consent.bundled &&
  !consent.inducement &&
  consent.conditionFor.every((purpose) => purposeOf(document, purpose)?.family === 'service')

/** Those of the covering ones that are sound. */
export const sound = (
  document: PolicyDocument,
  evidence: Evidence,
  customer: string,
  purpose: string,
  item: string,
  at: number,
): readonly Consent[] =>
  covering(document, evidence, customer, purpose, item, at).filter(
    (consent) =>
      isVoluntary(document, consent) && (!isMinor(document, evidence) || consent.givenBy === 'guardian'),
  )

export const categoryOf = (item: string): string => item.slice(0, item.indexOf('.'))

export const isKnownItem = (document: PolicyDocument, item: string): boolean =>
  Object.hasOwn(document.items, item)

/** Does a list of items or patterns name the item? */
export const names = (patterns: readonly string[], item: string): boolean =>
  patterns.includes(item) || patterns.includes(`${categoryOf(item)}.*`)

export const purposeOf = (document: PolicyDocument, name: string) =>
  Object.hasOwn(document.purposes, name) ? document.purposes[name] : undefined

/** The position that somebody holds, if it stands. */
export const positionOf = (
  document: PolicyDocument,
  holder: { readonly department: string; readonly position: string },
) => {
  const position = Object.hasOwn(document.positions, holder.position)
    ? document.positions[holder.position]
    : undefined
  return position?.department === holder.department ? position : undefined
}
