/** When is a record due, and what becomes of it? As the page says it. */

import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { RecordSummary } from '../../src/data/record'
import { inOneOrder, type Told, toldOf } from './findings'
import { after, authorizes, inForce, isKnownItem, purposeOf } from './force'

const isHeldFor = (
  document: PolicyDocument,
  evidence: Evidence,
  record: RecordSummary,
  purpose: string,
  at: number,
): boolean => {
  const rule = purposeOf(document, purpose)
  if (rule === undefined) return false
  const isRefused = evidence.choices.some(
    (choice) =>
      choice.customer === record.customer &&
      choice.refuses.kind === 'purpose' &&
      choice.refuses.purpose === purpose &&
      inForce(choice, at),
  )
  if (isRefused && rule.basis.kind !== 'legal-obligation') return false
  return (
    rule.basis.kind !== 'consent' ||
    evidence.consents.some(
      (consent) =>
        consent.customer === record.customer &&
        inForce(consent, at) &&
        authorizes(consent) &&
        consent.purposes.includes(purpose) &&
        consent.items.some(({ item }) => isKnownItem(document, item) && record.items.includes(item)),
    )
  )
}

/** The due instant, undefined where there is none yet. */
export const dueAt = (
  document: PolicyDocument,
  evidence: Evidence,
  record: RecordSummary,
  at: number,
): number | undefined => {
  const retention = categoryNamed(document, record.category)?.retention
  if (retention === undefined || record.erasedAt !== undefined) return undefined
  if (record.archivedAt !== undefined)
    return retention.archiveFor === undefined ? at : after(document, record.archivedAt, retention.archiveFor)
  const collected = record.events.collected ?? record.capturedAt
  const start = retention.start === 'collected' ? collected : record.events[retention.start]
  const held = record.purposes.filter((purpose) => isHeldFor(document, evidence, record, purpose, at))
  const { minimum, maximum } = retention
  if (held.length === 0)
    return minimum === undefined ? at : Math.max(at, after(document, start ?? collected, minimum.period))
  if (start === undefined) return undefined
  let due = Math.max(...held.map((purpose) => after(document, start, document.purposes[purpose]?.keep ?? '')))
  if (minimum !== undefined) due = Math.max(due, after(document, start, minimum.period))
  if (maximum !== undefined) due = Math.min(due, after(document, start, maximum.period))
  return due
}

/** What becomes of a record: `keep`, `held` or the action that is due, and what holds it. */
export interface Fate {
  readonly outcome: string
  readonly dueAt?: number
  readonly findings?: readonly Told[]
}

export const modelDispose = (
  document: PolicyDocument,
  evidence: Evidence,
  record: RecordSummary,
  at: number,
): Fate => {
  if (record.erasedAt !== undefined) return { outcome: 'keep' }
  const category = categoryNamed(document, record.category)
  if (category === undefined)
    return {
      outcome: 'held',
      findings: [toldOf('dispose/retention', 'no-period', 'deny', { evidence: record.id })],
    }
  const due = dueAt(document, evidence, record, at)
  if (due === undefined) return { outcome: 'keep' }
  if (due > at) return { outcome: 'keep', dueAt: due }
  const holds = evidence.holds.filter(
    (hold) =>
      hold.customer === record.customer &&
      inForce(hold, at) &&
      (hold.categories === undefined || hold.categories.includes(record.category)),
  )
  if (holds.length > 0)
    return {
      outcome: 'held',
      dueAt: due,
      findings: inOneOrder(holds.map(({ id }) => toldOf('dispose/hold', 'held', 'deny', { evidence: id }))),
    }
  return { outcome: record.archivedAt === undefined ? category.retention.action : 'delete', dueAt: due }
}

const categoryNamed = (document: PolicyDocument, name: string) =>
  Object.hasOwn(document.categories, name) ? document.categories[name] : undefined
