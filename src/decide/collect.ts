/** May these values be taken from this customer? Every rule of collection; what was collected is stored by others. */

import type { Decision, Obligation } from '../core/decision'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import { type CollectRequest, collectRequest } from '../data/request'
import type { View } from '../data/view'
import { isEmpty, isInside, type ItemSet, both, union, without } from '../policy/item-set'
import type { Policy } from '../policy/policy'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { standingPosition } from '../check/approval'
import { checkChannel, checkEntry } from '../check/channel'
import { checkCollectionConsent } from '../check/collection-consent'
import { customerIn, type EvidenceIndex } from '../check/evidence-index'
import { watchAt } from '../check/in-force'
import { checkMinimal } from '../check/minimal'
import { checkNotice } from '../check/notice'
import { type AskedItems, askedItems, namesOf } from '../check/question'
import { none } from '../check/rule'
import { collectFinding } from '../check/rules-of-collect'
import { isMinor } from '../check/standing'
import { checkSuspension, suspendedIn } from '../check/suspension'
import { checkUndertaking, partiesOf } from '../check/undertaking'
import { checkInstant, indexGiven, parseShape } from './entry'
import { endOfAll, idsOf, undertakingGrounds } from './permit'

/**
 * Decides a collection: a permit with the evidence that it rests on, or a denial with every rule that was broken. Total for requests
 * and evidence of the right shape; another shape throws `input/invalid`. (1.2, 1.3.1, 1.3.2, 1.3.4, 1.3.5, 2.2.5, 3.1.1, 3.1.2,
 * 3.2.1, 3.2.3, 3.2.4, 3.3.1, 3.3.2, 3.3.3, 4.2.3, 7.1.1, 7.1.2)
 *
 * @example
 * ```ts
 * const self = { kind: 'customer', id: 'c-1001' } as const
 * const answer = decideCollect(policy, { actor: self, customer: 'c-1001', channel: 'website', purposes: ['service'],
 *   items: ['basic.name'], notice: 'n-1', capturedAt: at, inaccurate: [] }, evidence, at)
 * answer.outcome // 'permit'
 * ```
 */
export const decideCollect = (
  policy: Policy,
  request: CollectRequest,
  evidence: Evidence | EvidenceIndex,
  at: Instant,
): Decision<View> => {
  const { tables } = policy
  checkInstant(at)
  const asked = parseShape(collectRequest, request, 'request')
  const index = indexGiven(tables, evidence)
  const given = index.evidence
  const watch = watchAt(at)
  const items = askedItems(tables, asked.items)
  const channel = tables.channelByName.get(asked.channel)
  const purposes = knownPurposes(tables, asked.purposes)
  const minor = isMinor(tables, given)
  const parties = partiesOf(given, watch)
  const source = checkChannel(tables, given, channel, asked.supplier, items, watch)
  const told = checkNotice(tables, given, { notice: asked.notice, purposes, asked: items }, at)
  const consents = checkCollectionConsent({
    tables,
    covers: customerIn(index, asked.customer).covers,
    purposes,
    items: items.items,
    minor,
    sensitive: minor ? tables.all : tables.sensitive,
    watch,
  })
  const needed = purposes.map((purpose) => purpose.needs).reduce(union, tables.none)
  const findings = Object.freeze([
    ...source.findings,
    ...checkPurposes(tables, asked.purposes),
    ...told.findings,
    ...consents.findings,
    ...checkMinimal(tables, items, needed, collectFinding['collect/minimal']),
    ...checkCredit(tables, items.items),
    ...checkAccurate(asked.inaccurate),
    ...checkCollector(tables, asked, items),
    ...(asked.actor.kind === 'customer'
      ? none
      : checkSuspension(suspendedIn(given, watch), {
          id: asked.actor.id,
          position: standingPosition(tables, asked.actor)?.name,
        })),
    ...(asked.actor.kind === 'customer'
      ? none
      : checkUndertaking(tables, parties, asked.actor.id, collectFinding['collect/undertaking'])),
    ...checkEntry(tables, channel, asked.capturedAt, at),
  ])
  if (findings.some((finding) => finding.effect === 'deny'))
    return Object.freeze({ outcome: 'deny', findings })
  const grounds = [
    source.ground,
    told.ground,
    ...consents.grounds,
    ...(asked.actor.kind === 'customer' ? [] : undertakingGrounds(tables, parties.get(asked.actor.id))),
  ].filter((ground) => ground !== undefined)
  return Object.freeze({
    outcome: 'permit',
    purposes: Object.freeze(purposes.map((purpose) => purpose.name)),
    views: Object.freeze(Object.fromEntries(items.names.map((name) => [name, 'plain'] as const))),
    evidence: idsOf(grounds),
    untilAt: endOfAll(grounds),
    obligations: obligationsOf(channel?.reviewWithin),
    warnings: findings,
  })
}

const knownPurposes = (tables: PolicyTables, names: readonly string[]): readonly PurposeTable[] =>
  [...new Set(names)].sort().flatMap((name) => tables.purposeByName.get(name) ?? [])

/** A purpose is declared, and each is in the policy. (3.2.1, 1.3.1) */
const checkPurposes = (tables: PolicyTables, names: readonly string[]): readonly Finding[] => {
  const find = collectFinding['collect/purpose']
  if (names.length === 0) return [find.none({})]
  const unknown = [...new Set(names)].sort().filter((name) => !tables.purposeByName.has(name))
  return unknown.length === 0 ? none : [find.unknown({ purposes: Object.freeze(unknown) })]
}

/** Credit items only by a credit business. (2.2.5) */
const checkCredit = (tables: PolicyTables, items: ItemSet): readonly Finding[] => {
  const credit = both(items, tables.credit)
  return tables.document.creditBusiness || isEmpty(credit)
    ? none
    : [collectFinding['collect/credit']['no-credit-business']({ items: namesOf(tables, credit) })]
}

/** No value failed to parse. (1.3.2) */
const checkAccurate = (inaccurate: CollectRequest['inaccurate']): readonly Finding[] =>
  inaccurate.length === 0
    ? none
    : [
        collectFinding['collect/accurate']['not-parsed']({
          items: Object.freeze([...new Set(inaccurate.map(({ item }) => item))].sort()),
        }),
      ]

/** The position may collect every item through this channel; a customer enters their own. (1.2, 4.2.3) */
const checkCollector = (
  tables: PolicyTables,
  { actor, customer, channel }: CollectRequest,
  asked: AskedItems,
): readonly Finding[] => {
  const find = collectFinding['collect/authority']
  if (actor.kind === 'customer') return actor.id === customer ? none : [find['other-customer']({})]
  const position = standingPosition(tables, actor)
  if (position === undefined) return [find['no-position']({})]
  const allowed = position.collects.get(channel) ?? tables.none
  return asked.unknown.length === 0 && isInside(asked.items, allowed)
    ? none
    : [
        find['not-granted']({
          items: Object.freeze([...namesOf(tables, without(asked.items, allowed)), ...asked.unknown]),
        }),
      ]
}

const obligationsOf = (reviewWithin: string | undefined): readonly Obligation[] =>
  Object.freeze([
    Object.freeze({ kind: 'record' }),
    ...(reviewWithin === undefined ? [] : [Object.freeze({ kind: 'review' as const, within: reviewWithin })]),
  ])
