/** On what is governance tested? The company of the vault's tests, with people of its technology and its supervision. */

import type { Staff } from '../../src/data/actor'
import { govern, type Governance } from '../../src/govern/govern'
import type { ControlProof } from '../../src/govern/control-state'
import type { InspectionBody } from '../../src/govern/inspection'
import type { SampleInput } from '../../src/govern/run-inspection'
import {
  collection,
  consentFor,
  customer,
  openCompany,
  order,
  rep,
  self,
  start,
  type TestCompany,
} from '../vault/company'

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

/** A company that did everything right: measures proved, data collected and used, a package shared, the log sequenced. */
export const openClean = async (): Promise<Governed> => {
  const governed = await openGoverned()
  const { vault, clock } = governed
  await proveAll(governed)
  clock.at += 1000
  await vault.giveConsent({
    actor: self,
    consent: consentFor('delivery', { id: 'sharing', recipients: ['carrier'] }),
  })
  await permitted(vault.collect([collection, order('o-1', start)]))
  clock.at += 60_000
  await permitted(vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] }))
  await permitted(
    vault.find({ actor: rep, purpose: 'service', by: { item: 'basic.phone', value: '13800138000' } }),
  )
  await permitted(vault.share(sharing))
  await vault.sequence()
  clock.at += 60_000
  return governed
}

export const sharing = {
  actor: rep,
  customers: [customer],
  purpose: 'delivery',
  recipient: 'carrier',
  items: ['basic.name', 'basic.phone'],
}

const permitted = async (
  answer: Promise<{ readonly outcome: string } | readonly { readonly outcome: string }[]>,
): Promise<void> => {
  for (const one of [await answer].flat()) if (one.outcome !== 'permit') throw new Error(JSON.stringify(one))
}

/** Carries an inspection out, and gives what it saw. */
export const inspectNow = async (
  { governance, clock }: Pick<Governed, 'governance' | 'clock'>,
  plan: string,
  sample?: SampleInput,
): Promise<InspectionBody> => {
  clock.at += 1000
  const answer = await governance.inspections.run({
    actor: inspector,
    plan,
    ...(sample === undefined ? {} : { sample }),
  })
  if (answer.outcome === 'deny') throw new Error(JSON.stringify(answer.findings))
  return answer.inspection
}

/** What an inspection saw, notes aside, as rule, reason and what it is about. */
export const seenIn = ({ observations }: InspectionBody): readonly string[] =>
  observations
    .filter(({ gravity }) => gravity !== 'note')
    .map(({ rule, reason }) => `${rule} ${reason}`)
    .toSorted()
