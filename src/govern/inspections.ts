/** What may be asked of inspections (8.1.1, 8.1.2)? When each is due, to carry one out, to read what was seen, and the report of a time. */

import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import { oversightOf } from '../data/oversight'
import { checkInspector } from '../check/oversight'
import { checkSpeaker } from '../check/people'
import { listMatters, type Matter, moveMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import type { StepAnswer } from '../vault/step'
import { type InspectionBody, inspectionMatter, type InspectionState } from './inspection'
import { type AuditReport, auditReport, type ReportInput } from './audit-report'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'
import { type RunAnswer, type RunInput, runInspection } from './run-inspection'
import { planStandings, type PlanStanding } from './schedule'

/** One inspection, running or over. */
export type Inspection = Matter<InspectionBody, InspectionState>

/** What may be done with inspections. */
export interface Inspections {
  /** Every plan of the policy, when it is due, and a finding for each that is overdue. (8.1.1) */
  readonly schedule: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly PlanStanding[]>>
  /** Carries one out: looks at everything, or at a sample that says how sure it is. (8.2.1 to 8.2.4, 6.3.3) */
  readonly run: (input: RunInput) => Promise<RunAnswer>
  /** Gives up one that was begun and will not be finished. */
  readonly abandon: (input: { readonly actor: Staff; readonly id: string }) => Promise<StepAnswer>
  /** The inspections of a plan, or all of them. */
  readonly list: (input: {
    readonly actor: Staff
    readonly plan?: string
  }) => Promise<ReadAnswer<readonly Inspection[]>>
  /** The audit of every stage in a time. (8.1.2) */
  readonly report: (input: ReportInput) => Promise<ReadAnswer<AuditReport>>
}

/** The inspections of an open vault. */
export const inspectionsOf = (govern: GovernInside): Inspections => {
  const read = <A>(actor: Staff, about: string, work: (act: Act) => Promise<A>): Promise<ReadAnswer<A>> =>
    runWork(
      operate(govern.vault, (act) =>
        readOnRecord(
          act,
          { actor, about, findings: checkSpeaker(govern.vault.policy.tables, actor, '') },
          () => work(act),
        ),
      ),
    )
  return {
    schedule: ({ actor }) => read(actor, 'inspection/schedule', (act) => planStandings(act, govern)),
    run: (input) => runInspection(govern, input),
    abandon: ({ actor, id }) =>
      runWork(
        operate(govern.vault, (act) =>
          moveMatter(act, inspectionMatter, {
            customer: '',
            id,
            move: 'abandon',
            step: ({ body }) => ({
              actor,
              findings: checkInspector(
                govern.vault.policy.tables,
                actor,
                body.departments,
                positionOf(govern, body.plan),
              ),
            }),
            change: ({ body }) => ({ body, dueAt: undefined }),
          }),
        ),
      ),
    list: ({ actor, plan }) =>
      read(actor, 'inspection/list', (act) =>
        listMatters(act, inspectionMatter, plan === undefined ? 'all' : { subject: plan }),
      ),
    report: (input) => auditReport(govern, input),
  }
}

const positionOf = ({ vault }: GovernInside, plan: string): string => {
  const { document } = vault.policy
  return oversightOf(document).plans[plan]?.by ?? document.supervision
}
