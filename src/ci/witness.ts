/**
 * By which request is a change seen? One that the two policies answer differently, with its evidence: whole, or with one thing of it
 * taken away or turned round.
 */

import type { Decision } from '../core/decision'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import type { View } from '../data/view'
import { decideCollect } from '../decide/collect'
import { decideShare } from '../decide/share'
import { decideUse } from '../decide/use'
import type { Policy } from '../policy/policy'
import type { ComparedAction } from './differing-rows'
import { customerActor } from './names-of-both'
import { situationsOf } from './situation'
import type { When } from './scenario'
import { requestOf } from './scenario-request'
import { type Subject, wholeEvidence } from './whole-evidence'

/** One combination of names. */
export interface Combination {
  readonly action: ComparedAction
  readonly actor: string
  readonly purpose: string
  readonly item: string
  /** The channel or the recipient. */
  readonly through: string | undefined
}

/** A request that the policies answer differently, ready to be asked again, and what it is about the evidence that shows it. */
export interface Witness {
  readonly action: ComparedAction
  readonly request: Readonly<Record<string, unknown>>
  readonly evidence: Evidence
  readonly at: Instant
  /** How the evidence departs from having everything. */
  readonly situation: string
  readonly base: Decision<View>
  readonly head: Decision<View>
}

/** The first witness of a combination, the whole evidence tried first; `undefined` where none of the situations shows it. */
export const findWitness = (
  base: Policy,
  head: Policy,
  combination: Combination,
  at: Instant,
): Witness | undefined => {
  for (const department of departmentsOf(base, head, combination.actor)) {
    const subject = subjectOf(base, head, combination, department)
    const whole = {
      evidence: wholeEvidence([base, head], subject, at),
      request: requestOf(whenOf(combination), subject, at),
    }
    for (const { name, change } of situationsOf(base, head)) {
      const { evidence, request } = change(whole, subject, at)
      const left = decide(base, combination.action, request, evidence, at)
      const right = decide(head, combination.action, request, evidence, at)
      if (told(left) !== told(right))
        return { action: combination.action, request, evidence, at, situation: name, base: left, head: right }
    }
  }
  return undefined
}

/** The departments that a position belongs to in either policy; a customer has none. */
const departmentsOf = (base: Policy, head: Policy, actor: string): readonly string[] =>
  actor === customerActor
    ? ['']
    : [
        ...new Set(
          [base, head].flatMap(({ document }) =>
            Object.hasOwn(document.positions, actor) ? [document.positions[actor]?.department ?? ''] : [],
          ),
        ),
      ]

const subjectOf = (
  base: Policy,
  head: Policy,
  { action, actor, purpose, item, through }: Combination,
  department: string,
): Subject => ({
  actor: actor === customerActor ? undefined : { id: 'actor-1', department, position: actor },
  purpose,
  items: [item],
  recipient: action === 'share' ? through : undefined,
  channel: action === 'collect' && through !== undefined ? through : channelOf(base, head),
})

/** A channel of both policies, or of either. */
const channelOf = (base: Policy, head: Policy): string => {
  const names = Object.keys(head.document.channels)
  return names.find((name) => Object.hasOwn(base.document.channels, name)) ?? names[0] ?? 'website'
}

const whenOf = ({ action, purpose, item, through }: Combination): When => ({
  action,
  purpose,
  items: [item],
  ...(action === 'share' ? { recipient: through } : {}),
  ...(action === 'collect' ? { channel: through } : {}),
})

/** Decides a request of the shape that `requestOf` gives. */
export const decide = (
  policy: Policy,
  action: ComparedAction,
  request: Readonly<Record<string, unknown>>,
  evidence: Evidence,
  at: Instant,
): Decision<View> => {
  // the decisions parse the request themselves, and throw `input/invalid` for any other shape
  const given = request as never
  if (action === 'collect') return decideCollect(policy, given, evidence, at)
  return action === 'share'
    ? decideShare(policy, given, evidence, at)
    : decideUse(policy, given, evidence, at)
}

/** What of a decision counts as a difference: the outcome, and of a permit what is seen, owed and warned of. */
export const told = (decision: Decision<View>): string =>
  decision.outcome === 'permit'
    ? JSON.stringify([
        'permit',
        decision.views,
        decision.obligations,
        decision.warnings.map(({ rule, reason }) => [rule, reason]),
      ])
    : 'deny'
