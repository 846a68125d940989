/** On what is governance tested? The company of the vault's tests, with people of its technology and its supervision. */

import type { Staff } from '../../src/data/actor'
import { govern, type Governance } from '../../src/govern/govern'
import type { ControlProof } from '../../src/govern/control-state'
import { openCompany, start, type TestCompany } from '../vault/company'

export const operator: Staff = {
  kind: 'staff',
  id: 'operator',
  department: 'technology',
  position: 'technology-operator',
}
export const inspector: Staff = {
  kind: 'staff',
  id: 'inspector',
  department: 'supervision',
  position: 'supervisor',
}

/** A reference to a document seen at an instant. */
export const proofAt = (seenAt: number, changes: Partial<ControlProof> = {}): ControlProof => ({
  reference: 'archive/2026/17',
  hash: 'b'.repeat(64),
  seenAt,
  ...changes,
})

export interface Governed extends TestCompany {
  readonly governance: Governance
}

/** A company with its governance. */
export const openGoverned = async (): Promise<Governed> => {
  const company = await openCompany()
  return { ...company, governance: govern(company.vault) }
}

/** Evidence of every measure, as of the company's start. */
export const proveAll = async ({ governance }: Governed, seenAt = start): Promise<void> => {
  for (const control of ['premises', 'network', 'confidentiality', 'defence', 'backups'])
    await governance.controls.prove({ actor: operator, control, proof: proofAt(seenAt) })
}

/** The value of a reading that was not denied. */
export const valueOf = <A>(
  answer: { readonly outcome: 'done'; readonly value: A } | { readonly outcome: 'deny' },
): A => {
  if (answer.outcome === 'deny') throw new Error('denied')
  return answer.value
}

/** The rules and reasons that an answer was denied for. */
export const reasonsOf = (answer: {
  readonly outcome: string
  readonly findings?: readonly { readonly rule: string; readonly reason: string }[]
}): readonly string[] => answer.findings?.map(({ rule, reason }) => `${rule} ${reason}`) ?? []
