/** Who is to be told of an incident, by when, and who was (7.2.3)? One notice for the authority, one for customers, one for each department. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Staff } from '../data/actor'
import { checkDetector } from '../check/incidents'
import { incidentFinding } from '../check/rules-of-incidents'
import { listMatters, type Matter, moveMatter, openMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import type { ToldHow } from '../vault/recipient-notice'
import type { StepAnswer } from '../vault/step'
import { type IncidentNoticeBody, noticeKind, type NoticeState } from './incident-state'
import type { IncidentInput, IncidentKey } from './incident-key'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'

type Notice = Matter<IncidentNoticeBody, NoticeState>

/** Opens a notice. */
export const openNotice = (
  act: Act,
  given: {
    readonly actor: Staff
    readonly incident: string
    readonly drill: boolean
    readonly audience: IncidentNoticeBody['audience']
    readonly department?: string
    readonly dueAt: Instant
  },
): Promise<StepAnswer> => {
  const { actor, incident, drill, audience, department, dueAt } = given
  return openMatter(act, noticeKind(drill), {
    actor,
    findings: [],
    customer: '',
    id: noticeId(incident, department ?? audience),
    subject: incident,
    dueAt,
    body: { incident, audience, ...(department === undefined ? {} : { department }) },
  })
}

const noticeId = (incident: string, whom: string): string => `${incident.slice(0, 60)} ${whom}`

/** The notices of an incident. */
export const noticesOf = (act: Act, { incident, drill = false }: IncidentKey): Promise<readonly Notice[]> =>
  listMatters(act, noticeKind(drill), { subject: incident })

/** Customers need not be told. */
export const spareCustomers = async (
  act: Act,
  { actor, incident, drill = false }: IncidentInput,
): Promise<void> => {
  for (const { id, state, body } of await noticesOf(act, { incident, drill }))
    if (body.audience === 'customers' && state === 'due')
      await moveMatter(act, noticeKind(drill), {
        customer: '',
        id,
        move: 'spare',
        step: () => ({ actor, findings: [] }),
        change: (notice) => ({ body: notice.body, dueAt: undefined }),
      })
}

/** A notice as it stands. */
export interface IncidentNotice {
  readonly id: string
  readonly incident: string
  readonly drill: boolean
  readonly audience: IncidentNoticeBody['audience']
  readonly department?: string
  readonly state: NoticeState
  readonly dueAt?: Instant
  readonly toldAt?: Instant
  readonly findings: readonly Finding[]
}

/** What is yet to be told, of incidents and of drills, the first due first; each overdue one with its finding. */
export const listNotices = (
  govern: GovernInside,
  { actor }: { readonly actor: Staff },
): Work<ReadAnswer<readonly IncidentNotice[]>> =>
  operate(govern.vault, (act) => {
    const findings = checkDetector(govern.vault.policy.tables, actor)
    return readOnRecord(act, { actor, about: 'incident-notice/list', findings }, async () => {
      const listed: IncidentNotice[] = []
      for (const drill of [false, true])
        for (const notice of await listMatters(act, noticeKind(drill), { state: 'due' }))
          listed.push(noticeStanding(notice, drill, act.at))
      return listed.toSorted((left, right) => (left.dueAt ?? Infinity) - (right.dueAt ?? Infinity))
    })
  })

const noticeStanding = ({ id, state, dueAt, body }: Notice, drill: boolean, at: Instant): IncidentNotice => ({
  id,
  incident: body.incident,
  drill,
  audience: body.audience,
  ...(body.department === undefined ? {} : { department: body.department }),
  state,
  ...(dueAt === undefined ? {} : { dueAt }),
  ...(body.told === undefined ? {} : { toldAt: body.told.at }),
  findings:
    dueAt !== undefined && dueAt <= at
      ? [incidentFinding['incident/notify'].overdue({ evidence: id, at: dueAt }, drill ? 'warn' : 'deny')]
      : [],
})

/** Notes that somebody was told; a late one carries its finding as a warning. */
export const tellNotice = (
  govern: GovernInside,
  input: IncidentInput & {
    readonly audience: IncidentNoticeBody['audience']
    readonly department?: string
    readonly how: ToldHow
  },
): Work<StepAnswer> =>
  operate(govern.vault, (act) => {
    const { actor, incident, audience, department, how, drill = false } = input
    return moveMatter(act, noticeKind(drill), {
      customer: '',
      id: noticeId(incident, department ?? audience),
      move: 'tell',
      step: ({ id, dueAt }) => ({
        actor,
        findings: checkDetector(govern.vault.policy.tables, actor),
        warnings:
          dueAt !== undefined && dueAt <= act.at
            ? [incidentFinding['incident/notify'].overdue({ evidence: id, at: dueAt }, 'warn')]
            : [],
      }),
      change: ({ body }) => ({
        body: { ...body, told: { at: act.at, by: actor.id, how } },
        dueAt: undefined,
      }),
    })
  })
