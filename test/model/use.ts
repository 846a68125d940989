/** May these items be seen? The page's rules of use, one after another. */

import type { Actor } from '../../src/data/actor'
import type { Approval } from '../../src/data/approval'
import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { UseRequest } from '../../src/data/request'
import {
  after,
  categoryOf,
  chosen,
  end,
  inForce,
  isKnownItem,
  isSensitive,
  names,
  positionOf,
  purposeOf,
  sound,
} from './force'
import { createNotes, type Notes, obligeToMask, type Outcome } from './outcome'
import {
  authority,
  internalGrants,
  type Matter,
  minimal,
  overdueReviews,
  provenance,
  purposeView,
  rank,
  suspensions,
  undertakings,
  viewOf,
} from './parts'

export const modelUse = (
  document: PolicyDocument,
  request: UseRequest,
  evidence: Evidence,
  at: number,
): Outcome => {
  const notes = createNotes()
  const { actor, customer, purpose, items } = request
  const matter = { document, evidence, customer, at }
  const rule = purposeOf(document, purpose)
  authority(matter, actor, purpose, items, notes)
  suspensions(matter, actor, notes)
  if (actor.kind === 'staff') undertakings(matter, actor.id, 'use/undertaking', notes)
  consents(matter, purpose, items, notes)
  const [refusal] = refusals(matter, purpose)
  if (refusal !== undefined) notes.deny('use/choice', 'refused', { purposes: [purpose], evidence: refusal })
  if (actor.kind === 'staff') approvals(matter, request, notes)
  const records = provenance(matter, purpose, items, notes)
  minimal(document, [purpose], items, 'use/minimal', notes)
  overdueReviews(matter, actor, notes)
  if (rule?.aggregateOnly === true) notes.oblige({ kind: 'aggregate' })
  const views = viewsOf(matter, actor, purpose, items)
  obligeToMask(notes, views)
  return notes.end({ purposes: [purpose], views: () => views, records })
}

/** The choices in force that refuse a known purpose, legal obligations aside, in the order of their ids. */
export const refusals = (
  { document, evidence, customer, at }: Matter,
  purpose: string,
): readonly string[] => {
  const rule = purposeOf(document, purpose)
  if (rule === undefined || rule.basis.kind === 'legal-obligation') return []
  return evidence.choices
    .filter(
      (choice) =>
        choice.customer === customer &&
        choice.refuses.kind === 'purpose' &&
        choice.refuses.purpose === purpose &&
        inForce(choice, at),
    )
    .map(({ id }) => id)
    .sort()
}

const consents = (matter: Matter, purpose: string, items: readonly string[], notes: Notes): void => {
  const { document, evidence, customer, at } = matter
  const rule = purposeOf(document, purpose)
  if (rule?.basis.kind !== 'consent') return
  for (const item of items) {
    if (!isKnownItem(document, item) || !rule.needs.includes(item)) continue
    const all = sound(document, evidence, customer, purpose, item, at)
    const best = chosen(all, end)
    const concerned = { purposes: [purpose], items: [item] }
    if (best === undefined) notes.deny('use/consent', 'absent', concerned)
    else notes.rest(best.id, end(best))
    if (!isSensitive(document, evidence, item)) continue
    const separate = chosen(
      all.filter((consent) => consent.separate),
      end,
    )
    if (separate === undefined) notes.deny('use/separate-consent', 'absent', concerned)
    else notes.rest(separate.id, end(separate))
  }
}

/** Is the approval in force, decided by another person who may, and not used up? */
export const stands = ({ document, evidence, customer, at }: Matter, approval: Approval): boolean => {
  const { decision, applicant, extractions } = approval
  return (
    inForce(approval, at) &&
    decision.state === 'approved' &&
    decision.at <= at &&
    decision.by.id !== applicant.id &&
    positionOf(document, decision.by)?.responsible === true &&
    (approval.customers === 'all' || approval.customers.includes(customer)) &&
    (extractions === undefined || (evidence.extractions[approval.id] ?? 0) < extractions)
  )
}

const approvals = (matter: Matter, request: UseRequest, notes: Notes): void => {
  const { document, evidence, customer, at } = matter
  const { actor, purpose, items, manner } = request
  if (actor.kind !== 'staff') return
  const isNamed = (named: readonly string[]): boolean =>
    purposeOf(document, purpose) !== undefined &&
    items.every((item) => isKnownItem(document, item) && named.includes(item))
  const approval = chosen(
    evidence.approvals.filter(
      (one) =>
        one.action === 'use' &&
        one.purpose === purpose &&
        one.manner === manner &&
        one.applicant.department === actor.department &&
        isNamed(one.items) &&
        stands(matter, one),
    ),
    end,
  )
  if (approval !== undefined) return notes.rest(approval.id, end(approval))
  const rule = document.breakGlass
  const capped = (one: (typeof evidence.breakGlass)[number]): number =>
    rule.allowed ? Math.min(one.untilAt, after(document, one.fromAt, rule.longest)) : one.untilAt
  const emergency = chosen(
    rule.allowed
      ? evidence.breakGlass.filter(
          (one) =>
            one.actor === actor.id &&
            one.purpose === purpose &&
            one.customer === customer &&
            isNamed(one.items) &&
            one.fromAt <= at &&
            at < capped(one),
        )
      : [],
    capped,
  )
  if (emergency === undefined)
    return notes.deny('use/approval', 'absent', {
      purposes: [purpose],
      items: items.filter((item) => isKnownItem(document, item)),
      department: actor.department,
    })
  notes.rest(emergency.id, capped(emergency))
  if (rule.allowed) notes.oblige({ kind: 'review', within: rule.reviewWithin })
}

const viewsOf = (
  matter: Matter,
  actor: Actor,
  purpose: string,
  items: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    items.map((item) => {
      const { document } = matter
      if (!isKnownItem(document, item)) return [item, 'omitted']
      const own = rank(document.items[item]?.view)
      const least = purposeView(document, purpose)
      if (actor.kind === 'customer') return [item, viewOf(least)]
      const grants = (positionOf(document, actor)?.grants ?? []).filter(
        (grant) => grant.purposes.includes(purpose) && names(grant.items, item),
      )
      const granted = Math.min(...grants.map((grant) => (grant.view === undefined ? own : rank(grant.view))))
      const owner = document.categories[categoryOf(item)]?.owner ?? ''
      const shared =
        owner === actor.department
          ? []
          : internalGrants(matter, owner, actor.department, purpose, item).map((grant) =>
              grant.view === undefined ? own : rank(grant.view),
            )
      return [item, viewOf(Math.max(least, granted, ...(shared.length === 0 ? [] : [Math.min(...shared)])))]
    }),
  )
