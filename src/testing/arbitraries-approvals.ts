/** What may have been approved? Applications of both kinds with their decisions, grants between departments, emergencies. */

import * as fc from 'fast-check'
import type { Instant } from '../core/instant'
import type { Approval, BreakGlass, InternalGrant, Signatory } from '../data/approval'
import {
  cutShort,
  day,
  dense,
  mostly,
  mostOf,
  numbered,
  often,
  oneOf,
  seldom,
  termAround,
  someOf,
} from './arbitraries-chances'
import type { Known } from './arbitraries-known'
import { people } from './arbitraries-requests'

/** Somebody else in a responsible position for the most part. */
const approver = (known: Known): fc.Arbitrary<Signatory> => {
  const nobody = { department: 'nowhere', position: 'nobody' }
  return fc
    .record({
      id: mostly(people.approver, fc.constant(people.actor)),
      holder: mostly(
        known.approvers[0] ?? nobody,
        oneOf(nobody, ...known.approvers),
        fc.record({
          department: oneOf('nowhere', ...known.departments),
          position: oneOf('nobody', ...Object.keys(known.document.positions)),
        }),
      ),
    })
    .map(({ id, holder }) => ({ id, ...holder }))
}

const departmentOf = ({ asked }: Known): string =>
  asked.use.actor.kind === 'staff' ? asked.use.actor.department : 'nowhere'

/** Approvals of the use and of the sharing that are asked about, one-off and standing, and others beside them. */
export const approvalsOf = (known: Known, at: Instant): fc.Arbitrary<Approval[]> => {
  const { use } = known.asked
  const draft = (action: Approval['action']) =>
    fc.record({
      action: mostly(action, oneOf('use' as const, 'share' as const)),
      purpose: mostly(known.purpose, oneOf('none', ...known.purposes)),
      items: mostOf(known.items),
      customers: mostly('all' as 'all' | string[], someOf(people.customers, 1)),
      manner: mostly('screen', oneOf('export')),
      recipient: mostly(
        action === 'share' ? known.recipient : undefined,
        oneOf(undefined, ...known.recipients),
      ),
      applicant: fc.record({
        id: mostly(people.actor, oneOf(...people.staff)),
        department: mostly(departmentOf(known), oneOf(...known.departments)),
        position: fc.constant(use.actor.kind === 'staff' ? use.actor.position : 'nobody'),
      }),
      appliedAt: fc.constant(at - 60 * day),
      decision: mostly(
        'approved' as 'approved' | 'applied' | 'refused',
        oneOf('applied' as const),
        oneOf('refused' as const),
      ),
      by: approver(known),
      decidedAt: mostly(at - 50 * day, oneOf(at, at - 1, at + 1, at + 5 * day)),
      extractions: fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, fc.integer({ min: 1, max: 3 })),
      revokedAt: cutShort(at),
      term: termAround(at),
    })
  return fc
    .tuple(draft('use'), draft('share'), fc.array(fc.oneof(draft('use'), draft('share')), { maxLength: 3 }))
    .chain(([use_, share_, others]) => mostly([use_, share_, ...others], fc.constant(others)))
    .map((drafts) =>
      numbered('a', drafts).map(
        ({ decision, by, decidedAt, term, ...rest }): Approval => ({
          ...dense(rest),
          decision:
            decision === 'applied'
              ? { state: decision }
              : decision === 'approved'
                ? { state: decision, by, at: decidedAt }
                : { state: decision, by, at: decidedAt, reason: 'no need' },
          ...term,
        }),
      ),
    )
}

/** How often the approvals were used: not at all, up to their bound, or beyond it. */
export const extractionsOf = (approvals: readonly Approval[]): fc.Arbitrary<Record<string, number>> =>
  fc
    .array(fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, fc.nat(3)), {
      minLength: approvals.length,
      maxLength: approvals.length,
    })
    .map((counts) =>
      Object.fromEntries(
        approvals.flatMap(({ id }, place) => {
          const count = counts[place]
          return count === undefined ? [] : [[id, count]]
        }),
      ),
    )

/** Grants to the actor's department from the owners of what is asked, and others. */
export const grantsOf = (known: Known, at: Instant): fc.Arbitrary<InternalGrant[]> => {
  const receiver = departmentOf(known)
  const owners = Object.values(known.document.categories).map(({ owner }) => owner)
  const foreign = [...new Set(owners.filter((owner) => owner !== receiver))]
  const draft = (right: string) =>
    fc
      .record({
        owner: mostly(right, oneOf(...known.departments)),
        receiver: mostly(receiver, oneOf(...known.departments)),
        purposes: mostOf(known.purposes),
        items: mostOf(known.items),
        manner: fc.constant('screen'),
        view: often(
          undefined,
          oneOf('plain' as const, 'masked' as const, 'pseudonym' as const, 'omitted' as const),
        ),
        applicant: mostly(people.actor, oneOf(...people.staff)),
        applying: seldom(oneOf(...known.departments)),
        approver: mostly('e-3', oneOf(...people.staff)),
        approving: seldom(oneOf(...known.departments)),
        revokedAt: cutShort(at),
        term: termAround(at),
      })
      .map(({ applicant, applying, approver: by, approving, term, ...rest }) => ({
        ...rest,
        appliedBy: { id: applicant, department: applying ?? rest.receiver, position: 'worker' },
        approvedBy: { id: by, department: approving ?? rest.owner, position: 'chief' },
        ...term,
      }))
  return fc
    .tuple(
      fc.tuple(...foreign.map(draft)),
      fc.array(oneOf(...known.departments).chain(draft), { maxLength: 2 }),
    )
    .chain(([first, others]) => mostly([...first, ...others], fc.constant(others)))
    .map((drafts) => numbered('g', drafts).map((one) => dense(one)))
}

/** No emergency for the most part, else one or two, reviewed or not. */
export const emergenciesOf = (known: Known, at: Instant): fc.Arbitrary<BreakGlass[]> => {
  const draft = fc.record({
    actor: mostly(people.actor, oneOf(...people.staff)),
    purpose: mostly(known.purpose, oneOf('none', ...known.purposes)),
    items: mostOf(known.items),
    customer: mostly('c-1', fc.constant('c-2')),
    reason: fc.constant('a fire'),
    reviewedBy: oneOf(undefined, ...people.staff),
    reviewDueAt: oneOf(at + 5 * day, at + 1, at, at - 1, at - day),
    fromAt: oneOf(at - day, at, at - 2 * day, at - 3 * day, at - 31 * day, at + 1),
    untilAt: oneOf(at + 30 * day, at + 1, at, at + day),
  })
  return fc
    .oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant([]), weight: 3 },
      fc.array(draft, { minLength: 1, maxLength: 2 }),
    )
    .map((drafts) => numbered('b', drafts).map((one) => dense(one)))
}
