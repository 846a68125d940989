/**
 * How is a customer's request answered (7.3)? What it asks for is done in the transaction that ends it: by another person than who
 * checked the identity, never before that check, and never silently late.
 */

import { TutelaError } from '../core/error'
import type { Finding } from '../core/finding'
import type { Actor } from '../data/actor'
import type { Right } from '../data/rights'
import { ofClause } from '../check/oversight'
import { checkAnswerer, clauseOfRight } from '../check/rights'
import { rightsFinding } from '../check/rules-of-rights'
import type { RecordedDenial } from '../vault/answer'
import { actorOf } from '../vault/event-parts'
import { type Matter, moveMatter, readMatter } from '../vault/matter'
import type { Act } from '../vault/operation'
import { readShared } from '../vault/read-evidence'
import { findSuspension } from '../vault/suspended'
import type { StepAnswer } from '../vault/step'
import type { RefusalReason } from './refusal-reason'
import { type RequestBody, requestKind, type RequestState } from './request-state'
import { keyOf, type RequestKey } from './request-steps'

/** What was done for a request, and that it is answered. */
export type Answered<A> =
  | {
      readonly outcome: 'done'
      readonly value: A
      readonly event: string
      /** That it is answered late. */
      readonly warnings: readonly Finding[]
    }
  | RecordedDenial

/** Who answers which request. */
export type AnswerInput = RequestKey & { readonly actor: Actor }

/** Does what a request asks for, and ends it; nothing is done where anything was found against it. */
export const answerRequest = async <A>(
  act: Act,
  input: AnswerInput,
  answer: {
    readonly right: Right
    readonly findings?: readonly Finding[]
    readonly work: () => Promise<{ readonly value: A; readonly touched: readonly string[] }>
  },
): Promise<Answered<A>> => {
  const request = await readMatter(act, requestKind, keyOf(input))
  const { right } = request.body
  const asked =
    right === answer.right ? [] : [rightsFinding['rights/order']['other-right']({ evidence: request.id })]
  const findings = [...(await findingsOn(act, input, request, [...asked])), ...(answer.findings ?? [])]
  const isTurn = requestKind.moves.fulfil.from.includes(request.state)
  const suspended = await findSuspension(act, actorOf(input.actor)) // told by the step itself
  if (findings.length > 0 || suspended.length > 0 || !isTurn)
    return denied(await end(act, input, findings, { move: 'fulfil', touched: [] }))
  const { value, touched } = await answer.work()
  const ended = await end(act, input, [], { move: 'fulfil', touched })
  if (ended.outcome === 'deny') throw new TutelaError(undone)
  return { outcome: 'done', value, event: ended.event, warnings: ended.warnings ?? [] }
}

/** Refuses a request with a reason and the provision that it comes from. */
export const refuse = async (
  act: Act,
  input: AnswerInput,
  refused: { readonly reason: RefusalReason; readonly clause: string; readonly findings: readonly Finding[] },
): Promise<StepAnswer> => {
  const request = await readMatter(act, requestKind, keyOf(input))
  const { reason, clause } = refused
  const staffOnly =
    input.actor.kind === 'customer'
      ? [rightsFinding['rights/person']['not-staff']({ evidence: request.id })]
      : []
  const findings = await findingsOn(act, input, request, [...staffOnly, ...refused.findings])
  return end(act, input, findings, { move: 'refuse', touched: [], refused: { reason, clause } })
}

/** What was found before is all that can be found: a denial now would leave the deed without its answer. */
const undone = {
  kind: 'tool/fault',
  message: 'a request was refused after what it asks for was done',
  remedy: 'this is a fault of the library: report it; nothing was done',
} as const

type Request = Matter<RequestBody, RequestState>

const findingsOn = async (
  act: Act,
  { actor }: AnswerInput,
  { id, customer, state, body }: Request,
  more: readonly Finding[],
): Promise<readonly Finding[]> => {
  const undertakings = actor.kind === 'staff' ? await readShared(act, 'undertaking', [actor.id]) : []
  const asked = { id, customer, checkedBy: body.identity?.by }
  return [
    ...checkAnswerer(act.inside.policy.tables, actor, asked, undertakings, act.at),
    ...(state === 'received' ? [rightsFinding['rights/identity'].unchecked({ evidence: id })] : []),
    ...more,
  ].map((finding) => ofClause(finding, clauseOfRight(body.right)))
}

const end = (
  act: Act,
  input: AnswerInput,
  findings: readonly Finding[],
  answer: Pick<NonNullable<RequestBody['answer']>, 'refused'> & {
    readonly move: 'fulfil' | 'refuse'
    readonly touched: readonly string[]
  },
): Promise<StepAnswer> => {
  const { move, touched, refused } = answer
  return moveMatter(act, requestKind, {
    ...keyOf(input),
    move,
    step: ({ id, dueAt, body }) => ({
      actor: input.actor,
      findings,
      warnings: isLate(dueAt, act)
        ? [
            ofClause(
              rightsFinding['rights/deadline'].late({ evidence: id, at: dueAt ?? act.at }, 'warn'),
              clauseOfRight(body.right),
            ),
          ]
        : [],
      records: [...touched],
    }),
    change: ({ body, dueAt }) => ({
      body: {
        ...body,
        answer: {
          at: act.at,
          by: input.actor.id,
          late: isLate(dueAt, act),
          touched: [...touched],
          ...(refused === undefined ? {} : { refused }),
        },
      },
      dueAt: undefined,
    }),
  })
}

const isLate = (dueAt: number | undefined, { at }: Act): boolean => dueAt !== undefined && dueAt <= at

const denied = (answer: StepAnswer): RecordedDenial => {
  if (answer.outcome === 'deny') return answer
  return { outcome: 'deny', findings: [], event: answer.event }
}
