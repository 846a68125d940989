/** What does a decision rest on, as it stands in this transaction? Read anew each time; within one transaction, once. */

import type { z } from 'zod'
import type { Actor } from '../data/actor'
import { choice, consent } from '../data/consent'
import type { Evidence } from '../data/evidence'
import { hold } from '../data/hold'
import type { RowOf, TableName } from '../store/tables'
import { readAge } from './age'
import { once } from './data-keys'
import {
  evidenceKinds,
  type EvidenceKindName,
  type EvidenceKinds,
  suspensionsInForce,
} from './evidence-kinds'
import { listAll } from './list-all'
import type { Act } from './operation'
import { factsOf, parseBody, summaryOf } from './record-row'

/** Whose evidence, and which of it a question touches. */
export interface EvidenceQuestion {
  readonly customer: string
  readonly actor: Actor
  readonly purposes: readonly string[]
  /** The recipient or the supplier. */
  readonly partner?: string
  /** A notice besides those that the consents name. */
  readonly notice?: string
  /** The categories whose records are asked for. */
  readonly categories: readonly string[]
}

/** The evidence, and the rows of the records in it. */
export interface EvidenceRead {
  readonly evidence: Evidence
  readonly rows: readonly RowOf<'record'>[]
}

/** Reads everything that a decision about one customer may rest on. */
export const readEvidence = async (act: Act, question: EvidenceQuestion): Promise<EvidenceRead> => {
  const { customer, actor, purposes, partner } = question
  const own = await readOwn(act, customer)
  const rows = await readRecords(act, customer, question.categories)
  const noticeIds = new Set(own.consents.map((given) => given.notice.id))
  if (question.notice !== undefined) noticeIds.add(question.notice)
  const staff = actor.kind === 'staff' ? actor : undefined
  const approvals = staff === undefined ? [] : await readShared(act, 'approval', purposes)
  const parties = [staff?.id, partner].filter((party) => party !== undefined)
  return {
    rows,
    evidence: {
      ...own,
      notices: await readShared(act, 'notice', [...noticeIds]),
      approvals,
      extractions: await readExtractions(act, approvals),
      grants: staff === undefined ? [] : await readShared(act, 'grant', [staff.department]),
      breakGlass: staff === undefined ? [] : await readShared(act, 'break-glass', [staff.id]),
      agreements: partner === undefined ? [] : await readShared(act, 'agreement', [partner]),
      suspensions: staff === undefined ? [] : await readShared(act, 'suspension', [suspensionsInForce]),
      undertakings: await readShared(act, 'undertaking', parties),
      records: rows.map((row) => summaryOf(row, factsOf(row))),
    },
  }
}

/** What is the customer's own: age, consents, choices, holds. */
export const readOwn = async (
  act: Act,
  customer: string,
): Promise<Pick<Evidence, 'age' | 'consents' | 'choices' | 'holds'>> => ({
  age: await readAge(act, customer),
  consents: await readBodies(act, 'consent', consent, customer),
  choices: await readBodies(act, 'choice', choice, customer),
  holds: await readBodies(act, 'hold', hold, customer),
})

/** The rows of a customer's records in some categories. */
export const readRecords = async (
  act: Act,
  customer: string,
  categories: readonly string[],
): Promise<readonly RowOf<'record'>[]> => {
  const rows: RowOf<'record'>[] = []
  for (const category of new Set(categories))
    rows.push(...(await listAll(act.transaction, 'record', { equals: { customer, category } })))
  return rows
}

/** Shared evidence of a kind, of some subjects. */
export const readShared = async <K extends EvidenceKindName>(
  act: Act,
  kind: K,
  subjects: readonly string[],
): Promise<EvidenceKinds[K][]> => {
  const found: EvidenceKinds[K][] = []
  for (const subject of new Set(subjects))
    found.push(
      ...(await once(act, `${kind} ${subject}`, async () => {
        const rows = await listAll(act.transaction, 'evidence', {
          index: 'bySubject',
          equals: { kind, subject },
        })
        return rows.map((row) => parseBody(evidenceKinds[kind].shape, row.body, 'evidence'))
      })),
    )
  return found
}

const readBodies = async <A>(
  act: Act,
  table: TableName & ('consent' | 'choice' | 'hold'),
  shape: z.ZodType<A>,
  customer: string,
): Promise<A[]> => {
  const rows = await listAll(act.transaction, table, { equals: { customer } })
  return rows.map((row) => parseBody(shape, row.body, table))
}

const readExtractions = async (
  act: Act,
  approvals: readonly EvidenceKinds['approval'][],
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { id, extractions } of approvals) {
    if (extractions === undefined) continue
    const row = await act.transaction.get('approval_use', { customer: '', approval: id })
    counts[id] = row?.count ?? 0
  }
  return counts
}
