/** How does somebody come to see a customer's items? Decided on the evidence of this instant, recorded, then shown. */

import type { Obligation, Permit } from '../core/decision'
import type { Work } from '../core/work'
import { purposeScope } from '../crypto/pseudonym'
import type { Actor } from '../data/actor'
import type { UseRequest } from '../data/request'
import type { View } from '../data/view'
import { indexOwnEvidence } from '../decide/index-evidence'
import { decideUse } from '../decide/use'
import type { RowOf } from '../store/tables'
import type { UseAnswer } from './answer'
import { countExtraction } from './count-extraction'
import { actorOf, ruleIds } from './event-parts'
import type { VaultInside } from './inside'
import { operateTogether } from './group'
import type { Act } from './operation'
import { type EvidenceRead, readEvidence } from './read-evidence'
import { type Release, type Released, releaseSeen } from './release'
import { withShadow } from './shadow'
import { mergeSeen, showRecords } from './show'

/** Who wants to see what of whom, and for what. */
export interface UseInput {
  readonly actor: Actor
  readonly customer: string
  readonly purpose: string
  readonly items: readonly string[]
  /** How it is used, as the approval names it; `screen` unless told. */
  readonly manner?: string | undefined
}

type ReleasedAnswer = UseAnswer<Released<Release>>

/** Uses for each input in one transaction; each is decided alone. */
export const use = (inside: VaultInside, inputs: readonly UseInput[]): Work<readonly ReleasedAnswer[]> =>
  operateTogether(inside, inputs.length, async (act) => {
    const answers: ReleasedAnswer[] = []
    for (const input of inputs) answers.push(await useOne(act, input))
    return answers
  })

const useOne = async (act: Act, input: UseInput): Promise<ReleasedAnswer> => {
  const { decision, read, request } = await decideOne(act, input)
  const about = {
    action: 'use' as const,
    outcome: decision.outcome,
    actor: actorOf(input.actor),
    customer: input.customer,
    purposes: [input.purpose],
    items: request.items,
    manner: request.manner,
  }
  if (decision.outcome === 'deny')
    return { ...decision, event: act.tell({ ...about, rules: ruleIds(decision.findings) }) }
  await countExtraction(act, read.evidence, decision.evidence)
  // where only figures over groups may leave, no single record is opened
  const rows = isAggregate(decision.obligations) ? [] : permittedRows(read.rows, decision)
  act.attempt({ ...about, records: rows.map(({ id }) => id) })
  const shown = await showRecords(act, rows, {
    views: decision.views,
    scope: purposeScope(input.purpose),
    pseudonyms: act.inside.policy.document.purposes[input.purpose]?.pseudonyms,
  })
  const seen = releaseSeen(act.inside, shown, decision.views)
  const event = act.tell({
    ...about,
    rules: ruleIds(decision.warnings),
    evidence: [...decision.evidence],
    records: rows.map(({ id }) => id),
  })
  return { ...decision, view: mergeSeen(seen, categoriesOf(request.items)), seen, event }
}

/** Decides one use on what the transaction reads. */
export const decideOne = async (act: Act, input: UseInput) => {
  const request: UseRequest = {
    actor: input.actor,
    customer: input.customer,
    purpose: input.purpose,
    items: [...input.items],
    manner: input.manner ?? 'screen',
  }
  const read = await readEvidence(act, {
    customer: input.customer,
    actor: input.actor,
    purposes: [input.purpose],
    categories: categoriesOf(input.items),
  })
  const { items } = request
  const decision = withShadow(act, { operation: 'use', purposes: [input.purpose], items }, (policy) =>
    decideUse(policy, request, indexOwnEvidence(policy, read.evidence), act.at),
  )
  return { decision, read, request }
}

/** The categories of items. */
export const categoriesOf = (items: readonly string[]): readonly string[] => [
  ...new Set(items.map((item) => item.slice(0, Math.max(0, item.indexOf('.'))))),
]

/** The rows of the records that a permit names. */
export const permittedRows = (
  rows: EvidenceRead['rows'],
  permit: Permit<View>,
): readonly RowOf<'record'>[] => {
  const named = new Set(permit.records)
  return rows.filter(({ id }) => named.has(id))
}

const isAggregate = (obligations: readonly Obligation[]): boolean =>
  obligations.some(({ kind }) => kind === 'aggregate')
