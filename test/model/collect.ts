/** May these values be taken? The page's rules of collection, one after another. */

import type { Evidence } from '../../src/data/evidence'
import type { Notice } from '../../src/data/notice'
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
import { createNotes, type Notes, type Outcome } from './outcome'
import { type Matter, minimal, suspensions, undertakings } from './parts'

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
  if (request.purposes.length === 0) notes.deny('collect/purpose', 'none')
  for (const purpose of request.purposes)
    if (!known.includes(purpose)) notes.deny('collect/purpose', 'unknown', { purposes: [purpose] })
  notice(matter, request, known, notes)
  consents(matter, request, known, notes)
  minimal(document, known, request.items, 'collect/minimal', notes)
  for (const item of request.items)
    if (
      !document.creditBusiness &&
      isKnownItem(document, item) &&
      document.categories[categoryOf(item)]?.credit === true
    )
      notes.deny('collect/credit', 'no-credit-business', { items: [item] })
  for (const { item } of request.inaccurate) notes.deny('collect/accurate', 'not-parsed', { items: [item] })
  authority(matter, request, notes)
  suspensions(matter, request.actor, notes)
  if (request.actor.kind === 'staff') undertakings(matter, request.actor.id, 'collect/undertaking', notes)
  entry(matter, request, notes)
  return notes.end({
    purposes: known,
    views: () => Object.fromEntries(request.items.map((item) => [item, 'plain'])),
  })
}

const channelOf = (document: PolicyDocument, name: string) =>
  Object.hasOwn(document.channels, name) ? document.channels[name] : undefined

const entry = (
  { document, at }: Matter,
  { channel: name, capturedAt }: CollectRequest,
  notes: Notes,
): void => {
  const rule = channelOf(document, name)
  if (capturedAt > at) return notes.deny('collect/entry', 'not-yet', { at: capturedAt })
  if (rule === undefined) return
  const due = after(document, capturedAt, rule.entryWithin)
  if (at >= due) notes.warn('collect/entry', 'late', { at: due })
}

const channel = ({ document, evidence, at }: Matter, request: CollectRequest, notes: Notes): void => {
  const rule = channelOf(document, request.channel)
  if (rule === undefined) return notes.deny('collect/channel', 'unknown')
  if (rule.reviewWithin !== undefined) notes.oblige({ kind: 'review', within: rule.reviewWithin })
  if (rule.partner !== true) return
  const { supplier, items } = request
  if (supplier === undefined) return notes.deny('collect/channel', 'no-supplier')
  const agreement = chosen(
    evidence.agreements.filter(
      (one) =>
        one.recipient === supplier &&
        inForce(one, at) &&
        one.signedAt !== undefined &&
        one.signedAt <= at &&
        items.every((item) => isKnownItem(document, item) && one.supplies.includes(item)),
    ),
    end,
  )
  const known = items.filter((item) => isKnownItem(document, item))
  if (agreement === undefined)
    notes.deny('collect/channel', 'no-agreement', { items: known, recipient: supplier })
  else notes.rest(agreement.id, end(agreement))
}

/** In the order of the page. */
const faults = ['incomplete', 'not-served', 'lapsed', 'not-covering'] as const

const notice = (
  { document, evidence, at }: Matter,
  request: CollectRequest,
  known: readonly string[],
  notes: Notes,
): void => {
  const concerned = {
    purposes: known,
    items: request.items.filter((item) => isKnownItem(document, item)),
  }
  const versions = evidence.notices.filter(({ id }) => id === request.notice)
  if (versions.length === 0) return notes.deny('collect/notice', 'absent', concerned)
  const broken = (one: Notice): readonly string[] => {
    const passes = {
      incomplete: complete(one),
      'not-served': served(document, one),
      lapsed: inForce(one, at),
      'not-covering':
        known.every((purpose) => one.purposes.includes(purpose)) &&
        request.items.every((item) => isKnownItem(document, item) && one.items.includes(item)),
    }
    return faults.filter((fault) => !passes[fault])
  }
  const shown = chosen(
    versions.filter((one) => broken(one).length === 0),
    end,
  )
  if (shown !== undefined) return notes.rest(shown.id, end(shown))
  const places = (ways: readonly string[]): string =>
    ways.length + ways.map((way) => faults.findIndex((fault) => fault === way)).join('')
  const [least = []] = versions.map(broken).sort((one, other) => (places(one) < places(other) ? -1 : 1))
  for (const way of least) notes.deny('collect/notice', way, { ...concerned, evidence: request.notice ?? '' })
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
      const isOfMinor = isMinor(document, evidence)
      const asks: readonly (readonly [string, string, boolean, readonly (typeof all)[number][]])[] = [
        ['consent', 'absent', true, all],
        ['voluntary', 'not-voluntary', all.length > 0, voluntary],
        ['guardian', 'absent', isOfMinor && voluntary.length > 0, sound],
        ['separate-consent', 'absent', isSensitive(document, evidence, item) && sound.length > 0, separate],
      ]
      for (const [topic, way, applies, doing] of asks) {
        if (!applies) continue
        const best = chosen(doing, end)
        if (best === undefined) notes.deny(`collect/${topic}`, way, { purposes: [purpose], items: [item] })
        else notes.rest(best.id, end(best))
      }
    }
}

const authority = ({ document, customer }: Matter, request: CollectRequest, notes: Notes): void => {
  const { actor, items } = request
  if (actor.kind === 'customer') {
    if (actor.id !== customer) notes.deny('collect/authority', 'other-customer')
    return
  }
  const position = positionOf(document, actor)
  if (position === undefined) return notes.deny('collect/authority', 'no-position')
  const may = (item: string): boolean =>
    isKnownItem(document, item) &&
    position.collects.some((one) => one.channels.includes(request.channel) && names(one.items, item))
  for (const item of items) if (!may(item)) notes.deny('collect/authority', 'not-granted', { items: [item] })
}
