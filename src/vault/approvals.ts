/** How is a use or a disclosure approved? Somebody who may applies, another person who is responsible decides. (5.3.1, 6.3.2) */

import type { Work } from '../core/work'
import type { Staff } from '../data/actor'
import { type Approval, approval, type Signatory } from '../data/approval'
import { checkApplicant, checkApprover } from '../check/people'
import { checkStep, checkTerm, routeOf } from '../check/route'
import { actorOf } from './event-parts'
import type { VaultInside } from './inside'
import { type Act, operate } from './operation'
import { parseBody } from './record-row'
import { expectChange, expectRow, parseGivenShape, type StepAnswer, takeStep } from './step'

/** What is applied for: the approval without who applied, and when, and what was decided. */
export type Application = Omit<Approval, 'applicant' | 'appliedAt' | 'decision' | 'revokedAt'>

/** Applies for an approval. (5.3.1, 6.3.2) */
export const apply = (
  inside: VaultInside,
  input: { readonly actor: Staff; readonly application: Application },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { id: applicant, department, position } = input.actor
    const given = parseGivenShape(
      approval,
      {
        ...input.application,
        applicant: { id: applicant, department, position },
        appliedAt: act.at,
        decision: { state: 'applied' },
      },
      'application',
    )
    return takeStep(act, {
      id: given.id,
      findings: [...checkApplicant(inside.policy.tables, input.actor), ...checkTerm(given, act.at, given.id)],
      about: aboutOf('apply', input.actor, given),
      change: () =>
        act.transaction.insert('evidence', [
          {
            customer: '',
            kind: 'approval',
            id: given.id,
            subject: given.purpose,
            version: 1,
            body: JSON.stringify(given),
          },
        ]),
    })
  })

/** What is decided, and why. */
export type ApplicationDecision =
  | { readonly state: 'approved'; readonly reason?: string }
  | { readonly state: 'refused'; readonly reason: string }

/**
 * Decides an application, or one step of it where the policy routes it to several positions: it stands once the last has approved.
 * A refusal at any step ends it, and gives its reason. (5.3.1, 6.3.2)
 */
export const decideApplication = (
  inside: VaultInside,
  input: {
    readonly actor: Staff
    readonly approval: string
    readonly decision: ApplicationDecision
  },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { row, given } = await readApproval(act, input.approval)
    const { id, department, position } = input.actor
    const by = { id, department, position }
    return takeStep(act, {
      id: given.id,
      findings: checkStep(inside.policy.tables, given, input.actor),
      about: { ...aboutOf('approve', input.actor, given), about: input.decision.state },
      change: async () => {
        expectChange(given.decision.state === 'applied', 'evidence')
        const decided = parseGivenShape(
          approval,
          { ...given, decision: decidedBy(act, given, input.decision, by) },
          'decision',
        )
        await writeApproval(act, row.version, decided)
      },
    })
  })

/** The decision after this step: nothing is approved before the last one. */
const decidedBy = (
  act: Act,
  given: Approval,
  { state, ...reason }: ApplicationDecision,
  by: Signatory,
): unknown => {
  const route = routeOf(act.inside.policy.tables, given)
  const step = { by, at: act.at, ...reason }
  const steps = [...(given.decision.steps ?? []), step]
  if (state === 'refused' || route.length === 0) return { state, ...step, steps: given.decision.steps }
  return steps.length < route.length ? { state: 'applied', steps } : { state, ...step, steps }
}

/** Revokes an approval from this instant on, by somebody in a responsible position. (5.3.1) */
export const revokeApproval = (
  inside: VaultInside,
  input: { readonly actor: Staff; readonly approval: string },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { row, given } = await readApproval(act, input.approval)
    return takeStep(act, {
      id: given.id,
      findings: checkApprover(inside.policy.tables, { id: '' }, input.actor, given.id),
      about: { ...aboutOf('approve', input.actor, given), about: 'revoked' },
      change: () => writeApproval(act, row.version, { ...given, revokedAt: given.revokedAt ?? act.at }),
    })
  })

const readApproval = async (act: Act, id: string) => {
  const row = expectRow(
    await act.transaction.get('evidence', { customer: '', kind: 'approval', id }),
    'evidence',
  )
  return { row, given: parseBody(approval, row.body, 'evidence') }
}

const writeApproval = async (act: Act, version: number, decided: Approval): Promise<void> =>
  expectChange(
    await act.transaction.update(
      'evidence',
      { customer: '', kind: 'approval', id: decided.id },
      { version },
      { version: version + 1, body: JSON.stringify(decided) },
    ),
    'evidence',
  )

const aboutOf = (action: 'apply' | 'approve', actor: Staff, given: Approval) => ({
  action,
  actor: actorOf(actor),
  purposes: [given.purpose],
  items: [...given.items],
  manner: given.manner,
  ...(given.recipient === undefined ? {} : { recipient: given.recipient }),
})
