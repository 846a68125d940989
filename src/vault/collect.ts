/** How are values taken from a customer? Parsed, decided, sealed and indexed with their event, or not at all. */

import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import type { CollectRequest } from '../data/request'
import { decideCollect } from '../decide/collect'
import { indexOwnEvidence } from '../decide/index-evidence'
import { ageClassOf, ageTold, type AgeTold, keepAge } from './age'
import type { CollectAnswer } from './answer'
import { actorOf, ruleIds } from './event-parts'
import { type GivenValues, parseGiven } from './given-values'
import type { VaultInside } from './inside'
import { type Act, operate } from './operation'
import { readEvidence } from './read-evidence'
import type { RecordFacts } from './record-row'
import { withShadow } from './shadow'
import { type PendingRows, storeValues } from './store-values'
import { checkErased } from './tombstone'

/** Values of one customer, and how they were come by. */
export interface CollectInput {
  readonly actor: Actor
  readonly customer: string
  readonly channel: string
  /** The partner that supplies them, for a partner channel. */
  readonly supplier?: string | undefined
  readonly purposes: readonly string[]
  /** The id of the notice shown. */
  readonly notice?: string | undefined
  /** When they were captured; now unless told. */
  readonly capturedAt?: Instant | undefined
  /** By category, then by field. */
  readonly values: Readonly<Record<string, unknown>>
  /** By category: when things happened that retention counts from. */
  readonly events?: Readonly<Record<string, RecordFacts['events']>> | undefined
  /** Keep what parses and refuse the rest alone; without it one value that doesn't parse denies them all. */
  readonly keepAccurate?: boolean | undefined
  /** The caller's own name for these values: giving it again stores nothing twice. Only its HMAC is used. */
  readonly reference?: string | undefined
}

/** Collects for each input in one transaction; each is decided alone. */
export const collect = (
  inside: VaultInside,
  inputs: readonly CollectInput[],
): Work<readonly CollectAnswer[]> =>
  operate(inside, async (act) => {
    const answers: CollectAnswer[] = []
    const rows: PendingRows = { records: [], entries: [] }
    for (const input of inputs) answers.push(await collectOne(act, input, rows))
    await act.transaction.insert('record', rows.records)
    await act.transaction.insert('index_entry', rows.entries)
    return answers
  })

const collectOne = async (act: Act, input: CollectInput, rows: PendingRows): Promise<CollectAnswer> => {
  const { policy } = act.inside
  const given = parseGiven(policy, input.values)
  const told = toldOf(given)
  const read = await readEvidence(act, {
    customer: input.customer,
    actor: input.actor,
    purposes: [],
    categories: [],
    ...partnerAndNotice(input),
  })
  const age = told === undefined ? read.evidence.age : ageClassOf(told, policy.document.timeZone, act.at)
  const known = { ...read.evidence, age }
  const request = requestOf(input, given, act.at)
  const decision = withShadow(act, { ...asked(request), operation: 'collect' }, (one) =>
    decideCollect(one, request, indexOwnEvidence(one, known), act.at),
  )
  const about = {
    action: 'collect' as const,
    outcome: decision.outcome,
    actor: actorOf(input.actor),
    customer: input.customer,
    purposes: request.purposes,
    items: request.items,
    ...(input.supplier === undefined ? {} : { recipient: input.supplier }),
  }
  const { refused } = given
  const erased = await checkErased(act, input.customer)
  if (decision.outcome === 'deny' || erased.length > 0) {
    const findings = [...(decision.outcome === 'deny' ? decision.findings : []), ...erased]
    const event = act.tell({ ...about, outcome: 'deny', rules: ruleIds(findings) })
    if (erased.length > 0) act.untie(input.customer)
    return { outcome: 'deny', findings, refused, event }
  }
  await keepAge(act, input.customer, told)
  const provenance = {
    customer: input.customer,
    purposes: [...decision.purposes],
    channel: input.channel,
    consents: read.evidence.consents.map(({ id }) => id).filter((id) => decision.evidence.includes(id)),
    capturedAt: request.capturedAt,
    enteredAt: act.at,
    enteredBy: input.actor.id,
    events: input.events ?? {},
    ...(input.reference === undefined ? {} : { reference: input.reference }),
  }
  const { ids, repeated } = await storeValues(act, given.parts, provenance, known, rows)
  const event = act.tell({
    ...about,
    rules: ruleIds(decision.warnings),
    evidence: [...decision.evidence],
    records: [...ids],
  })
  return { ...decision, refused, records: ids, repeated, event }
}

/** What is decided: the items that parsed; those that didn't deny, unless the caller keeps what is accurate. */
const requestOf = (input: CollectInput, { items, refused }: GivenValues, at: Instant): CollectRequest => {
  const inaccurate = [...new Set(refused.map(({ item }) => item))]
  const asked = items.length === 0 ? inaccurate : [...items]
  return {
    actor: input.actor,
    customer: input.customer,
    channel: input.channel,
    purposes: [...input.purposes],
    items: asked,
    capturedAt: input.capturedAt ?? at,
    inaccurate:
      input.keepAccurate === true && items.length > 0
        ? []
        : refused.map(({ item, code }) => ({ item, reason: code })),
    ...(input.supplier === undefined ? {} : { supplier: input.supplier }),
    ...(input.notice === undefined ? {} : { notice: input.notice }),
  }
}

const asked = ({ purposes, items }: CollectRequest) => ({ purposes, items })

const partnerAndNotice = ({ supplier, notice }: CollectInput) => ({
  ...(supplier === undefined ? {} : { partner: supplier }),
  ...(notice === undefined ? {} : { notice }),
})

const toldOf = ({ parts }: GivenValues): AgeTold => {
  const basic = parts.find(({ category }) => category.name === 'basic')
  return basic === undefined ? undefined : ageTold(basic.values)
}
