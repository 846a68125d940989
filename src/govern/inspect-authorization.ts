/**
 * Did anything leave that should not have (8.2.4)? The log is replayed: every release is decided again on what was authorized at its
 * time. Releases of erased customers are counted as erased, never as sound.
 */

import type { ClauseId } from '../core/clause'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { inspectionFinding } from '../check/rules-of-inspection'
import type { RowOf } from '../store/tables'
import { listAll } from '../vault/list-all'
import { readStoredOwn, subjectOf } from './customer-subject'
import { type WalkedEvent, walkedEvent, walkEvents } from './event-walk'
import { count, type Inspecting, isInspected, readPlain } from './inspecting'
import { besides } from './notebook'
import { isRelease, judgeReleases, type Release, type ReleaseVerdict } from './replay'
import { type Knowledge, learn, noKnowledge, shareEvidence, type SharedEvidence } from './replay-evidence'
import { readPolicies, readSharedEvidence } from './replay-world'
import { createSampler } from './sampling'

const find = inspectionFinding['inspect/authorization']

/** Replays the log of the inspected time. */
export const inspectAuthorization = async (inspecting: Inspecting): Promise<Looked> => {
  const { policies, stored } = await readPlain(inspecting, async (transaction) => ({
    policies: await readPolicies(transaction, inspecting.govern.vault.policy),
    stored: await readSharedEvidence(transaction),
  }))
  const shared = noKnowledge()
  const bounded = new Map(
    stored.approvals.flatMap(({ id, extractions }) =>
      extractions === undefined ? [] : [[id, { allowed: extractions, drawn: 0, lastAt: -Infinity }]],
    ),
  )
  const replay: Replay = {
    inspecting,
    policies,
    evidence: () => shareEvidence(stored, shared),
    faulty: 0,
  }
  const { sample } = inspecting
  const sampler =
    sample === undefined ? undefined : createSampler<Pick<RowOf<'event'>, 'customer'> & Drawn>(sample)
  let group: WalkedEvent[] = []
  const ready: WalkedEvent[][] = []
  const end = (): void => {
    if (group.some(({ event }) => isRelease(event) && isInspected(inspecting, event.at))) ready.push(group)
    group = []
  }
  await walkEvents(
    inspecting,
    (walked, row) => {
      if (walked === undefined) return unreadable(inspecting, row)
      const { event, customer, erased } = walked
      if (isRelease(event)) drawOn(bounded, event.evidence ?? [], event.at)
      if (erased && isRelease(event) && isInspected(inspecting, event.at)) count(inspecting, 'erased')
      if (customer === '') return learn(shared, event)
      if (sampler !== undefined) {
        if (isRelease(event) && isInspected(inspecting, event.at))
          sampler.offer(walked.id, { customer, id: walked.id })
        return undefined
      }
      if (group[0] !== undefined && group[0].customer !== customer) end()
      group.push(walked)
      return undefined
    },
    async () => {
      await judgeGroups(replay, ready.splice(0))
    },
  )
  end()
  await judgeGroups(replay, ready)
  noteBounded(inspecting, bounded)
  if (sampler === undefined) return { population: inspecting.figures.releases ?? 0, faulty: replay.faulty }
  await judgeDrawn(replay, sampler.drawn())
  return { population: sampler.population(), faulty: replay.faulty }
}

/** How many units there were, and how many of those that were looked at are faulty. */
export interface Looked {
  readonly population: number
  readonly faulty: number
}

interface Drawn {
  readonly id: string
}

interface Replay {
  readonly inspecting: Inspecting
  readonly policies: Awaited<ReturnType<typeof readPolicies>>
  /** Shared evidence, as far as the log was read: what is of no customer comes first. */
  readonly evidence: () => SharedEvidence
  held?: SharedEvidence
  faulty: number
}

