/** By which policies, and on what shared evidence, are releases judged? Every policy that is kept, and the evidence as the log knows it. */

import type { z } from 'zod'
import { compile } from '../policy/compile'
import type { Policy } from '../policy/policy'
import { withCalendar } from '../policy/with-calendar'
import type { Transaction } from '../store/store'
import { type EvidenceKindName, type EvidenceKinds, evidenceKinds } from '../vault/evidence-kinds'
import { readKeptPolicies } from '../vault/kept-policies'
import { listAll } from '../vault/list-all'
import { parseBody } from '../vault/record-row'
import type { StoredEvidence } from './replay-evidence'

/** Every policy by its version, compiled; of two documents under one version both may have decided. */
export const readPolicies = async (
  transaction: Transaction,
  current: Policy,
): Promise<ReadonlyMap<string, readonly Policy[]>> => {
  const categories = [...current.categories.values()]
  const policies = new Map<string, Policy[]>()
  for (const { document } of await readKeptPolicies(transaction)) {
    const policy = withCalendar(compile(document, categories), current.tables.calendar)
    policies.set(document.version, [...(policies.get(document.version) ?? []), policy])
  }
  return policies
}

/** All evidence that is not one customer's own. */
export const readSharedEvidence = async (transaction: Transaction): Promise<StoredEvidence> => ({
  notices: await readKind(transaction, 'notice'),
  approvals: await readKind(transaction, 'approval'),
  agreements: await readKind(transaction, 'agreement'),
  undertakings: await readKind(transaction, 'undertaking'),
  grants: await readKind(transaction, 'grant'),
  breakGlass: await readKind(transaction, 'break-glass'),
})

const readKind = async <K extends EvidenceKindName>(
  transaction: Transaction,
  kind: K,
): Promise<readonly EvidenceKinds[K][]> => {
  const rows = await listAll(transaction, 'evidence', { equals: { customer: '', kind } })
  const shape: z.ZodType<EvidenceKinds[K]> = evidenceKinds[kind].shape
  return rows.map(({ body }) => parseBody(shape, body, 'evidence'))
}
