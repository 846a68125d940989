/**
 * What left for whom, under which agreement, and does its recipient answer for it (6.3.3)? Every disclosure of the time is held against
 * the log, its package and the agreement of that time, and the log against the disclosures.
 */

import { z } from 'zod'
import type { ClauseId } from '../core/clause'
import type { Agreement } from '../data/agreement'
import { itemName } from '../data/names'
import { view } from '../data/view'
import { isAgreed } from '../check/agreement'
import { watchAt } from '../check/in-force'
import { inspectionFinding } from '../check/rules-of-inspection'
import type { RowOf } from '../store/tables'
import { parseBody } from '../vault/record-row'
import { type WalkedEvent, walkedEvent, walkEvents } from './event-walk'
import { count, type Inspecting, isInspected, readPlain } from './inspecting'
import { besides, type Gravity } from './notebook'
import { periodAfter } from './options'
import { readSharedEvidence } from './replay-world'

const find = inspectionFinding['inspect/shares']

/** What left for one recipient under one agreement and for one purpose. */
export interface ShareRow {
  readonly recipient: string
  readonly agreement: string
  readonly purpose: string
  readonly disclosures: number
  readonly packages: number
  readonly items: readonly string[]
  /** Until when the recipient has attested its use; absent where the agreement is not kept. */
  readonly attestedUntil?: number
}

/** Looks at every disclosure of the time; gives what left. */
export const inspectShares = async (inspecting: Inspecting): Promise<readonly ShareRow[]> => {
  const { agreements } = await readPlain(inspecting, readSharedEvidence)
  const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]))
  const left = new Map<string, Leaving>()
  for (let after: RowOf<'disclosure'> | undefined, more = true; more; ) {
    const page = await readPlain(inspecting, async (transaction) => {
      const rows = await transaction.list('disclosure', { equals: {}, limit: 500, after })
      const inTime = rows.filter(({ at }) => isInspected(inspecting, at))
      const found = []
      for (const row of inTime) {
        const [writer = '', counter = ''] = row.event.split('/')
        const key = { customer: row.customer, at: row.at, writer, counter: Number(counter) }
        const event = Number.isSafeInteger(key.counter) ? await transaction.get('event', key) : undefined
        const issued = await transaction.get('package', { customer: '', id: row.id })
        found.push({ row, event: event === undefined ? undefined : walkedEvent(event), issued })
      }
      return { rows, found }
    })
    for (const one of page.found) lookAtDisclosure(inspecting, byId, left, one)
    after = page.rows.at(-1)
    more = page.rows.length === 500
  }
  await lookAtLog(inspecting)
  const rows = [...left.values()].map((leaving) => rowOf(inspecting, byId, leaving))
  lookAtAttestations(inspecting, rows)
  return rows
}

interface Leaving extends Pick<ShareRow, 'recipient' | 'agreement' | 'purpose'> {
  disclosures: number
  readonly packages: Set<string>
  readonly items: Set<string>
}

const views = z.record(itemName, view)

const lookAtDisclosure = (
  inspecting: Inspecting,
  agreements: ReadonlyMap<string, Agreement>,
  left: Map<string, Leaving>,
  found: {
    readonly row: RowOf<'disclosure'>
    readonly event: WalkedEvent | undefined
    readonly issued: RowOf<'package'> | undefined
  },
): void => {
  const { row, event, issued } = found
  count(inspecting, 'disclosures')
  const { recipient, agreement, purpose } = row
  const items = Object.keys(parseBody(views, row.items, 'disclosure'))
  const key = JSON.stringify([recipient, agreement, purpose])
  const leaving = left.get(key) ?? {
    recipient,
    agreement,
    purpose,
    disclosures: 0,
    packages: new Set(),
    items: new Set(),
  }
  left.set(key, leaving)
  leaving.disclosures += 1
  leaving.packages.add(row.id)
  for (const item of items) leaving.items.add(item)
  const note = (reason: keyof typeof find, gravity: Gravity, clauses: readonly ClauseId[]): void =>
    inspecting.notebook.note({
      finding: besides(find[reason]({ recipient, purposes: [purpose] }), clauses),
      gravity,
      about: [recipient, agreement, purpose],
      customer: row.customer,
      example: row.event,
      at: row.at,
      ...(event?.event.actor.department === undefined ? {} : { department: event.event.actor.department }),
    })
  if (!isToldOf(row, items, event)) note('no-event', 'high', ['5.3.3'])
  if (issued === undefined || issued.recipient !== recipient || issued.agreement !== agreement)
    note('no-package', 'medium', [])
  if (!isCovered(agreements.get(agreement), row, items)) note('beyond-agreement', 'high', ['6.1.2', '6.3.1'])
}

