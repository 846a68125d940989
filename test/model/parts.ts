/** Which rules do collecting, using and sharing have in common? Undertakings, authority of use, provenance, retention, review. */

import type { Actor } from '../../src/data/actor'
import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { RecordSummary } from '../../src/data/record'
import { dueAt } from './dispose'
import { categoryOf, chosen, end, inForce, isKnownItem, names, positionOf, purposeOf } from './force'
import type { Notes } from './outcome'

/** What is decided on. */
export interface Matter {
  readonly document: PolicyDocument
  readonly evidence: Evidence
  readonly customer: string
  readonly at: number
}

/** Staff need a confidentiality undertaking, and a training as the policy says. */
export const undertakings = (
  { document, evidence, at }: Matter,
  party: string,
  rule: string,
  notes: Notes,
): void => {
  const best = (kind: 'confidentiality' | 'training') =>
    chosen(
      evidence.undertakings.filter((one) => one.kind === kind && one.party === party && inForce(one, at)),
      end,
    )
  const [confidentiality, training] = [best('confidentiality'), best('training')]
  if (confidentiality === undefined) notes.deny(rule, 'confidentiality')
  else notes.rest(confidentiality.id, end(confidentiality))
  if (training !== undefined) {
    if (document.training === 'block') notes.rest(training.id, end(training))
  } else if (document.training === 'warn') notes.warn(rule, 'training')
  else notes.deny(rule, 'training')
}

/** Who is suspended, or in a suspended position, does nothing; of several suspensions the first by id is named. */
export const suspensions = ({ document, evidence, at }: Matter, actor: Actor, notes: Notes): void => {
  if (actor.kind !== 'staff') return
  const given = (evidence.suspensions ?? [])
    .filter((one) => inForce(one, at))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  const own = given.find(({ of }) => of.kind === 'actor' && of.actor === actor.id)
  const shared = given.find(({ of }) => of.kind === 'position' && of.position === actor.position)
  if (own !== undefined) notes.deny('act/suspension', 'actor', { evidence: own.id })
  if (shared !== undefined && positionOf(document, actor) !== undefined)
    notes.deny('act/suspension', 'position', { evidence: shared.id })
}

/** The internal grants that do for an item of another department. */
export const internalGrants = (
  { evidence, at }: Matter,
  owner: string,
  receiver: string,
  purpose: string,
  item: string,
) =>
  evidence.grants.filter(
    (grant) =>
      inForce(grant, at) &&
      grant.owner === owner &&
      grant.receiver === receiver &&
      grant.purposes.includes(purpose) &&
      grant.items.includes(item) &&
      grant.appliedBy.department === receiver &&
      grant.approvedBy.department === owner &&
      grant.approvedBy.id !== grant.appliedBy.id,
  )

/** A position that stands, a grant of the purpose for each item, and another department's leave. */
export const authority = (
  matter: Matter,
  actor: Actor,
  purpose: string,
  asked: readonly string[],
  notes: Notes,
): void => {
  const { document, customer } = matter
  if (actor.kind === 'customer') {
    if (actor.id !== customer) notes.deny('use/authority', 'other-customer')
    return
  }
  const position = positionOf(document, actor)
  if (position === undefined) return notes.deny('use/authority', 'no-position')
  for (const item of asked.filter((each) => isKnownItem(document, each))) {
    const granted =
      purposeOf(document, purpose) !== undefined &&
      position.grants.some((grant) => grant.purposes.includes(purpose) && names(grant.items, item))
    const concerned = { purposes: [purpose], items: [item], department: actor.department }
    if (!granted) notes.deny('use/authority', 'not-granted', concerned)
    const owner = document.categories[categoryOf(item)]?.owner
    if (owner === undefined || owner === actor.department) continue
    const grant = chosen(
      purposeOf(document, purpose) === undefined
        ? []
        : internalGrants(matter, owner, actor.department, purpose, item),
      end,
    )
    if (grant === undefined) notes.deny('use/authority', 'no-internal-grant', concerned)
    else notes.rest(grant.id, end(grant))
  }
}

