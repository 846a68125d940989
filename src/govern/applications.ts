/**
 * Where do applications stand, whose turn is it, and what happens in an emergency (5.3.1, 6.2.1, 6.3.2)? They are made and decided by
 * `vault.apply` and `vault.decideApplication`; here they are listed, with grants between departments and break-glass beside them.
 */

import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import type { Approval } from '../data/approval'
import { endOf } from '../check/in-force'
import { checkSpeaker } from '../check/people'
import { nextPosition, routeOf, stepsOf } from '../check/route'
import { type Act, operate } from '../vault/operation'
import type { StepAnswer } from '../vault/step'
import { beginEmergency, type EmergencyInput } from './emergency'
import { listEvidence } from './evidence-row'
import { type Grants, grantsOf } from './grants'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'

/** One application as it stands. */
export interface ApplicationStanding {
  readonly id: string
  readonly action: Approval['action']
  readonly purpose: string
  readonly department: string
  readonly state: 'waiting' | 'approved' | 'refused' | 'revoked' | 'used-up' | 'over'
  /** The positions that decide, in their order; empty where any responsible person does. */
  readonly route: readonly string[]
  readonly stepsTaken: number
  /** Whose turn it is, while it waits. */
  readonly next?: string
  /** How often it was drawn upon, and how often it may be, where that is bounded. */
  readonly drawn?: { readonly count: number; readonly of: number }
  readonly untilAt: Instant
}

/** What may be done with applications. */
export interface Applications {
  readonly list: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly ApplicationStanding[]>>
  /** Begins an emergency use without approval, where the policy allows any; another person reviews it within the policy's time. */
  readonly emergency: (input: EmergencyInput) => Promise<StepAnswer>
  /** Grants between departments. (6.2.1) */
  readonly grants: Grants
}

/** The applications of an open vault. */
export const applicationsOf = (govern: GovernInside): Applications => ({
  list: ({ actor }) =>
    runWork(
      operate(govern.vault, (act) =>
        readOnRecord(
          act,
          { actor, about: 'application/list', findings: checkSpeaker(govern.vault.policy.tables, actor, '') },
          () => listApplications(govern, act),
        ),
      ),
    ),
  emergency: (input) => runWork(beginEmergency(govern, input)),
  grants: grantsOf(govern),
})

/** Every application as it stands in this transaction. */
export const listApplications = async (
  govern: GovernInside,
  act: Act,
): Promise<readonly ApplicationStanding[]> => {
  const standings: ApplicationStanding[] = []
  for (const approval of await listEvidence(act, 'approval'))
    standings.push(standingOf(govern, act, approval, await drawnOf(act, approval)))
  return standings
}

const standingOf = (
  { vault }: GovernInside,
  act: Act,
  approval: Approval,
  drawn: ApplicationStanding['drawn'],
): ApplicationStanding => {
  const { tables } = vault.policy
  const next = approval.decision.state === 'applied' ? nextPosition(tables, approval) : undefined
  return {
    id: approval.id,
    action: approval.action,
    purpose: approval.purpose,
    department: approval.applicant.department,
    state: stateOf(approval, drawn, act.at),
    route: routeOf(tables, approval),
    stepsTaken: stepsOf(approval).length,
    untilAt: endOf(approval),
    ...(next === undefined ? {} : { next }),
    ...(drawn === undefined ? {} : { drawn }),
  }
}

const stateOf = (
  { decision, revokedAt, untilAt }: Approval,
  drawn: ApplicationStanding['drawn'],
  at: Instant,
): ApplicationStanding['state'] => {
  if (decision.state === 'refused') return 'refused'
  if (revokedAt !== undefined && revokedAt <= at) return 'revoked'
  if (untilAt <= at) return 'over'
  if (decision.state === 'applied') return 'waiting'
  return drawn !== undefined && drawn.count >= drawn.of ? 'used-up' : 'approved'
}

const drawnOf = async (act: Act, { id, extractions }: Approval): Promise<ApplicationStanding['drawn']> =>
  extractions === undefined
    ? undefined
    : {
        count: (await act.transaction.get('approval_use', { customer: '', approval: id }))?.count ?? 0,
        of: extractions,
      }
