/** May these values be taken? The page's rules of collection, one after another. */

import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { CollectRequest } from '../../src/data/request'
import {
  after,
  categoryOf,
  chosen,
  complete,
  covering,
  end,
  inForce,
  isKnownItem,
  isMinor,
  isSensitive,
  isVoluntary,
  names,
  positionOf,
  purposeOf,
  served,
} from './force'
import { createNotes, type Notes, type Outcome, outcomeOf } from './outcome'
import { type Matter, undertakings } from './parts'

export const modelCollect = (
  document: PolicyDocument,
  request: CollectRequest,
  evidence: Evidence,
  at: number,
): Outcome => {
  const notes = createNotes()
  const matter = { document, evidence, customer: request.customer, at }
  const known = request.purposes.filter((purpose) => purposeOf(document, purpose) !== undefined)
  channel(matter, request, notes)
  if (request.purposes.length === 0 || known.length < request.purposes.length) notes.deny('collect/purpose')
  notice(matter, request, known, notes)
  consents(matter, request, known, notes)
  for (const item of request.items)
    if (
      !isKnownItem(document, item) ||
      !known.some((purpose) => purposeOf(document, purpose)?.needs.includes(item))
    )
      notes.deny('collect/minimal')
  if (
    !document.creditBusiness &&
    request.items.some(
      (item) => isKnownItem(document, item) && document.categories[categoryOf(item)]?.credit === true,
    )
  )
    notes.deny('collect/credit')
  if (request.inaccurate.length > 0) notes.deny('collect/accurate')
  authority(matter, request, notes)
  if (request.actor.kind === 'staff') undertakings(matter, request.actor.id, 'collect/undertaking', notes)
  if (request.capturedAt > at) notes.deny('collect/entry')
  const rule = Object.hasOwn(document.channels, request.channel)
    ? document.channels[request.channel]
    : undefined
  if (
    rule !== undefined &&
    request.capturedAt <= at &&
    at >= after(document, request.capturedAt, rule.entryWithin)
  )
    notes.warn('collect/entry')
  return outcomeOf(notes, () => Object.fromEntries(request.items.map((item) => [item, 'plain'])))
}

const channel = ({ document, evidence, at }: Matter, request: CollectRequest, notes: Notes): void => {
  const rule = Object.hasOwn(document.channels, request.channel)
    ? document.channels[request.channel]
    : undefined
  if (rule === undefined) return notes.deny('collect/channel')
  if (rule.partner !== true) return
  const agreement = chosen(
    evidence.agreements.filter(
      (one) =>
        one.recipient === request.supplier &&
        inForce(one, at) &&
        one.signedAt !== undefined &&
        one.signedAt <= at &&
        request.items.every((item) => isKnownItem(document, item) && one.supplies.includes(item)),
    ),
    end,
  )
  if (agreement === undefined) notes.deny('collect/channel')
  else notes.rest(agreement.id, end(agreement))
}

const notice = (
  { document, evidence, at }: Matter,
  request: CollectRequest,
  known: readonly string[],
  notes: Notes,
): void => {
  const shown = chosen(
    evidence.notices.filter(
      (one) =>
        one.id === request.notice &&
        complete(one) &&
        served(document, one) &&
        inForce(one, at) &&
        known.every((purpose) => one.purposes.includes(purpose)) &&
        request.items.every((item) => isKnownItem(document, item) && one.items.includes(item)),
    ),
    end,
  )
  if (shown === undefined) notes.deny('collect/notice')
  else notes.rest(shown.id, end(shown))
}

const consents = (matter: Matter, request: CollectRequest, known: readonly string[], notes: Notes): void => {
  const { document, evidence, customer, at } = matter
  for (const purpose of known)
    for (const item of request.items) {
      const rule = purposeOf(document, purpose)
      if (rule?.basis.kind !== 'consent' || !isKnownItem(document, item) || !rule.needs.includes(item))
        continue
      const all = covering(document, evidence, customer, purpose, item, at)
      const voluntary = all.filter((one) => isVoluntary(document, one))
      const sound = isMinor(document, evidence)
        ? voluntary.filter(({ givenBy }) => givenBy === 'guardian')
        : voluntary
      const separate = sound.filter(({ separate: isSeparate }) => isSeparate)
      const asks: readonly (readonly [string, boolean, readonly (typeof all)[number][]])[] = [
        ['collect/consent', true, all],
        ['collect/voluntary', all.length > 0, voluntary],
        ['collect/guardian', isMinor(document, evidence) && voluntary.length > 0, sound],
        ['collect/separate-consent', isSensitive(document, evidence, item) && sound.length > 0, separate],
      ]
      for (const [name, applies, doing] of asks) {
        if (!applies) continue
        const best = chosen(doing, end)
        if (best === undefined) notes.deny(name)
        else notes.rest(best.id, end(best))
      }
    }
}

const authority = ({ document, customer }: Matter, request: CollectRequest, notes: Notes): void => {
  const { actor, items } = request
  if (actor.kind === 'customer') {
    if (actor.id !== customer) notes.deny('collect/authority')
    return
  }
  const position = positionOf(document, actor)
  const may = (item: string): boolean =>
    isKnownItem(document, item) &&
    (position?.collects ?? []).some((one) => one.channels.includes(request.channel) && names(one.items, item))
  if (position === undefined || !items.every(may)) notes.deny('collect/authority')
}