/** Does the log tell of this disclosure? */
const isToldOf = (
  row: RowOf<'disclosure'>,
  items: readonly string[],
  walked: WalkedEvent | undefined,
): boolean =>
  walked !== undefined &&
  walked.event.action === 'share' &&
  walked.event.outcome === 'permit' &&
  walked.event.recipient === row.recipient &&
  walked.event.about === row.id &&
  walked.event.purposes?.includes(row.purpose) === true &&
  items.every((item) => walked.event.items?.includes(item) === true)

/** Did the agreement of that time cover it? */
const isCovered = (
  agreement: Agreement | undefined,
  row: RowOf<'disclosure'>,
  items: readonly string[],
): boolean =>
  agreement !== undefined &&
  agreement.recipient === row.recipient &&
  agreement.purposes.includes(row.purpose) &&
  items.every((item) => agreement.items.includes(item)) &&
  isAgreed(watchAt(row.at), agreement)

/** Shares that the log tells of, and that no disclosure record stands for. */
const lookAtLog = async (inspecting: Inspecting): Promise<void> => {
  let told: WalkedEvent[] = []
  const look = async (): Promise<void> => {
    const asked = told
    told = []
    const missing = await readPlain(inspecting, async (transaction) => {
      const without: WalkedEvent[] = []
      for (const walked of asked) {
        const id = walked.event.about ?? ''
        const row = await transaction.get('disclosure', { customer: walked.customer, id })
        if (row === undefined || row.event !== walked.id) without.push(walked)
      }
      return without
    })
    for (const { id, customer, event } of missing)
      inspecting.notebook.note({
        finding: find['no-disclosure']({ recipient: event.recipient ?? '' }),
        gravity: 'high',
        about: [event.recipient ?? ''],
        customer,
        example: id,
        at: event.at,
        department: event.actor.department,
      })
  }
  await walkEvents(
    inspecting,
    (walked) => {
      if (walked?.event.action !== 'share' || walked.event.outcome !== 'permit') return
      if (!isInspected(inspecting, walked.event.at) || walked.event.customer === undefined) return
      if (walked.erased) count(inspecting, 'erased')
      else told.push(walked)
    },
    () => (told.length === 0 ? Promise.resolve() : look()),
  )
}

const rowOf = (
  { govern }: Inspecting,
  agreements: ReadonlyMap<string, Agreement>,
  { packages, items, ...leaving }: Leaving,
): ShareRow => {
  const agreement = agreements.get(leaving.agreement)
  return {
    ...leaving,
    packages: packages.size,
    items: [...items].toSorted(),
    ...(agreement === undefined
      ? {}
      : { attestedUntil: periodAfter(govern, agreement.lastAttestedAt, agreement.attestEvery) }),
  }
}

/** Recipients that something left for, and that haven't attested its use in time. (6.4.3) */
const lookAtAttestations = ({ notebook, untilAt }: Inspecting, rows: readonly ShareRow[]): void => {
  for (const { recipient, agreement, attestedUntil } of rows)
    if (attestedUntil !== undefined && attestedUntil <= untilAt)
      notebook.note({
        finding: besides(find['not-attested']({ recipient, evidence: agreement, at: attestedUntil }), [
          '6.4.3',
        ]),
        gravity: 'medium',
        about: [recipient, agreement],
        example: agreement,
      })
}
