/** What may people do with a problem that was found (8.3)? Analyse it, decide who answers for it, correct it, and say that it is corrected. */

import type { Finding } from '../core/finding'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import type { Signatory } from '../data/approval'
import { oversightOf } from '../data/oversight'
import { checkCorrector, checkDeadline, checkJudge } from '../check/oversight'
import { checkSpeaker } from '../check/people'
import { oversightFinding } from '../check/rules-of-oversight'
import { listMatters, type Matter, moveMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import type { GovernInside } from './options'
import {
  accountability,
  type Accountability,
  analysis,
  type Analysis,
  correction,
  type Correction,
  type ProblemBody,
  problemMatter,
  type ProblemMove,
  type ProblemState,
} from './problem'
import { type ReadAnswer, readOnRecord } from './read-on-record'
import { latestCorrection } from './settle-problems'

/** A problem as it stands, with a finding where it was not corrected in time. */
export type Problem = Matter<ProblemBody, ProblemState> & { readonly findings: readonly Finding[] }

/** What may be done with problems. Only a later inspection closes one. */
export interface Findings {
  /** The problems in a state, or all of them. (8.3.1) */
  readonly list: (input: {
    readonly actor: Staff
    readonly state?: ProblemState
  }) => Promise<ReadAnswer<readonly Problem[]>>
  /** Places cause and responsibility, by who inspects and is not responsible. (8.3.2) */
  readonly analyse: (input: {
    readonly actor: Staff
    readonly id: string
    readonly analysis: Analysis
  }) => Promise<StepAnswer>
  /** Decides who answers for it under the company's rules, or tells what came of it. (8.3.2) */
  readonly account: (input: {
    readonly actor: Staff
    readonly id: string
    readonly accountability: Accountability
  }) => Promise<StepAnswer>
  /** Sets what is done until when, by the responsible department, no later than the policy gives. (8.3.3) */
  readonly correct: (input: {
    readonly actor: Staff
    readonly id: string
    readonly correction: Correction
  }) => Promise<StepAnswer>
  /** Says that it is done; whether it is, a later inspection sees. (8.3.4) */
  readonly report: (input: { readonly actor: Staff; readonly id: string }) => Promise<StepAnswer>
}

/** The problems of an open vault. */
export const findingsOf = (govern: GovernInside): Findings => {
  const { tables, document } = govern.vault.policy
  const step = (
    input: { readonly actor: Staff; readonly id: string },
    move: ProblemMove,
    check: (body: ProblemBody, act: Act) => readonly Finding[],
    change: (body: ProblemBody, signed: Signed) => ProblemBody,
  ): Promise<StepAnswer> =>
    runWork(
      operate(govern.vault, (act) =>
        moveMatter(act, problemMatter, {
          customer: '',
          id: input.id,
          move,
          step: ({ body }) => ({ actor: input.actor, findings: check(body, act) }),
          change: ({ body, dueAt }) => {
            const changed = change(body, { by: signatoryOf(input.actor), at: act.at })
            return { body: changed, dueAt: changed.correction?.dueAt ?? dueAt }
          },
        }),
      ),
    )
  const judges = ({ plan }: ProblemBody): readonly string[] => [
    document.supervision,
    oversightOf(document).plans[plan]?.by ?? document.supervision,
  ]
  return {
    list: ({ actor, state }) =>
      runWork(
        operate(govern.vault, (act) =>
          readOnRecord(
            act,
            { actor, about: 'problem/list', findings: checkSpeaker(tables, actor, '') },
            async () =>
              (await listMatters(act, problemMatter, state === undefined ? 'all' : { state })).map(
                (problem) => ({ ...problem, findings: overdueOf(problem, act) }),
              ),
          ),
        ),
      ),
    analyse: async (input) => {
      const given = parseGivenShape(analysis, input.analysis, 'analysis')
      return step(
        input,
        'analyse',
        (body) => [
          ...checkJudge(tables, input.actor, given, judges(body)),
          ...(Object.hasOwn(document.departments, given.department)
            ? []
            : [oversightFinding['correct/person']['not-responsible']({ department: given.department })]),
        ],
        (body, signed) => ({ ...body, analysis: { ...given, ...signed } }),
      )
    },
    account: async (input) => {
      const given = parseGivenShape(accountability, input.accountability, 'accountability')
      return step(
        input,
        'account',
        (body) => checkJudge(tables, input.actor, body.analysis ?? {}, judges(body)),
        (body, signed) => ({ ...body, accountability: { ...given, ...signed } }),
      )
    },
    correct: async (input) => {
      const given = parseGivenShape(correction, input.correction, 'correction')
      return step(
        input,
        'correct',
        ({ analysis: placed, severity, latestAt }, act) => [
          ...checkCorrector(tables, input.actor, placed?.department),
          ...checkDeadline(
            given.dueAt,
            act.at < latestAt ? latestAt : latestCorrection(act, govern, severity),
            act.at,
          ),
        ],
        (body, signed) => ({ ...body, correction: { ...given, ...signed } }),
      )
    },
    report: (input) =>
      step(
        input,
        'report',
        (body) => checkCorrector(tables, input.actor, body.analysis?.department),
        (body, signed) => ({ ...body, corrected: signed }),
      ),
  }
}

interface Signed {
  readonly by: Signatory
  readonly at: number
}

const signatoryOf = ({ id, department, position }: Staff): Signatory => ({ id, department, position })

/** A problem whose deadline is over is a finding, until an inspection closes it. (8.3.3) */
const overdueOf = ({ id, state, dueAt }: Matter<ProblemBody, ProblemState>, act: Act): readonly Finding[] =>
  state === 'closed' || state === 'corrected' || dueAt === undefined || dueAt > act.at
    ? []
    : [oversightFinding['correct/deadline'].overdue({ evidence: id, at: dueAt })]
