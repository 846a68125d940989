/** How does a customer's request go on before its answer (7.3)? It is taken down, its identity checked, its deadline moved with a reason. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Actor, Staff } from '../data/actor'
import { type Right, rightsOf } from '../data/rights'
import { ofClause } from '../check/oversight'
import { checkAsker, checkExtension, checkIdentifier, clauseOfRight } from '../check/rights'
import { rightsFinding } from '../check/rules-of-rights'
import { type Matter, type MatterKey, type MatterStep, moveMatter, openMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import type { StepAnswer } from '../vault/step'
import type { GovernInside } from './options'
import {
  answerDueAt,
  type ExtensionReason,
  type IdentityCheck,
  latestDueAt,
  type RequestBody,
  requestKind,
  type RequestState,
} from './request-state'

/** Which request. */
export interface RequestKey {
  readonly customer: string
  readonly request: string
}

/** What is asked, by whom, and when it came in. */
export interface RequestInput extends RequestKey {
  readonly actor: Actor
  readonly right: Right
  /** When it reached the company; now unless told. Its deadline counts from then. */
  readonly receivedAt?: Instant
}

/** Takes a request down. Who is signed in is known already, for the rights for which the policy lets that be enough. */
export const openRequest = (govern: GovernInside, input: RequestInput): Work<StepAnswer> =>
  operate(govern.vault, async (act) => {
    const { actor, customer, request: id, right } = input
    const receivedAt = input.receivedAt ?? act.at
    const clause = clauseOfRight(right)
    const find = rightsFinding
    const findings = [
      ...checkAsker(govern.vault.policy.tables, actor, customer),
      ...((await isKnown(act, customer)) ? [] : [find['rights/customer'].unknown({ evidence: id })]),
      ...(receivedAt > act.at ? [find['rights/deadline'].future({ evidence: id, at: receivedAt })] : []),
    ].map((finding) => ofClause(finding, clause))
    const firstDueAt = answerDueAt(govern, right, Math.min(receivedAt, act.at))
    const body: RequestBody = { right, receivedAt, openedBy: actor.id, firstDueAt, extensions: [] }
    const opened = await openMatter(act, requestKind, {
      actor,
      findings,
      customer,
      id,
      subject: right,
      dueAt: firstDueAt,
      body,
    })
    if (opened.outcome === 'deny' || actor.kind !== 'customer' || !signedInIsEnough(govern, right))
      return opened
    const identity = { how: 'signed-in' as const, by: actor.id, at: act.at }
    await moveMatter(act, requestKind, {
      customer,
      id,
      move: 'verify',
      step: () => ({ actor: 'system', findings: [] }),
      change: ({ body: before, dueAt }) => ({ body: { ...before, identity }, dueAt }),
    })
    return opened
  })

/** Notes how it was made sure who asks, and by whom. */
export const verifyRequest = (
  govern: GovernInside,
  input: RequestKey & { readonly actor: Staff; readonly how: Exclude<IdentityCheck, 'signed-in'> },
): Work<StepAnswer> =>
  moveRequest(govern, input, 'verify', {
    step: () => checkIdentifier(govern.vault.policy.tables, input.actor),
    change: ({ body, dueAt }, at) => ({
      body: { ...body, identity: { how: input.how, by: input.actor.id, at } },
      dueAt,
    }),
  })

/** Ends a request of which nobody could tell who asked. (GDPR art. 12(2)) */
export const rejectRequest = (
  govern: GovernInside,
  input: RequestKey & { readonly actor: Staff },
): Work<StepAnswer> =>
  moveRequest(govern, input, 'reject', {
    step: () => checkIdentifier(govern.vault.policy.tables, input.actor),
    change: ({ body }) => ({ body, dueAt: undefined }),
  })

/** Moves the deadline, before it is over and no further than the policy lets. */
export const extendRequest = (
  govern: GovernInside,
  input: RequestKey & { readonly actor: Staff; readonly to: Instant; readonly reason: ExtensionReason },
): Work<StepAnswer> => {
  const { actor, to, reason } = input
  return moveRequest(govern, input, 'extend', {
    step: ({ body, dueAt }, at) => [
      ...checkIdentifier(govern.vault.policy.tables, actor),
      ...checkExtension({ dueAt, toAt: to, latest: latestDueAt(govern, body.firstDueAt) }, at),
    ],
    change: ({ body, dueAt }, at) => ({
      body: {
        ...body,
        extensions: [...body.extensions, { from: dueAt ?? body.firstDueAt, to, reason, by: actor.id, at }],
      },
      dueAt: to,
    }),
  })
}

/** Ends a request because who asked no longer does. */
export const withdrawRequest = (
  govern: GovernInside,
  input: RequestKey & { readonly actor: Actor },
): Work<StepAnswer> =>
  moveRequest(govern, input, 'withdraw', {
    step: () => checkAsker(govern.vault.policy.tables, input.actor, input.customer),
    change: ({ body }) => ({ body, dueAt: undefined }),
  })

type Request = Matter<RequestBody, RequestState>

const moveRequest = (
  govern: GovernInside,
  input: RequestKey & { readonly actor: Actor },
  move: 'verify' | 'reject' | 'extend' | 'withdraw',
  how: {
    readonly step: (matter: Request, at: Instant) => readonly Finding[]
    readonly change: (
      matter: Request,
      at: Instant,
    ) => { readonly body: RequestBody; readonly dueAt: Instant | undefined }
  },
): Work<StepAnswer> =>
  operate(govern.vault, (act) =>
    moveMatter(act, requestKind, {
      ...keyOf(input),
      move,
      step: (matter): MatterStep => ({
        actor: input.actor,
        findings: how
          .step(matter, act.at)
          .map((finding) => ofClause({ ...finding, evidence: matter.id }, clauseOfRight(matter.body.right))),
      }),
      change: (matter) => how.change(matter, act.at),
    }),
  )

/** The key of a request's matter. */
export const keyOf = ({ customer, request }: RequestKey): MatterKey => ({ customer, id: request })

const signedInIsEnough = ({ vault }: GovernInside, right: Right): boolean =>
  rightsOf(vault.policy.document).signedIn.includes(right)

/** Something stands in the vault under this id: what was collected, agreed to, refused or shared. */
const isKnown = async ({ transaction }: Act, customer: string): Promise<boolean> => {
  if (customer === '') return false
  if ((await transaction.get('customer', { customer })) !== undefined) return true
  for (const table of ['consent', 'choice', 'disclosure'] as const)
    if ((await transaction.list(table, { equals: { customer }, limit: 1 })).length > 0) return true
  return false
}
