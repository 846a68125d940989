/** A whole company on the standard policy: staff, a carrier with its key, one willing customer with an order; everything may be done. */

import type { Staff } from '../../src/data/actor'
import type { Consent } from '../../src/data/consent'
import type { Notice } from '../../src/data/notice'
import { createKeyPair } from '../../src/crypto/key-pair'
import type { KeyRing } from '../../src/keys/key-ring'
import { memoryKeys } from '../../src/keys/memory'
import { definePolicy } from '../../src/policy/define'
import type { Policy } from '../../src/policy/policy'
import { standardPolicy } from '../../src/policy/standard'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { openVault } from '../../src/vault/open'
import type { Vault } from '../../src/vault/vault'

export const day = 86_400_000
export const start = Date.UTC(2026, 5, 1)
export const term = { fromAt: start - day, untilAt: start + 4000 * day }

export const policy: Policy = definePolicy(
  standardPolicy({
    organization: 'Test',
    transactionYears: 5,
    recipients: { carrier: { country: 'CN' }, abroad: { country: 'DE' } },
  }),
)

export const rep: Staff = { kind: 'staff', id: 'rep', department: 'sales', position: 'sales-representative' }
export const head: Staff = { kind: 'staff', id: 'head', department: 'sales', position: 'sales-manager' }
export const clerk: Staff = { kind: 'staff', id: 'clerk', department: 'finance', position: 'finance-clerk' }
export const nobody: Staff = { kind: 'staff', id: 'x', department: 'sales', position: 'gardener' }
export const customer = 'c-1'
export const self = { kind: 'customer', id: customer } as const

/** The carrier's keys, which the company never has. */
export const carrierKeys = createKeyPair()

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const notice: Notice = {
  id: 'n-1',
  hash: 'a'.repeat(64),
  language: 'zh',
  parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
  purposes: Object.keys(policy.document.purposes),
  items: Object.keys(policy.document.items),
  ...term,
}

export const consentFor = (purpose: string, changes: Partial<Consent> = {}): Consent => ({
  id: `consent ${purpose} ${changes.customer ?? customer}`,
  customer,
  controller: 'Test',
  notice: { id: notice.id, hash: notice.hash, language: notice.language },
  purposes: [purpose],
  items: (policy.document.purposes[purpose]?.needs ?? []).map((item) => ({ item, necessary: true })),
  recipients: [],
  crossBorder: false,
  separate: true,
  channel: 'website',
  act: 'ticked',
  bundled: false,
  inducement: false,
  conditionFor: [],
  givenBy: 'customer',
  state: 'given',
  givenAt: start,
  fromAt: start,
  untilAt: term.untilAt,
  withdrawal: 'anywhere',
  ...changes,
})

export const agreement = (recipient: 'carrier' | 'abroad') => ({
  id: `agreement ${recipient}`,
  recipient,
  items: [...(policy.document.purposes.delivery?.needs ?? [])],
  supplies: [],
  plain: ['basic.name', 'basic.address'],
  purposes: ['delivery'],
  manner: 'sealed package',
  basis: 'contract',
  crossBorder: recipient === 'abroad' ? { basis: 'standard contract' } : (false as const),
  keys: [{ id: `key ${recipient}`, publicKey: hex(carrierKeys.publicKey), ...term }],
  attestEvery: 'P1Y',
  lastAttestedAt: start,
  duties: [],
  signedAt: term.fromAt,
  ...term,
})

/** Values that must be found nowhere outside an opened view. */
export const secrets = [
  '欧阳雷雷',
  '13800138000',
  'lei.ouyang@example.com',
  '110105194912310029X',
  '建国路一号',
]

export const values = {
  basic: {
    name: '欧阳雷雷',
    phone: [{ kind: 'mobile', number: '13800138000' }],
    email: [{ kind: 'home', address: 'lei.ouyang@example.com' }],
    address: [
      {
        kind: 'home',
        country: 'CN',
        province: '北京市',
        city: '北京市',
        district: '朝阳区',
        street: '建国路一号',
      },
    ],
  },
}

/** An open vault of the company, on a clock that a test turns. */
export interface TestCompany {
  readonly vault: Vault
  readonly store: Store
  readonly keys: KeyRing
  readonly clock: { at: number }
}

/** Opens one on a store and lays its evidence; the customer's data is collected from the website. */
export const openCompany = async (
  changes: { readonly store?: Store; readonly keys?: KeyRing } = {},
): Promise<TestCompany> => {
  const store = changes.store ?? memoryStore()
  const keys = changes.keys ?? memoryKeys()
  const clock = { at: start }
  const vault = await openVault({ policy, store, keys, clock: () => clock.at })
  await vault.register({ actor: head, kind: 'notice', evidence: notice })
  for (const party of ['rep', 'head', 'clerk', 'carrier', 'abroad'])
    for (const kind of ['confidentiality', 'training'] as const)
      await vault.register({
        actor: head,
        kind: 'undertaking',
        evidence: { id: `${kind} ${party}`, kind, party, ...term },
      })
  for (const recipient of ['carrier', 'abroad'] as const)
    await vault.register({ actor: head, kind: 'agreement', evidence: agreement(recipient) })
  for (const [purpose, action, recipient] of [
    ['service', 'use'],
    ['delivery', 'use'],
    ['delivery', 'share', 'carrier'],
    ['delivery', 'share', 'abroad'],
  ] as const) {
    const id = `approval ${purpose} ${action} ${recipient ?? ''}`
    await vault.apply({
      actor: rep,
      application: {
        id,
        action,
        purpose,
        items: [...(policy.document.purposes[purpose]?.needs ?? [])],
        customers: 'all',
        manner: 'screen',
        ...(recipient === undefined ? {} : { recipient }),
        ...term,
      },
    })
    await vault.decideApplication({ actor: head, approval: id, decision: { state: 'approved' } })
  }
  for (const purpose of ['service', 'delivery'])
    await vault.giveConsent({ actor: self, consent: consentFor(purpose) })
  return { vault, store, keys, clock }
}

/** What the customer enters on the website. */
export const collection = {
  actor: self,
  customer,
  channel: 'website',
  purposes: ['service', 'delivery'],
  notice: notice.id,
  values,
}

/** An order of the customer, written down by sales. */
export const order = (number: string, placedAt: number) => ({
  ...collection,
  purposes: ['service', 'delivery'],
  capturedAt: placedAt,
  values: {
    transaction: {
      number,
      placedAt,
      lines: [{ product: { name: '茶' }, quantity: 1, unitPrice: { amount: 100, currency: 'CNY' } }],
    },
  },
  events: { transaction: { 'order-completed': placedAt } },
})
