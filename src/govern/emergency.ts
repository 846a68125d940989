/** How does an emergency use begin (5.3.1, 5.4.1)? Where the policy allows any, no longer than it says, and with its review due by the policy. */

import type { Instant } from '../core/instant'
import type { Staff } from '../data/actor'
import { standingPosition } from '../check/approval'
import { cycleFinding } from '../check/rules-of-cycles'
import { actorOf } from '../vault/event-parts'
import { operate } from '../vault/operation'
import { takeStep } from '../vault/step'
import { addEvidence } from './evidence-row'
import { type GovernInside, periodAfter } from './options'

/** An emergency: what is used of whom, for what, why, and until when. */
export interface EmergencyInput {
  readonly actor: Staff
  readonly id: string
  readonly customer: string
  readonly purpose: string
  readonly items: readonly string[]
  readonly reason: string
  readonly untilAt: Instant
}

/** Begins one: it is evidence from now on. */
export const beginEmergency = (govern: GovernInside, input: EmergencyInput) =>
  operate(govern.vault, (act) => {
    const { actor, id, customer, purpose, items, reason, untilAt } = input
    const { tables, document } = govern.vault.policy
    const find = cycleFinding['break-glass/start']
    const rule = document.breakGlass
    const longest = rule.allowed ? periodAfter(govern, act.at, rule.longest) : act.at
    const findings = [
      ...(standingPosition(tables, actor) === undefined ? [find['no-position']({ evidence: id })] : []),
      ...(rule.allowed ? [] : [find['not-allowed']({ evidence: id })]),
      ...(untilAt <= act.at ? [find.past({ evidence: id, at: untilAt })] : []),
      ...(rule.allowed && untilAt > longest ? [find['too-long']({ evidence: id, at: longest })] : []),
    ]
    const reviewDueAt = rule.allowed ? periodAfter(govern, act.at, rule.reviewWithin) : act.at
    return takeStep(act, {
      id,
      findings,
      about: {
        action: 'govern',
        actor: actorOf(actor),
        customer,
        purposes: [purpose],
        items: [...items],
        about: 'emergency/begin',
      },
      change: () =>
        addEvidence(act, 'break-glass', {
          id,
          actor: actor.id,
          purpose,
          items: [...items],
          customer,
          reason,
          reviewDueAt,
          fromAt: act.at,
          untilAt,
        }),
    })
  })
