/**
 * What does an audit of every stage say (8.1.2)? What was done and refused from collection to supervision, what is wrong in each stage
 * and how far its correction is, the log, the measures and the plans; as data, from which texts are made.
 */

import { z } from 'zod'
import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import type { AuditAction } from '../data/audit-event'
import { instant } from '../data/names'
import { checkInspector } from '../check/oversight'
import { listMatters } from '../vault/matter'
import { operate } from '../vault/operation'
import { verifyEvents } from '../vault/read-events'
import { parseGivenShape } from '../vault/step'
import { type ControlStanding, controlStandings } from './control-state'
import { walkEvents } from './event-walk'
import { inspectionMatter } from './inspection'
import type { GovernInside } from './options'
import { problemMatter, type ProblemBody, type ProblemState } from './problem'
import { type ReadAnswer, readOnRecord } from './read-on-record'
import { planStandings, type PlanStanding } from './schedule'

/** The stages, by the chapters of the policy. */
export const stages = ['collection', 'storage', 'use', 'sharing', 'protection', 'supervision'] as const
export type Stage = (typeof stages)[number]

/** One problem in a report. */
export interface ReportedProblem
  extends Pick<
    ProblemBody,
    'message' | 'clauses' | 'severity' | 'department' | 'reach' | 'recurrences' | 'foundAt'
  > {
  readonly id: string
  readonly state: ProblemState
  readonly dueAt?: Instant
  readonly overdue: boolean
}

/** One stage. */
export interface StageReport {
  readonly stage: Stage
  /** Events of the time, by outcome. */
  readonly events: Readonly<Record<'permit' | 'deny' | 'done' | 'failed', number>>
  /** The rules that something was refused for, the most frequent first. */
  readonly refusedFor: readonly { readonly rule: string; readonly count: number }[]
  readonly problems: readonly ReportedProblem[]
}

export interface AuditReport {
  readonly organization: string
  readonly policy: string
  /** The events of `fromAt <= t < untilAt`; everything else as it stood at `at`. */
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly at: Instant
  readonly stages: readonly StageReport[]
  readonly log: {
    readonly size: number
    readonly head: string
    readonly pending: number
    readonly faults: number
  }
  readonly controls: readonly ControlStanding[]
  readonly plans: readonly PlanStanding[]
  /** The inspections that were finished in the time. */
  readonly inspections: readonly {
    readonly id: string
    readonly plan: string
    readonly finishedAt: Instant
    readonly observations: number
    readonly sampled: boolean
  }[]
}

/** Of what time a report is, and who asks for it. */
export interface ReportInput {
  readonly actor: Staff
  readonly fromAt: Instant
  readonly untilAt: Instant
}

/** Reports on every stage, to who inspects. (8.1.2) */
export const auditReport = async (
  govern: GovernInside,
  { actor, ...given }: ReportInput,
): Promise<ReadAnswer<AuditReport>> => {
  const time = parseGivenShape(timeShape, given, 'time')
  const { document, tables } = govern.vault.policy
  const findings = checkInspector(tables, actor, [])
  const logged = findings.length > 0 ? undefined : await readLogged(govern, time)
  return runWork(
    operate(govern.vault, (act) =>
      readOnRecord(act, { actor, about: 'inspection/report', findings }, async () => {
        const problems = (await listMatters(act, problemMatter)).map(({ id, state, dueAt, body }) => {
          const { message, clauses, severity, department, reach, recurrences, foundAt } = body
          return {
            stage: stageOfClauses(clauses),
            problem: {
              ...{ id, state, message, clauses, severity, reach, recurrences, foundAt },
              ...(department === undefined ? {} : { department }),
              ...(dueAt === undefined ? {} : { dueAt }),
              overdue: state !== 'closed' && state !== 'corrected' && dueAt !== undefined && dueAt <= act.at,
            },
          }
        })
        const inspections = await listMatters(act, inspectionMatter, { state: 'finished' })
        return {
          organization: document.organization,
          policy: document.version,
          ...time,
          at: act.at,
          stages: stages.map((stage) => ({
            stage,
            events: logged?.events[stage] ?? noEvents(),
            refusedFor: [...(logged?.refused[stage] ?? [])]
              .map(([rule, count]) => ({ rule, count }))
              .toSorted((left, right) => right.count - left.count || (left.rule < right.rule ? -1 : 1)),
            problems: problems.filter((one) => one.stage === stage).map(({ problem }) => problem),
          })),
          log: logged?.log ?? { size: 0, head: '', pending: 0, faults: 0 },
          controls: await controlStandings(act, govern),
          plans: await planStandings(act, govern),
          inspections: inspections.flatMap(({ id, body }) =>
            body.finishedAt !== undefined && time.fromAt <= body.finishedAt && body.finishedAt < time.untilAt
              ? [
                  {
                    id,
                    plan: body.plan,
                    finishedAt: body.finishedAt,
                    observations: body.observations.length,
                    sampled: body.sample !== undefined,
                  },
                ]
              : [],
          ),
        }
      }),
    ),
  )
}

const timeShape = z
  .strictObject({ fromAt: instant, untilAt: instant })
  .refine(({ fromAt, untilAt }) => fromAt < untilAt, { path: ['untilAt'] })

/** By action: the stage that it belongs to. */
const stageOf: Readonly<Record<AuditAction, Stage>> = {
  collect: 'collection',
  consent: 'collection',
  review: 'collection',
  open: 'storage',
  dispose: 'storage',
  note: 'storage',
  use: 'use',
  find: 'use',
  apply: 'use',
  approve: 'use',
  share: 'sharing',
  withdraw: 'protection',
  erase: 'protection',
  choose: 'protection',
  register: 'protection',
  govern: 'supervision',
}

/** The chapter of the first provision that is none of chapter 8. */
const stageOfClauses = (clauses: readonly string[]): Stage => {
  const chapters: readonly (Stage | undefined)[] = clauses.map(
    (clause) => stages[Number(clause.charAt(0)) - 3],
  )
  return chapters.find((stage) => stage !== undefined && stage !== 'supervision') ?? 'supervision'
}

type Counts = Record<'permit' | 'deny' | 'done' | 'failed', number>

const noEvents = (): Counts => ({ permit: 0, deny: 0, done: 0, failed: 0 })

const byStage = <A>(make: () => A): Record<Stage, A> => ({
  collection: make(),
  storage: make(),
  use: make(),
  sharing: make(),
  protection: make(),
  supervision: make(),
})

const readLogged = async (govern: GovernInside, { fromAt, untilAt }: Omit<ReportInput, 'actor'>) => {
  const events = byStage(noEvents)
  const refused = byStage(() => new Map<string, number>())
  await walkEvents({ govern, untilAt }, (walked) => {
    if (walked === undefined) return
    const { at, action, outcome, rules = [] } = walked.event
    if (at < fromAt || at >= untilAt) return
    const stage = stageOf[action]
    events[stage][outcome] += 1
    if (outcome === 'deny')
      for (const rule of rules) refused[stage].set(rule, (refused[stage].get(rule) ?? 0) + 1)
  })
  const { size, head, pending, faults } = await runWork(verifyEvents(govern.vault))
  return { events, refused, log: { size, head, pending, faults: faults.length } }
}
