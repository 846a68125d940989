/** What does a permit rest on, and until when? The evidence that each rule names, the earliest end of it, and the records to read. */

import type { Permit } from '../core/decision'
import type { Finding } from '../core/finding'
import { endOfTime, type Instant } from '../core/instant'
import type { View } from '../data/view'
import { isEmpty, meets } from '../policy/item-set'
import { approvalOfUse } from '../check/approval'
import { emergencyOf } from '../check/break-glass'
import type { Ground } from '../check/ground'
import type { Question } from '../check/question'
import type { Standing } from '../check/standing'
import type { PartyStanding } from '../check/undertaking'
import type { PolicyTables } from '../policy/tables'
import type { ResolvedUse } from './resolved-use'
import { recallShown } from './shown'

/** A use as it is judged: who asks what of whom, and how the evidence stands. */
export interface JudgedUse {
  readonly resolved: ResolvedUse
  readonly manner: string
  readonly actor: string
  readonly customer: string
  readonly standing: Standing
}

/** The permit of a use that passed every rule. */
export const permitUse = (
  { resolved, manner, actor, standing }: JudgedUse,
  warnings: readonly Finding[],
): Permit<View> => {
  const { question } = resolved
  const shown = resolved.foreign ? recallShown(resolved, standing) : resolved.shown.shown
  const grounds: Ground[] = [...actorGrounds(question, standing, actor)]
  for (const ground of standing.consents) if (meets(ground.items, question.items)) grounds.push(ground)
  for (const ground of standing.separateConsents)
    if (meets(ground.items, question.items)) grounds.push(ground)
  let emergency: Ground | undefined
  if (question.kind === 'staff') {
    const approval = approvalOfUse(standing.approvals, question.department, question.items, manner)
    if (approval !== undefined) grounds.push(approval)
    else emergency = emergencyOf(standing.emergencies, actor, question.items)
    if (emergency !== undefined) grounds.push(emergency)
  }
  const review = emergency === undefined ? undefined : reviewOf(question)
  return Object.freeze({
    outcome: 'permit',
    purposes: resolved.purposes,
    views: shown.views,
    evidence: idsOf(grounds),
    untilAt: endOfAll(grounds),
    obligations: review === undefined ? shown.obligations : Object.freeze([...shown.obligations, review]),
    records: recordsOf(question, standing),
    warnings,
  })
}

/** What the actor's own evidence gives: undertakings, and the grants of other departments. */
export const actorGrounds = (question: Question, standing: Standing, actor: string): readonly Ground[] => {
  if (question.kind === 'customer') return []
  const own = undertakingGrounds(question.tables, standing.parties.get(actor))
  const share = isEmpty(question.foreign) ? undefined : standing.shares.get(question.department)
  return share === undefined
    ? own
    : [...own, ...share.grounds.filter((ground) => meets(ground.items, question.foreign))]
}

/** The undertakings that staff rest on: a training only where the policy blocks without it. */
export const undertakingGrounds = (
  tables: PolicyTables,
  party: PartyStanding | undefined,
): readonly Ground[] =>
  [party?.confidentiality, tables.document.training === 'block' ? party?.training : undefined].filter(
    (ground) => ground !== undefined,
  )

/** The ids of the evidence, each once and in the order of the rules that rest on it. */
export const idsOf = (grounds: readonly Ground[]): readonly string[] => {
  const ids: string[] = []
  for (const { id } of grounds) if (!ids.includes(id)) ids.push(id)
  return Object.freeze(ids)
}

/** The earliest end of the evidence. */
export const endOfAll = (grounds: readonly Ground[]): Instant => {
  let end = endOfTime
  for (const { endsAt } of grounds) if (endsAt < end) end = endsAt
  return end
}

/** The records with an asked item that pass every rule. */
export const recordsOf = (question: Question, standing: Standing): readonly string[] => {
  const ids: string[] = []
  for (const record of standing.records) if (meets(record.items, question.items)) ids.push(record.id)
  return Object.freeze(ids)
}

const reviewOf = ({ tables }: Question) =>
  tables.breakGlass === undefined
    ? undefined
    : Object.freeze({ kind: 'review' as const, within: tables.breakGlass.reviewWithin })
