/**
 * How is an inspection carried out? Begun on the record, by somebody who may; then everything is looked at, or a sample; and finished in
 * one transaction with what that means for the problems. What was seen of a run that failed counts for nothing.
 */

import { z } from 'zod'
import { TutelaError } from '../core/error'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import type { InspectionKind } from '../data/oversight'
import { oversightOf } from '../data/oversight'
import { checkInspector } from '../check/oversight'
import { oversightFinding } from '../check/rules-of-oversight'
import { randomUuid } from '../crypto/random'
import type { RecordedDenial } from '../vault/answer'
import { listMatters, moveMatter, openMatter } from '../vault/matter'
import { operate } from '../vault/operation'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import { inspectAccuracy } from './inspect-accuracy'
import { inspectAuthorization, type Looked } from './inspect-authorization'
import { inspectCompliance } from './inspect-compliance'
import { inspectSecurity } from './inspect-security'
import { inspectShares } from './inspect-shares'
import { type InspectionBody, inspectionMatter, type ToldObservation } from './inspection'
import type { Inspecting } from './inspecting'
import { createNotebook, type Observation } from './notebook'
import { type GovernInside, periodAfter } from './options'
import { faultyAtMost, type SampleDemand } from './sampling'
import { scopeOf } from './schedule'
import { settleProblems } from './settle-problems'

/** A sample in place of everything: how sure it must be that no larger share than `rate` is faulty. */
export const sampleInput = z.strictObject({
  confidence: z.number().min(0.5).max(0.9999).default(0.95),
  rate: z.number().min(0.0001).max(0.5).default(0.01),
  seed: z.string().min(1).max(200).optional(),
})
export type SampleInput = z.input<typeof sampleInput>

/** Which plan, and by whom. */
export interface RunInput {
  readonly actor: Staff
  readonly plan: string
  /** Of records or releases, where looking at all of them takes too long. */
  readonly sample?: SampleInput
}

/** What an inspection saw, or why it was not begun. */
export type RunAnswer =
  | {
      readonly outcome: 'done'
      readonly id: string
      readonly event: string
      readonly inspection: InspectionBody
    }
  | RecordedDenial

/** Carries an inspection out. (8.1.1, 8.1.2, 8.2.1 to 8.2.4, 6.3.3) */
export const runInspection = async (govern: GovernInside, input: RunInput): Promise<RunAnswer> => {
  const demand = demandOf(govern, input)
  const begun = await begin(govern, input)
  if (begun.answer.outcome === 'deny') return begun.answer
  const { id, body } = begun
  const notebook = createNotebook(new Set(body.departments))
  const figures: Record<string, number> = {}
  const inspecting: Inspecting = {
    govern,
    id,
    plan: body.plan,
    inspector: input.actor,
    fromAt: body.fromAt,
    untilAt: body.untilAt,
    period: begun.period,
    ...(demand === undefined ? {} : { sample: demand }),
    notebook,
    figures,
  }
  const seen = await inspect[body.kind](inspecting)
  const inspection: InspectionBody = {
    ...body,
    figures,
    observations: notebook.observations().map(told),
    ...('shares' in seen ? { shares: seen.shares } : {}),
    ...(demand !== undefined && 'looked' in seen ? { sample: said(demand, seen.looked, figures) } : {}),
  }
  const finished = await finish(govern, input.actor, id, inspection)
  return finished.outcome === 'deny' ? finished : { ...finished, inspection }
}

type Seen = { readonly looked: Looked } | { readonly shares: NonNullable<InspectionBody['shares']> } | object

const inspect: Readonly<Record<InspectionKind, (inspecting: Inspecting) => Promise<Seen>>> = {
  compliance: async (inspecting) => {
    await inspectCompliance(inspecting)
    return {}
  },
  accuracy: async (inspecting) => ({ looked: await inspectAccuracy(inspecting) }),
  security: async (inspecting) => ({ looked: await inspectSecurity(inspecting) }),
  authorization: async (inspecting) => ({ looked: await inspectAuthorization(inspecting) }),
  shares: async (inspecting) => ({
    shares: (await inspectShares(inspecting)).map((row) => ({ ...row, items: [...row.items] })),
  }),
}