/** Judges whole customers, one after another. */
const judgeGroups = async (
  replay: Replay,
  groups: readonly (readonly WalkedEvent[])[],
  only?: ReadonlySet<string>,
): Promise<void> => {
  const { inspecting, policies } = replay
  if (groups.length === 0) return
  const shared = (replay.held ??= replay.evidence())
  const owns = await readPlain(inspecting, async (transaction) => {
    const read = []
    for (const [first] of groups) read.push(await readStoredOwn(transaction, first?.customer ?? ''))
    return read
  })
  for (const [index, events] of groups.entries()) {
    const own = owns[index]
    if (own === undefined) continue
    const knowledge: Knowledge = noKnowledge()
    for (const { event } of events) learn(knowledge, event)
    const subject = subjectOf(own, knowledge, events)
    const releases = events.filter(
      ({ id, event }) =>
        isRelease(event) && isInspected(inspecting, event.at) && (only === undefined || only.has(id)),
    )
    judgeReleases({ policies, shared }, subject, releases, (release, verdict) => {
      count(inspecting, 'releases')
      if (verdict === 'sound') return count(inspecting, 'sound')
      replay.faulty += 1
      return tell(
        inspecting,
        release,
        verdict,
        (id) => shared.unrecorded.has(id) || subject.unrecorded.has(id),
      )
    })
  }
}

/** Judges the releases that were drawn, each with its customer's other events. */
const judgeDrawn = async (
  replay: Replay,
  drawn: readonly { readonly customer: string; readonly id: string }[],
): Promise<void> => {
  const byCustomer = new Map<string, Set<string>>()
  for (const { customer, id } of drawn)
    byCustomer.set(customer, (byCustomer.get(customer) ?? new Set()).add(id))
  for (const [customer, ids] of byCustomer) {
    const rows = await readPlain(replay.inspecting, (transaction) =>
      listAll(transaction, 'event', { equals: { customer } }),
    )
    const events = rows.flatMap((row) => walkedEvent(row) ?? [])
    await judgeGroups(replay, [events], ids)
  }
}

const tell = (
  inspecting: Inspecting,
  { id, customer, event }: Release,
  verdict: Exclude<ReleaseVerdict, 'sound'>,
  isUnrecorded: (evidence: string) => boolean,
): void => {
  const { actor, purposes = [], at } = event
  const about = { department: known(inspecting, actor.department), customer, example: id, at }
  if (verdict === 'policy-unknown')
    return inspecting.notebook.note({
      ...about,
      finding: find['policy-unknown']({}),
      gravity: 'medium',
      about: [event.policy],
    })
  const unrecorded = event.evidence?.some(isUnrecorded) === true
  const made = unrecorded ? find.unrecorded : find.released
  return inspecting.notebook.note({
    ...about,
    finding: besides(made({ purposes: [...purposes] }), clausesOf(verdict)),
    gravity: 'high',
    about: [actor.id, ...purposes, ...new Set(verdict.map(({ rule }) => rule))],
  })
}

const clausesOf = (findings: readonly Finding[]): readonly ClauseId[] =>
  findings.flatMap(({ clauses }) => [...clauses])

/** A department that the policy doesn't know answers for nothing. */
const known = ({ govern }: Inspecting, department: string | undefined): string | undefined =>
  department !== undefined && Object.hasOwn(govern.vault.policy.document.departments, department)
    ? department
    : undefined

const unreadable = (inspecting: Inspecting, row: RowOf<'event'>): void =>
  inspecting.notebook.note({
    finding: find.unreadable({}),
    gravity: 'high',
    about: [],
    example: `${row.writer}/${row.counter}`,
    at: row.at,
  })

type Bounded = Map<string, { readonly allowed: number; drawn: number; lastAt: Instant }>

const drawOn = (bounded: Bounded, evidence: readonly string[], at: Instant): void => {
  for (const id of evidence) {
    const one = bounded.get(id)
    if (one === undefined) continue
    one.drawn += 1
    one.lastAt = Math.max(one.lastAt, at)
  }
}

/** One-off approvals that were drawn upon too often, in the inspected time (5.3.2). */
const noteBounded = (inspecting: Inspecting, bounded: Bounded): void => {
  for (const [id, { allowed, drawn, lastAt }] of bounded)
    if (drawn > allowed && isInspected(inspecting, lastAt))
      inspecting.notebook.note({
        finding: besides(find['beyond-count']({ evidence: id }), ['5.3.2']),
        gravity: 'high',
        about: [id],
        example: id,
        at: lastAt,
      })
}