/** What is known of the records of an item. */
const withItem = ({ evidence, customer }: Matter, item: string): readonly RecordSummary[] =>
  evidence.records.filter((record) => record.customer === customer && record.items.includes(item))

const wasCollectedFor = ({ document }: Matter, purpose: string, record: RecordSummary): boolean => {
  const rule = purposeOf(document, purpose)
  return (
    rule !== undefined &&
    [purpose, ...(rule.compatibleWith ?? [])].some((name) => record.purposes.includes(name))
  )
}

const isKept = (matter: Matter, purpose: string, record: RecordSummary): boolean => {
  const { document, evidence, at } = matter
  if (record.erasedAt !== undefined) return false
  if (record.archivedAt !== undefined && purposeOf(document, purpose)?.archive !== true) return false
  if (!Object.hasOwn(document.categories, record.category)) return false
  const due = dueAt(document, evidence, record, at)
  return due === undefined || due > at
}

const isReviewed = ({ document }: Matter, { review }: RecordSummary): boolean =>
  review === 'not-needed' || review === 'confirmed' || (review === 'pending' && document.pendingUse)

/** Purpose, retention and review, and the records that pass all three. */
export const provenance = (
  matter: Matter,
  purpose: string,
  asked: readonly string[],
  notes: Notes,
): readonly string[] => {
  const known = asked.filter((item) => isKnownItem(matter.document, item))
  const isKnown = purposeOf(matter.document, purpose) !== undefined
  if (!isKnown) notes.deny('use/purpose', 'unknown', { purposes: [purpose] })
  for (const item of known) {
    const records = withItem(matter, item)
    if (records.length === 0) continue
    const concerned = { purposes: [purpose], items: [item] }
    if (isKnown && !records.some((record) => wasCollectedFor(matter, purpose, record)))
      notes.deny('use/purpose', 'not-collected-for', concerned)
    if (!records.some((record) => isKept(matter, purpose, record)))
      notes.deny('use/retention', 'expired', concerned)
    if (!records.some((record) => isReviewed(matter, record)))
      notes.deny('use/review', 'not-confirmed', concerned)
  }
  return matter.evidence.records
    .filter(
      (record) =>
        record.customer === matter.customer &&
        known.some((item) => record.items.includes(item)) &&
        wasCollectedFor(matter, purpose, record) &&
        isKept(matter, purpose, record) &&
        isReviewed(matter, record),
    )
    .map(({ id }) => id)
}

/** Emergency uses that nobody but the actor reviewed in time. */
export const overdueReviews = ({ evidence, at }: Matter, actor: Actor, notes: Notes): void => {
  for (const { id, actor: user, reviewedBy, reviewDueAt } of evidence.breakGlass)
    if (user === actor.id && reviewDueAt <= at && (reviewedBy === undefined || reviewedBy === user))
      notes.warn('break-glass/review', 'overdue', { evidence: id })
}

/** Items that nothing asked needs, and those that nobody knows. */
export const minimal = (
  document: PolicyDocument,
  purposes: readonly string[],
  items: readonly string[],
  rule: string,
  notes: Notes,
): void => {
  for (const item of items)
    if (!isKnownItem(document, item)) notes.deny(rule, 'unknown-item', { items: [item] })
    else if (!purposes.some((purpose) => purposeOf(document, purpose)?.needs.includes(item)))
      notes.deny(rule, 'not-needed', { items: [item] })
}

const ranks = ['plain', 'masked', 'pseudonym', 'omitted'] as const
export const rank = (view: string | undefined): number =>
  Math.max(0, ranks.indexOf((view ?? 'plain') as never))
export const viewOf = (place: number): string => ranks[place] ?? 'omitted'

/** The view that a purpose asks for at least. */
export const purposeView = (document: PolicyDocument, purpose: string): number => {
  const rule = purposeOf(document, purpose)
  if (rule === undefined) return 3
  return Math.max(rank(rule.view), rule.family === 'decision' ? 2 : 0, rule.aggregateOnly === true ? 3 : 0)
}
