/** On what are applications, agreements and undertakings tested? The company of the vault's tests, and what they draft. */

import { readPolicy } from '../../src/policy/define'
import { orThrow } from '../../src/core/error'
import type { Staff } from '../../src/data/actor'
import { govern, type Governance } from '../../src/govern/govern'
import type { AgreementTerms, PartnerProof } from '../../src/govern/agreement-state'
import type { KeyRing } from '../../src/keys/key-ring'
import { memoryKeys } from '../../src/keys/memory'
import { standardPolicy } from '../../src/policy/standard'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { openVault } from '../../src/vault/open'
import type { Vault } from '../../src/vault/vault'
import { agreement, day, start, term } from '../vault/company'

export const rep2: Staff = {
  kind: 'staff',
  id: 'rep2',
  department: 'sales',
  position: 'sales-representative',
}
export const head2: Staff = { kind: 'staff', id: 'head2', department: 'sales', position: 'sales-manager' }
export const agent: Staff = { kind: 'staff', id: 'agent', department: 'service', position: 'service-agent' }
export const serviceHead: Staff = {
  kind: 'staff',
  id: 'service-head',
  department: 'service',
  position: 'service-manager',
}
export const financeHead: Staff = {
  kind: 'staff',
  id: 'finance-head',
  department: 'finance',
  position: 'finance-manager',
}

const given = agreement('carrier')

/** What is drafted with the carrier. */
export const termsOf = (id: string, changes: Partial<AgreementTerms> = {}): AgreementTerms => ({
  recipient: given.recipient,
  items: given.items,
  supplies: [],
  plain: given.plain,
  purposes: given.purposes,
  manner: given.manner,
  basis: given.basis,
  crossBorder: false,
  keys: given.keys,
  attestEvery: given.attestEvery,
  duties: [],
  id,
  atEnd: [{ items: ['basic.name', 'basic.address'], how: 'destroy' }],
  fromAt: start,
  untilAt: start + 700 * day,
  ...changes,
})

export const partnerProofAt = (saidAt: number): PartnerProof => ({
  reference: 'archive/2026/18',
  hash: 'c'.repeat(64),
  saidAt,
})

export interface Cycled {
  readonly vault: Vault
  readonly store: Store
  readonly clock: { at: number }
  readonly governance: Governance
}

/** A vault of the standard policy with a part of its own, empty of evidence. */
export const openCycled = async (
  part: Readonly<Record<string, unknown>> = {},
  given: { readonly store?: Store; readonly keys?: KeyRing } = {},
): Promise<Cycled> => {
  const policy = orThrow(
    readPolicy(
      standardPolicy({
        organization: 'Test',
        transactionYears: 5,
        recipients: { carrier: { country: 'CN' }, abroad: { country: 'DE' } },
      }),
      part,
    ),
  )
  const store = given.store ?? memoryStore()
  const clock = { at: start }
  const vault = await openVault({ policy, store, keys: given.keys ?? memoryKeys(), clock: () => clock.at })
  return { vault, store, clock, governance: govern(vault) }
}

/** What is applied for. */
export const applicationFor = (id: string, changes: object = {}) => ({
  id,
  action: 'use' as const,
  purpose: 'delivery',
  items: ['basic.name'],
  customers: 'all' as const,
  manner: 'screen',
  ...term,
  ...changes,
})
