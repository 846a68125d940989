/** May these items go to this recipient? The page's rules of sharing, one after another. */

import type { Agreement } from '../../src/data/agreement'
import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { ShareRequest } from '../../src/data/request'
import { after, chosen, end, inForce, isKnownItem, isSensitive, purposeOf, sound } from './force'
import { createNotes, type Notes, obligeToMask, type Outcome } from './outcome'
import {
  authority,
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
import { refusals, stands } from './use'

export const modelShare = (
  document: PolicyDocument,
  request: ShareRequest,
  evidence: Evidence,
  at: number,
): Outcome => {
  const notes = createNotes()
  const limits: number[] = []
  const { actor, customer, purpose, items, recipient } = request
  const matter = { document, evidence, customer, at }
  const rule = purposeOf(document, purpose)
  const agreement = agreementOf(matter, request)
  minimal(document, [purpose], items, 'share/necessary', notes)
  for (const item of items)
    if (agreement !== undefined && isKnownItem(document, item) && !agreement.items.includes(item))
      notes.deny('share/necessary', 'not-agreed', { items: [item], recipient, evidence: agreement.id })
  agreements(matter, request, agreement, notes)
  consents(matter, request, notes)
  choices(matter, request, notes)
  if (actor.kind === 'staff') approvals(matter, request, notes)
  const undertaking = chosen(
    evidence.undertakings.filter(
      (one) => one.kind === 'confidentiality' && one.party === recipient && inForce(one, at),
    ),
    end,
  )
  if (undertaking === undefined) notes.deny('share/undertaking', 'absent', { recipient })
  else notes.rest(undertaking.id, end(undertaking))
  if (agreement !== undefined) limits.push(...transfer(matter, agreement, notes))
  authority(matter, actor, purpose, items, notes)
  suspensions(matter, actor, notes)
  if (actor.kind === 'staff') undertakings(matter, actor.id, 'use/undertaking', notes)
  const records = provenance(matter, purpose, items, notes)
  overdueReviews(matter, actor, notes)
  if (rule?.aggregateOnly === true) notes.oblige({ kind: 'aggregate' })
  const views = Object.fromEntries(
    items.map((item) => {
      if (!isKnownItem(document, item)) return [item, 'omitted']
      const asIs = Math.max(rank(document.items[item]?.view), isSensitive(document, evidence, item) ? 1 : 0)
      const view = agreement?.plain.includes(item) === true ? 0 : asIs
      return [item, viewOf(Math.max(purposeView(document, purpose), view))]
    }),
  )
  obligeToMask(notes, views)
  return notes.end({ purposes: [purpose], views: () => views, records, noLaterThan: limits })
}

/** The one that counts: naming every item if there is such, then ending last, then first by id. */
const agreementOf = ({ document, evidence, at }: Matter, request: ShareRequest): Agreement | undefined => {
  if (purposeOf(document, request.purpose) === undefined) return undefined
  const all = evidence.agreements.filter(
    (one) =>
      one.recipient === request.recipient &&
      inForce(one, at) &&
      one.signedAt !== undefined &&
      one.signedAt <= at &&
      one.purposes.includes(request.purpose),
  )
  const known = request.items.filter((item) => isKnownItem(document, item))
  const whole = all.filter((one) => known.every((item) => one.items.includes(item)))
  return chosen(whole.length > 0 ? whole : all, end)
}

const isAbroad = (document: PolicyDocument, recipient: string): boolean =>
  Object.hasOwn(document.recipients, recipient) &&
  document.recipients[recipient]?.country !== document.country

const agreements = (
  { document }: Matter,
  { recipient, purpose }: ShareRequest,
  agreement: Agreement | undefined,
  notes: Notes,
): void => {
  const concerned = { purposes: [purpose], recipient }
  if (!Object.hasOwn(document.recipients, recipient))
    return notes.deny('share/agreement', 'unknown-recipient', concerned)
  if (agreement === undefined) return notes.deny('share/agreement', 'absent', concerned)
  if (isAbroad(document, recipient) && agreement.crossBorder === false)
    notes.deny('share/agreement', 'border', { ...concerned, evidence: agreement.id })
  notes.rest(agreement.id, end(agreement))
}

const consents = (matter: Matter, request: ShareRequest, notes: Notes): void => {
  const { document, evidence, customer, at } = matter
  const { purpose, recipient, items } = request
  const rule = purposeOf(document, purpose)
  if (rule === undefined || rule.basis.kind === 'legal-obligation') return
  for (const item of items) {
    if (!isKnownItem(document, item) || !rule.needs.includes(item)) continue
    const all = sound(document, evidence, customer, purpose, item, at).filter((one) =>
      one.recipients.includes(recipient),
    )
    const separate = all.filter((one) => one.separate && (!isAbroad(document, recipient) || one.crossBorder))
    for (const [name, doing] of [
      ['share/consent', all],
      ['share/separate-consent', separate],
    ] as const) {
      const best = chosen(doing, end)
      if (best === undefined) notes.deny(name, 'absent', { purposes: [purpose], items: [item], recipient })
      else notes.rest(best.id, end(best))
    }
  }
}

const choices = (matter: Matter, { purpose, recipient }: ShareRequest, notes: Notes): void => {
  const ofSharing = matter.evidence.choices
    .filter(
      ({ customer, refuses, ...choice }) =>
        customer === matter.customer &&
        inForce(choice, matter.at) &&
        refuses.kind === 'sharing' &&
        (refuses.recipient === undefined || refuses.recipient === recipient),
    )
    .map(({ id }) => id)
    .sort()
  const [refusal] = [...ofSharing, ...refusals(matter, purpose)]
  if (refusal !== undefined) notes.deny('share/choice', 'refused', { recipient, evidence: refusal })
}

const approvals = (matter: Matter, request: ShareRequest, notes: Notes): void => {
  const { document, evidence } = matter
  const { actor, purpose, items, recipient } = request
  const approval = chosen(
    evidence.approvals.filter(
      (one) =>
        actor.kind === 'staff' &&
        purposeOf(document, purpose) !== undefined &&
        one.action === 'share' &&
        one.purpose === purpose &&
        one.recipient === recipient &&
        one.applicant.department === actor.department &&
        items.every((item) => isKnownItem(document, item) && one.items.includes(item)) &&
        stands(matter, one),
    ),
    end,
  )
  if (approval === undefined)
    notes.deny('share/approval', 'absent', {
      purposes: [purpose],
      items: items.filter((item) => isKnownItem(document, item)),
      recipient,
      department: actor.kind === 'staff' ? actor.department : '',
    })
  else notes.rest(approval.id, end(approval))
}

/** The key and the attestation; a permit ends with them, too. */
const transfer = ({ document, at }: Matter, agreement: Agreement, notes: Notes): readonly number[] => {
  const key = chosen(
    agreement.keys.filter((one) => inForce(one, at)),
    end,
  )
  const concerned = { recipient: agreement.recipient, evidence: agreement.id }
  if (key === undefined) notes.deny('share/transfer', 'no-key', concerned)
  else notes.oblige({ kind: 'seal', recipient: agreement.recipient, key: key.id })
  const attestBy = after(document, agreement.lastAttestedAt, agreement.attestEvery)
  if (attestBy <= at) notes.deny('share/recipient', 'overdue', { ...concerned, at: attestBy })
  return [...(key === undefined ? [] : [end(key)]), attestBy]
}