const begin = (
  govern: GovernInside,
  { actor, plan }: RunInput,
): Promise<{
  readonly id: string
  readonly period: number
  readonly body: InspectionBody
  readonly answer: StepAnswer
}> =>
  runWork(
    operate(govern.vault, async (act) => {
      const { document, tables } = govern.vault.policy
      const { plans } = oversightOf(document)
      const rule = Object.hasOwn(plans, plan) ? plans[plan] : undefined
      const scope = rule === undefined ? undefined : scopeOf(document, rule)
      const runs = await listMatters(act, inspectionMatter, { subject: plan })
      const finished = runs.filter(({ state }) => state === 'finished')
      const body: InspectionBody = {
        plan,
        kind: rule?.kind ?? 'compliance',
        inspector: { id: actor.id, department: actor.department, position: actor.position },
        departments: [...(scope?.departments ?? [])],
        // what was being written when the last one looked is looked at again
        fromAt: Math.max(0, ...finished.map((run) => run.body.untilAt - govern.vault.patience)),
        untilAt: act.at,
        figures: {},
        observations: [],
      }
      const id = randomUuid(govern.vault.random)
      const answer = await openMatter(act, inspectionMatter, {
        actor,
        findings:
          scope === undefined
            ? [oversightFinding['inspect/schedule'].unknown({})]
            : checkInspector(tables, actor, scope.departments, scope.by),
        customer: '',
        id,
        subject: plan,
        dueAt: undefined,
        body,
      })
      const period = rule === undefined ? 0 : periodAfter(govern, act.at, rule.every) - act.at
      return { id, period, body, answer }
    }),
  )

const finish = (
  govern: GovernInside,
  actor: Staff,
  id: string,
  inspection: InspectionBody,
): Promise<StepAnswer> =>
  runWork(
    operate(govern.vault, async (act) => {
      const answer = await moveMatter(act, inspectionMatter, {
        customer: '',
        id,
        move: 'finish',
        step: () => ({ actor, findings: [] }),
        change: () => ({ body: { ...inspection, finishedAt: act.at }, dueAt: undefined }),
      })
      if (answer.outcome === 'done') await settleProblems(act, govern, { ...inspection, id })
      return answer
    }),
  )

/** Where all is looked at in any case, a sample says nothing. */
const demandOf = (govern: GovernInside, { sample, plan }: RunInput): SampleDemand | undefined => {
  if (sample === undefined) return undefined
  const { confidence, rate, seed } = parseGivenShape(sampleInput, sample, 'sample')
  const kind = oversightOf(govern.vault.policy.document).plans[plan]?.kind
  if (kind === 'compliance' || kind === 'shares')
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'this inspection takes no sample',
      remedy: 'leave `sample` out; accuracy, security and authorization take one',
      where: { path: 'sample' },
    })
  return { confidence, rate, seed: seed ?? randomUuid(govern.vault.random) }
}

const said = (
  demand: SampleDemand,
  { population, faulty }: Looked,
  figures: Readonly<Record<string, number>>,
) => {
  const size = figures['releases'] ?? figures['records'] ?? 0
  return {
    ...demand,
    population,
    size,
    faulty,
    atMost: faultyAtMost({ population, size, faulty }, demand.confidence),
  }
}

const told = ({ id, finding, gravity, department, about, reach, lastAt }: Observation): ToldObservation => ({
  id,
  rule: finding.rule,
  reason: finding.reason,
  clauses: [...finding.clauses],
  message: finding.message,
  gravity,
  ...(department === undefined ? {} : { department }),
  about: [...about],
  ...reach,
  examples: [...reach.examples],
  ...(lastAt === undefined ? {} : { lastAt }),
})
