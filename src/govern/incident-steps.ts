/** How does an incident go on (7.2.3)? Each step by who may take it, none about themselves; a drill suspends nobody and says so everywhere. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { attempt, runWork, type Work } from '../core/work'
import { incidentsOf } from '../data/incidents'
import { checkDetector, checkResponder } from '../check/incidents'
import { incidentFinding } from '../check/rules-of-incidents'
import { type Matter, moveMatter, openMatter, readMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { noStore } from '../vault/patience'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import { contain, isKeyOf, liftSuspensions } from './incident-contain'
import type { IncidentInput } from './incident-key'
import { noticesOf, openNotice, spareCustomers } from './incident-notices'
import { type IncidentReach, reachOf } from './incident-reach'
import {
  type Containment,
  containment,
  type IncidentBody,
  type IncidentHarm,
  incidentKind,
  type IncidentMove,
  type IncidentNature,
  incidentScope,
  type IncidentScope,
  type IncidentState,
} from './incident-state'
import { type GovernInside, periodAfter } from './options'

/** What was detected. */
export type Detection = IncidentInput & {
  readonly nature: IncidentNature
  readonly scope: IncidentScope
  /** When it was detected; now unless told. Deadlines count from then. */
  readonly detectedAt?: Instant
}

/** Writes an incident down; the authority and customers are to be told within the policy's time. */
export const detect = (govern: GovernInside, input: Detection): Work<StepAnswer> =>
  operate(govern.vault, async (act) => {
    const { actor, incident: id, nature, drill = false } = input
    const scope = parseGivenShape(incidentScope, input.scope, 'scope')
    const detectedAt = input.detectedAt ?? act.at
    const opened = await openMatter(act, incidentKind(drill), {
      actor,
      customer: '',
      id,
      subject: nature,
      dueAt: undefined,
      findings: [
        ...checkDetector(govern.vault.policy.tables, actor),
        ...(detectedAt > act.at
          ? [incidentFinding['incident/order'].future({ evidence: id, at: detectedAt })]
          : []),
      ],
      body: { nature, detectedAt, detectedBy: actor.id, drill, scope },
    })
    if (opened.outcome === 'deny') return opened
    const { tellWithin } = incidentsOf(govern.vault.policy.document)
    for (const audience of ['authority', 'customers'] as const)
      await openNotice(act, {
        actor,
        incident: id,
        drill,
        audience,
        dueAt: periodAfter(govern, detectedAt, tellWithin[audience]),
      })
    return opened
  })

/** Suspends people and positions, and revokes keys of recipients; a drill only says that it would. */
export const containIncident = (
  govern: GovernInside,
  input: IncidentInput & { readonly suspend: Containment },
): Work<StepAnswer> =>
  operate(govern.vault, async (act) => {
    const { actor, drill = false } = input
    const suspended = parseGivenShape(containment, input.suspend, 'containment')
    const unknown = await unknownNames(act, suspended)
    const answer = await move(act, input, 'contain', {
      findings: unknown,
      change: (body) => ({ ...body, contained: { ...suspended, at: act.at, by: actor.id } }),
    })
    if (answer.outcome === 'done' && !drill) await contain(act, input.incident, actor.id, suspended)
    return answer
  })

const unknownNames = async (act: Act, { positions, keys }: Containment): Promise<readonly Finding[]> => {
  const find = incidentFinding['incident/order'].unknown
  const { positionByName } = act.inside.policy.tables
  const findings = positions
    .filter((name) => !positionByName.has(name))
    .map((name) => find({ evidence: name }))
  for (const { recipient, key } of keys)
    if (!(await isKeyOf(act, recipient, key))) findings.push(find({ evidence: key, recipient }))
  return findings
}

/** Lifts what an incident suspended; another person than who suspended does. Revoked keys stay revoked. */
export const liftContainment = (govern: GovernInside, input: IncidentInput): Work<StepAnswer> =>
  operate(govern.vault, async (act) => {
    const find = incidentFinding
    const answer = await move(act, input, 'lift', {
      findings: ({ contained }) => [
        ...(contained?.by === input.actor.id
          ? [find['incident/person'].same({ evidence: input.incident })]
          : []),
        ...(contained?.liftedAt === undefined
          ? []
          : [find['incident/order']['out-of-order']({ evidence: input.incident })]),
      ],
      change: (body) =>
        body.contained === undefined ? body : { ...body, contained: { ...body.contained, liftedAt: act.at } },
    })
    if (answer.outcome === 'done' && input.drill !== true) await liftSuspensions(act, input.incident)
    return answer
  })

