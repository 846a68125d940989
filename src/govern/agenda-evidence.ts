/** What falls due that stands in evidence alone: approvals, emergencies, what was registered as it came, and consents? */

import { consent } from '../data/consent'
import { endOf } from '../check/in-force'
import type { Act } from '../vault/operation'
import { parseBody } from '../vault/record-row'
import type { RowOf } from '../store/tables'
import { type Draft, firstOf, type Span } from './agenda-entry'
import { supervisorOf } from './agenda-rows'
import { listApplications } from './applications'
import { listEvidence } from './evidence-row'
import { type GovernInside, periodAfter } from './options'

/** Everything of shared evidence that ends or is awaited; what has a matter of its own is told by that. */
export const evidenceEntries = async (govern: GovernInside, act: Act): Promise<readonly Draft[]> => [
  ...(await applicationEntries(govern, act)),
  ...(await emergencyEntries(govern, act)),
  ...(await registeredEntries(govern, act)),
]

const applicationEntries = async (govern: GovernInside, act: Act): Promise<readonly Draft[]> =>
  (await listApplications(govern, act)).flatMap(({ id, state, department, next, untilAt }) =>
    state === 'waiting' || state === 'approved'
      ? [
          {
            // what waits must be decided before its term is over
            at: untilAt,
            kind: 'application',
            id,
            words: state === 'waiting' ? 'waiting' : 'lapse',
            owner: state === 'waiting' && next !== undefined ? { position: next } : { department },
          },
        ]
      : [],
  )

const emergencyEntries = async (govern: GovernInside, act: Act): Promise<readonly Draft[]> =>
  (await listEvidence(act, 'break-glass'))
    .filter(({ reviewedBy, actor }) => reviewedBy === undefined || reviewedBy === actor)
    .map(({ id, customer, reviewDueAt }) => ({
      at: reviewDueAt,
      kind: 'emergency',
      id,
      customer,
      words: 'review',
      owner: supervisorOf(govern),
    }))

/** Agreements, undertakings and grants that were registered without steps here, while they are in force. */
const registeredEntries = async (govern: GovernInside, act: Act): Promise<readonly Draft[]> => {
  const has = async (kind: string, id: string): Promise<boolean> =>
    (await act.transaction.get('matter', { customer: '', kind, id })) !== undefined
  const drafts: Draft[] = []
  const owner = supervisorOf(govern)
  for (const agreement of await listEvidence(act, 'agreement')) {
    const { id, lastAttestedAt, attestEvery } = agreement
    const endsAt = endOf(agreement)
    if (endsAt !== agreement.untilAt || (await has('agreement', id.replace(/ v\d+$/, '')))) continue
    drafts.push({ at: endsAt, kind: 'agreement', id, words: 'lapse', owner })
    const attestBy = periodAfter(govern, lastAttestedAt, attestEvery)
    if (attestBy < endsAt) drafts.push({ at: attestBy, kind: 'attestation', id, words: 'agreement', owner })
  }
  const last = new Map<string, Draft>()
  for (const undertaking of await listEvidence(act, 'undertaking')) {
    const { kind, party } = undertaking
    const key = `${kind} ${party}`
    const at = endOf(undertaking)
    if (at >= (last.get(key)?.at ?? -Infinity) && !(await has('undertaking', key)))
      last.set(key, { at, kind: 'undertaking', id: undertaking.id, words: kind, owner })
  }
  for (const grant of await listEvidence(act, 'grant'))
    if (endOf(grant) === grant.untilAt && !(await has('grant', grant.id)))
      drafts.push({
        at: grant.untilAt,
        kind: 'grant',
        id: grant.id,
        words: 'granted',
        owner: { department: grant.receiver },
      })
  return [...drafts, ...last.values()]
}

/** Consents that end by their term: every one is read, and no more of them kept than a page. */
export const consentEntries = async (act: Act, span: Span): Promise<readonly Draft[]> => {
  let kept: readonly Draft[] = []
  let last: RowOf<'consent'> | undefined
  do {
    const rows: readonly RowOf<'consent'>[] = await act.transaction.list('consent', {
      equals: {},
      limit: page,
      after: last,
    })
    const drafts = rows
      .filter(({ state }) => state === 'given' || state === 'renewed')
      .map(({ body }) => parseBody(consent, body, 'consent'))
      .filter((given) => given.untilAt > span.at)
      .map(({ id, customer, untilAt }) => ({
        at: untilAt,
        kind: 'consent',
        id,
        customer,
        words: 'lapse',
        owner: {},
      }))
    kept = firstOf([...kept, ...drafts], span)
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined)
  return kept
}

const page = 500
