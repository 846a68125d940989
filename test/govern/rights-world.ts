/** On what are customers' rights tested? The governed company, with a customer whose data was collected, used and shared. */

import type { Staff } from '../../src/data/actor'
import type { Collection, Vault } from '../../src/vault/vault'
import type { PolicyNames } from '../../src/policy/policy'
import { collection, consentFor, customer, day, head, order, rep, self, start } from '../vault/company'
import { type Governed, openGoverned } from './world'

/** Takes requests down and checks who asks; answers nothing. */
export const desk: Staff = {
  kind: 'staff',
  id: 'desk',
  department: 'service',
  position: 'service-agent',
}

export { customer, day, head, rep, self, start }

/** The ids of the customer's records by category. */
export interface RightsWorld extends Governed {
  readonly basic: string
  readonly order: string
}

/** The customer entered data, placed an order, was served, and the carrier got the parcel's items. */
export const openWithCustomer = async (): Promise<RightsWorld> => {
  const governed = await openGoverned()
  const { vault } = governed
  const basic = await collected(vault, collection)
  const placed = await collected(vault, order('A-1', start))
  await vault.giveConsent({
    actor: self,
    consent: consentFor('delivery', { id: 'sharing', recipients: ['carrier'] }),
  })
  await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] })
  return { ...governed, basic, order: placed }
}

/** Shares name and address with the carrier. */
export const shareWithCarrier = async ({ vault }: Governed): Promise<void> => {
  const answer = await vault.share({
    actor: rep,
    customers: [customer],
    purpose: 'delivery',
    recipient: 'carrier',
    items: ['basic.name', 'basic.address'],
  })
  if (answer.outcome === 'deny') throw new Error(JSON.stringify(answer.findings))
}

const collected = async (vault: Vault, input: Collection<PolicyNames>): Promise<string> => {
  const answer = await vault.collect(input)
  if (answer.outcome === 'deny') throw new Error('not collected')
  const [id] = answer.records
  if (id === undefined) throw new Error('nothing stored')
  return id
}

/** A request of the customer that was checked by the desk. */
export const openChecked = async (
  { governance: { rights } }: Governed,
  right: 'know' | 'export' | 'correct' | 'delete' | 'choose',
  request: string = right,
): Promise<{ readonly customer: string; readonly request: string }> => {
  const key = { customer, request }
  await rights.open({ actor: desk, ...key, right })
  await rights.verify({ actor: desk, ...key, how: 'document' })
  return key
}
