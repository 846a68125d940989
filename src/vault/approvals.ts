/** How is a use or a disclosure approved? Somebody who may applies, another person who is responsible decides. (5.3.1, 6.3.2) */

import type { Work } from '../core/work'
import type { Staff } from '../data/actor'
import { type Approval, approval } from '../data/approval'
import { checkApplicant, checkApprover } from '../check/people'
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
      findings: checkApplicant(inside.policy.tables, input.actor),
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

/** Decides an application; a refusal gives its reason. (5.3.1, 6.3.2) */
export const decideApplication = (
  inside: VaultInside,
  input: {
    readonly actor: Staff
    readonly approval: string
    readonly decision: { readonly state: 'approved' } | { readonly state: 'refused'; readonly reason: string }
  },
): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { row, given } = await readApproval(act, input.approval)
    const { id, department, position } = input.actor
    const by = { id, department, position }
    return takeStep(act, {
      id: given.id,
      findings: checkApprover(inside.policy.tables, given.applicant, input.actor, given.id),
      about: { ...aboutOf('approve', input.actor, given), about: input.decision.state },
      change: async () => {
        expectChange(given.decision.state === 'applied', 'evidence')
        const decided = parseGivenShape(
          approval,
          { ...given, decision: { ...input.decision, by, at: act.at } },
          'decision',
        )
        await writeApproval(act, row.version, decided)
      },
    })
  })

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