/**
 * Judges the harm, on whom the log says that it reached. Departments that own what was reached are to be told; where harm is ruled out,
 * customers need not be (PIPL art. 57), which nobody may say of reached customers without having contained anything.
 */
export const assessIncident = (
  govern: GovernInside,
  input: IncidentInput & { readonly harm: IncidentHarm },
): Work<StepAnswer> => {
  const { actor, incident, harm, drill = false } = input
  const { document } = govern.vault.policy
  return attempt(noStore, async () => {
    const { body } = await runWork(
      operate(govern.vault, async (act) => {
        const matter = await readMatter(act, incidentKind(drill), { customer: '', id: incident })
        act.tell({
          action: 'govern',
          outcome: 'done',
          actor: { ...actor },
          about: `${incidentKind(drill).kind}/reach`,
          evidence: [incident],
        })
        return matter
      }),
    )
    const reach = await reachOf(govern, body.scope)
    const departments = departmentsOf(govern, reach)
    return runWork(
      operate(govern.vault, async (act) => {
        const answer = await move(act, input, 'assess', {
          findings: (before) =>
            harm === 'none' && reach.customers.length > 0 && suspendsNothing(before)
              ? [incidentFinding['incident/order'].contradictory({ evidence: incident })]
              : [],
          change: (before) => ({
            ...before,
            assessed: {
              at: act.at,
              by: actor.id,
              harm,
              customers: reach.customers.length,
              items: [...reach.items],
              releases: reach.releases,
              departments: [...departments],
            },
          }),
        })
        if (answer.outcome === 'deny') return answer
        const dueAt = periodAfter(govern, act.at, incidentsOf(document).tellWithin.departments)
        for (const department of departments)
          await openNotice(act, { actor, incident, drill, audience: 'department', department, dueAt })
        if (harm === 'none' || reach.customers.length === 0) await spareCustomers(act, input)
        return answer
      }),
    )
  })
}

const suspendsNothing = ({ contained }: IncidentBody): boolean =>
  contained === undefined ||
  contained.actors.length + contained.positions.length + contained.keys.length === 0

/** The departments that own what was reached. */
const departmentsOf = ({ vault: { policy } }: GovernInside, { items }: IncidentReach): readonly string[] =>
  [
    ...new Set(
      items.flatMap(
        (item) => policy.document.categories[item.slice(0, Math.max(0, item.indexOf('.')))]?.owner ?? [],
      ),
    ),
  ].sort()

/** Says that everybody was told who must be; not before they were. */
export const concludeNotices = (govern: GovernInside, input: IncidentInput): Work<StepAnswer> =>
  operate(govern.vault, async (act) => {
    const untold = (await noticesOf(act, input)).filter(({ state }) => state === 'due')
    return move(act, input, 'notify', {
      findings: untold.map(({ id, dueAt }) =>
        incidentFinding['incident/order']['not-told']({
          evidence: id,
          ...(dueAt === undefined ? {} : { at: dueAt }),
        }),
      ),
      change: (body) => body,
    })
  })

/** Closes an incident of which everybody was told. */
export const closeIncident = (govern: GovernInside, input: IncidentInput): Work<StepAnswer> =>
  operate(govern.vault, (act) =>
    move(act, input, 'close', {
      findings: [],
      change: (body) => ({ ...body, closed: { at: act.at, by: input.actor.id } }),
    }),
  )

const move = (
  act: Act,
  { actor, incident, drill = false }: IncidentInput,
  name: IncidentMove,
  how: {
    readonly findings: readonly Finding[] | ((body: IncidentBody) => readonly Finding[])
    readonly change: (body: IncidentBody) => IncidentBody
  },
): Promise<StepAnswer> =>
  moveMatter(act, incidentKind(drill), {
    customer: '',
    id: incident,
    move: name,
    step: ({ body }: Matter<IncidentBody, IncidentState>) => ({
      actor,
      findings: [
        ...checkResponder(act.inside.policy.tables, actor, suspectOf(body)),
        ...(typeof how.findings === 'function' ? how.findings(body) : how.findings),
      ],
    }),
    change: ({ body }) => ({ body: how.change(body), dueAt: undefined }),
  })

const suspectOf = ({ scope }: IncidentBody): { readonly actor?: string | undefined } =>
  scope.by === 'releases' ? { actor: scope.actor } : {}
