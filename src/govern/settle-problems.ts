/**
 * What does a finished inspection change? What it saw is opened, seen again or opened anew; what was said to be corrected and is no
 * longer seen is closed, if everything was looked at since, and it was decided who answers for it (8.3.2, 8.3.4).
 */

import { z } from 'zod'
import type { Instant } from '../core/instant'
import { oversightOf, type Severity } from '../data/oversight'
import { listMatters, type Matter, moveMatter, openMatter } from '../vault/matter'
import type { Act } from '../vault/operation'
import type { InspectionBody, ToldObservation } from './inspection'
import { type GovernInside, periodAfter } from './options'
import { problemBody, type ProblemBody, problemMatter, type ProblemMove, type ProblemState } from './problem'

/** Settles the problems of an inspection in its own transaction. */
export const settleProblems = async (
  act: Act,
  govern: GovernInside,
  inspection: InspectionBody & { readonly id: string },
): Promise<void> => {
  const known = new Map<string, Problem>()
  for (const problem of await listMatters(act, problemMatter, { subject: inspection.plan }))
    known.set(problem.id, problem)
  const seen = new Set<string>()
  for (const observation of inspection.observations) {
    const { gravity } = observation
    if (gravity === 'note') continue
    const id = `${inspection.plan} ${observation.id}`
    const problem = known.get(id)
    if (problem === undefined) await open(act, govern, inspection, observation, id, gravity)
    else if (problem.state !== 'closed' || !isBefore(problem, observation))
      await seeAgain(act, govern, inspection, observation, problem)
    if (problem === undefined || !isBefore(problem, observation)) seen.add(id)
  }
  if (inspection.sample !== undefined) return
  for (const problem of known.values())
    if (!seen.has(problem.id) && mayClose(problem, inspection)) await close(act, inspection, problem)
}

type Problem = Matter<ProblemBody, ProblemState>

/** Did all that was seen of it happen before it was corrected, or closed? */
const isBefore = ({ state, body }: Problem, { lastAt }: ToldObservation): boolean => {
  const settledAt =
    state === 'corrected' ? body.corrected?.at : state === 'closed' ? body.closed?.at : undefined
  return settledAt !== undefined && lastAt !== undefined && lastAt <= settledAt
}

const mayClose = ({ state, body }: Problem, inspection: InspectionBody): boolean =>
  state === 'corrected' &&
  body.corrected !== undefined &&
  body.corrected.at < inspection.untilAt &&
  body.accountability !== undefined &&
  (body.department === undefined || inspection.departments.includes(body.department))

const open = async (
  act: Act,
  govern: GovernInside,
  inspection: InspectionBody & { readonly id: string },
  observation: ToldObservation,
  id: string,
  severity: Severity,
): Promise<void> => {
  const { rule, reason, clauses, message, department, about } = observation
  const latestAt = latestCorrection(act, govern, severity)
  await openMatter(act, problemMatter, {
    actor: 'system',
    findings: [],
    customer: '',
    id,
    subject: inspection.plan,
    dueAt: latestAt,
    body: {
      plan: inspection.plan,
      kind: inspection.kind,
      rule,
      reason,
      clauses,
      message,
      severity,
      about,
      ...(department === undefined ? {} : { department }),
      reach: reachOf(observation),
      foundAt: act.at,
      latestAt,
      lastSeenAt: act.at,
      foundBy: inspection.id,
      seenBy: inspection.id,
      recurrences: 0,
      ineffective: 0,
    },
  })
}

/** Until when a problem found, or deadline given, now is corrected at the latest. (8.3.3) */
export const latestCorrection = (act: Act, govern: GovernInside, severity: Severity): Instant =>
  periodAfter(govern, act.at, oversightOf(govern.vault.policy.document).correctWithin[severity])

/** Seen again: closed ones recur and weigh more, corrected ones were not corrected, others go on. */
const seeAgain = async (
  act: Act,
  govern: GovernInside,
  inspection: { readonly id: string },
  observation: ToldObservation,
  problem: Problem,
): Promise<void> => {
  const { state } = problem
  const ineffective = state === 'corrected' && !isBefore(problem, observation)
  const move: ProblemMove = state === 'closed' ? 'recur' : ineffective ? 'persist' : 'see'
  await moveMatter(act, problemMatter, {
    customer: '',
    id: problem.id,
    move,
    step: () => ({ actor: 'system', findings: [], records: [inspection.id] }),
    change: ({ body, dueAt }) => {
      const seen = { reach: reachOf(observation), lastSeenAt: act.at, seenBy: inspection.id }
      if (move === 'recur') {
        const severity = graver(body.severity)
        const latestAt = latestCorrection(act, govern, severity)
        const again = { severity, latestAt, recurrences: body.recurrences + 1 }
        return { body: { ...openedBody.parse(body), ...seen, ...again }, dueAt: latestAt }
      }
      return move === 'persist'
        ? {
            body: { ...uncorrectedBody.parse(body), ...seen, ineffective: body.ineffective + 1 },
            dueAt: body.correction?.dueAt,
          }
        : { body: { ...body, ...seen }, dueAt }
    },
  })
}

/** Without what was said of it being corrected. */
const uncorrectedBody = z.object(problemBody.omit({ corrected: true, closed: true }).shape)

/** Without anything that was said or done since it was opened. */
const openedBody = z.object(
  uncorrectedBody.omit({ analysis: true, accountability: true, correction: true }).shape,
)

const close = async (act: Act, inspection: { readonly id: string }, problem: Problem): Promise<void> => {
  await moveMatter(act, problemMatter, {
    customer: '',
    id: problem.id,
    move: 'close',
    step: () => ({ actor: 'system', findings: [], records: [inspection.id] }),
    change: ({ body }) => ({
      body: { ...body, closed: { at: act.at, inspection: inspection.id } },
      dueAt: undefined,
    }),
  })
}

const reachOf = ({ count, customers, examples }: ToldObservation) => ({ count, customers, examples })

const graver = (severity: Severity): Severity => (severity === 'low' ? 'medium' : 'high')
