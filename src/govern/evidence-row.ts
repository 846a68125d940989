/** How is a piece of evidence changed that a decision reads? As it was read, by its version; what was in force before stays told by its term. */

import {
  type EvidenceKindName,
  evidenceKinds,
  type EvidenceKindRule,
  type EvidenceKinds,
} from '../vault/evidence-kinds'
import { listAll } from '../vault/list-all'
import type { Act } from '../vault/operation'
import { parseBody } from '../vault/record-row'
import { expectChange, expectRow } from '../vault/step'

/** Adds one. */
export const addEvidence = async <K extends EvidenceKindName>(
  act: Act,
  kind: K,
  given: EvidenceKinds[K],
): Promise<void> => {
  const rule: EvidenceKindRule<EvidenceKinds[K]> = evidenceKinds[kind]
  const row = { customer: '', kind, id: rule.id(given), subject: rule.subject(given), version: 1 }
  await act.transaction.insert('evidence', [{ ...row, body: JSON.stringify(rule.shape.parse(given)) }])
}

/** Changes one; `record/missing` if there is none, `record/changed` if somebody was faster. */
export const changeEvidence = async <K extends EvidenceKindName>(
  act: Act,
  kind: K,
  id: string,
  change: (given: EvidenceKinds[K]) => EvidenceKinds[K],
): Promise<void> => {
  const rule: EvidenceKindRule<EvidenceKinds[K]> = evidenceKinds[kind]
  const key = { customer: '', kind, id }
  const row = expectRow(await act.transaction.get('evidence', key), 'evidence')
  const given = change(parseBody(rule.shape, row.body, 'evidence'))
  const { version } = row
  const changes = { version: version + 1, body: JSON.stringify(rule.shape.parse(given)) }
  expectChange(await act.transaction.update('evidence', key, { version }, changes), 'evidence')
}

/** Every one of a kind, by subject. */
export const listEvidence = async <K extends EvidenceKindName>(
  act: Act,
  kind: K,
): Promise<readonly EvidenceKinds[K][]> => {
  const rule: EvidenceKindRule<EvidenceKinds[K]> = evidenceKinds[kind]
  const rows = await listAll<'evidence', 'bySubject'>(act.transaction, 'evidence', {
    index: 'bySubject',
    equals: { kind },
  })
  return rows.map(({ body }) => parseBody(rule.shape, body, 'evidence'))
}
