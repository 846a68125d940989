/** How is an incident handled fast (7.2.3)? Contained at once, assessed by the log, everybody told in time, and drilled without harm. */

import { attempt, runWork, type Work } from '../core/work'
import type { Staff } from '../data/actor'
import type { Locale } from '../core/locale'
import { checkResponder } from '../check/incidents'
import { readMatter } from '../vault/matter'
import { operate } from '../vault/operation'
import { noStore } from '../vault/patience'
import type { StepAnswer } from '../vault/step'
import type { IncidentInput } from './incident-key'
import { type IncidentNotice, listNotices, tellNotice } from './incident-notices'
import { type IncidentReach, reachOf } from './incident-reach'
import {
  type IncidentBody,
  incidentKind,
  type IncidentNoticeBody,
  type IncidentState,
} from './incident-state'
import {
  assessIncident,
  closeIncident,
  concludeNotices,
  containIncident,
  detect,
  type Detection,
  liftContainment,
} from './incident-steps'
import { incidentText } from './incident-text'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'

/** An incident as it stands. */
export interface IncidentStanding extends IncidentBody {
  readonly incident: string
  readonly state: IncidentState
}

/** What may be done about incidents. */
export interface Incidents {
  /** Writes an incident down; the deadlines of telling run from when it was detected. */
  readonly detect: (input: Detection) => Promise<StepAnswer>
  /** Suspends people and positions and revokes keys: the next decision of every process sees it. A drill suspends nobody. */
  readonly contain: (input: Parameters<typeof containIncident>[1]) => Promise<StepAnswer>
  /** Judges the harm on what the log says that it reached. */
  readonly assess: (input: Parameters<typeof assessIncident>[1]) => Promise<StepAnswer>
  /** Notes that the authority, a department or the customers were told. */
  readonly tell: (input: Parameters<typeof tellNotice>[1]) => Promise<StepAnswer>
  /** Says that everybody was told; not before they were. */
  readonly notify: (input: IncidentInput) => Promise<StepAnswer>
  readonly close: (input: IncidentInput) => Promise<StepAnswer>
  /** Lifts what was suspended; another person than who suspended does. */
  readonly lift: (input: IncidentInput) => Promise<StepAnswer>
  /** Which customers and items it reached, reckoned from the log. */
  readonly affected: (input: IncidentInput) => Promise<ReadAnswer<IncidentReach>>
  readonly read: (input: IncidentInput) => Promise<ReadAnswer<IncidentStanding>>
  /** The text of a notice. */
  readonly text: (
    input: IncidentInput & {
      readonly audience: IncidentNoticeBody['audience']
      readonly contact: string
      readonly locale: Locale
    },
  ) => Promise<ReadAnswer<string>>
  /** Who is yet to be told, the first due first; each overdue one with its finding. */
  readonly notices: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly IncidentNotice[]>>
}

/** The incidents of an open vault. */
export const incidentsOfVault = (govern: GovernInside): Incidents => {
  const door =
    <I, A>(operation: (govern: GovernInside, input: I) => Work<A>) =>
    (input: I): Promise<A> =>
      runWork(operation(govern, input))
  return {
    detect: door(detect),
    contain: door(containIncident),
    assess: door(assessIncident),
    tell: door(tellNotice),
    notify: door(concludeNotices),
    close: door(closeIncident),
    lift: door(liftContainment),
    affected: door(readReach),
    read: door((within, input: IncidentInput) => readIncident(within, input, 'read', (standing) => standing)),
    text: (input) =>
      runWork(
        readIncident(govern, input, 'text', (body) =>
          incidentText({ ...input, policy: govern.vault.policy.document, body }, input.locale),
        ),
      ),
    notices: door(listNotices),
  }
}

const readIncident = <A>(
  govern: GovernInside,
  { actor, incident, drill = false }: IncidentInput,
  about: string,
  show: (standing: IncidentStanding) => A,
): Work<ReadAnswer<A>> =>
  operate(govern.vault, async (act) => {
    const kind = incidentKind(drill)
    const { state, body } = await readMatter(act, kind, { customer: '', id: incident })
    const suspect = body.scope.by === 'releases' ? { actor: body.scope.actor } : {}
    const findings = checkResponder(govern.vault.policy.tables, actor, suspect)
    return readOnRecord(act, { actor, about: `${kind.kind}/${about}`, findings }, async () =>
      show({ ...body, incident, state }),
    )
  })

/** The reading is on the record first; then the log is walked. */
const readReach = (govern: GovernInside, input: IncidentInput): Work<ReadAnswer<IncidentReach>> =>
  attempt(noStore, async () => {
    const read = await runWork(readIncident(govern, input, 'affected', ({ scope }) => scope))
    return read.outcome === 'deny' ? read : { ...read, value: await reachOf(govern, read.value) }
  })
