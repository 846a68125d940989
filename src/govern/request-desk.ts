/** What is seen and settled where requests come in (7.3)? What is owed to whom and by when; refusals; who was told of a correction. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Staff } from '../data/actor'
import { checkAsker } from '../check/rights'
import { rightsFinding } from '../check/rules-of-rights'
import { listMatters, moveMatter } from '../vault/matter'
import { operate } from '../vault/operation'
import { recipientNoticeKind, type RecipientToTell, type ToldHow } from '../vault/recipient-notice'
import type { StepAnswer } from '../vault/step'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'
import { type RefusalReason, refusalReasons } from './refusal-reason'
import { refuse } from './request-answer'
import { openStates, requestKind, type RequestStanding, standingOf } from './request-state'
import type { RequestKey } from './request-steps'

/** Requests, the first due first. */
export const listRequests = (
  govern: GovernInside,
  input: { readonly actor: Staff; readonly which?: 'open' | 'overdue' | 'all' },
): Work<ReadAnswer<readonly RequestStanding[]>> =>
  operate(govern.vault, (act) => {
    const { actor, which = 'open' } = input
    const findings = checkAsker(govern.vault.policy.tables, actor, '')
    return readOnRecord(act, { actor, about: `request/${which}`, findings }, async () => {
      const states = which === 'all' ? undefined : openStates
      const matters =
        states === undefined
          ? await listMatters(act, requestKind)
          : (await Promise.all(states.map((state) => listMatters(act, requestKind, { state })))).flat()
      return matters
        .filter(({ dueAt }) => which !== 'overdue' || (dueAt !== undefined && dueAt <= act.at))
        .map((matter) => standingOf(matter, act.at))
        .toSorted((left, right) => (left.dueAt ?? Infinity) - (right.dueAt ?? Infinity))
    })
  })

/** Refuses with a reason; the provision must be one that the reason comes from. */
export const refuseRequest = (
  govern: GovernInside,
  input: RequestKey & { readonly actor: Staff; readonly reason: RefusalReason; readonly clause: string },
): Work<StepAnswer> =>
  operate(govern.vault, (act) => {
    const { reason, clause, request } = input
    const findings = refusalReasons[reason].clauses.includes(clause)
      ? []
      : [rightsFinding['rights/order']['other-clause']({ evidence: request })]
    return refuse(act, input, { reason, clause, findings })
  })

/** A recipient that is yet to be told. */
export interface ListedNotice extends RecipientToTell {
  readonly customer: string
  readonly record: string
  readonly version: number
  readonly findings: readonly Finding[]
}

/** The recipients that are yet to be told, the first due first. */
export const listNotices = (
  govern: GovernInside,
  { actor }: { readonly actor: Staff },
): Work<ReadAnswer<readonly ListedNotice[]>> =>
  operate(govern.vault, (act) => {
    const findings = checkAsker(govern.vault.policy.tables, actor, '')
    return readOnRecord(act, { actor, about: 'recipient-notice/list', findings }, async () =>
      (await listMatters(act, recipientNoticeKind, { state: 'due' }))
        .map(({ id, customer, subject, dueAt = act.at, body }) => ({
          id,
          customer,
          recipient: subject,
          items: body.items,
          record: body.record,
          version: body.version,
          dueAt,
          findings: overdue(id, subject, dueAt, act.at),
        }))
        .toSorted((left, right) => left.dueAt - right.dueAt),
    )
  })

const overdue = (id: string, recipient: string, dueAt: Instant, at: Instant): readonly Finding[] =>
  dueAt <= at ? [rightsFinding['rights/notify'].overdue({ evidence: id, recipient, at: dueAt })] : []

/** Notes that a recipient was told. */
export const tellRecipient = (
  govern: GovernInside,
  input: {
    readonly actor: Staff
    readonly customer: string
    readonly notice: string
    readonly how: ToldHow
  },
): Work<StepAnswer> =>
  operate(govern.vault, (act) => {
    const { actor, customer, notice, how } = input
    return moveMatter(act, recipientNoticeKind, {
      customer,
      id: notice,
      move: 'tell',
      step: () => ({ actor, findings: checkAsker(govern.vault.policy.tables, actor, '') }),
      change: ({ body }) => ({
        body: { ...body, told: { at: act.at, by: actor.id, how } },
        dueAt: undefined,
      }),
    })
  })
