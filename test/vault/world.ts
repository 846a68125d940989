/** On what are vaults tested? A delivery service with its evidence, one consenting customer, and a clock that stands. */

import type { Approval } from '../../src/data/approval'
import { standardCategories } from '../../src/data/categories/standard'
import type { Consent } from '../../src/data/consent'
import type { Notice } from '../../src/data/notice'
import type { PolicyDocument } from '../../src/data/policy'
import type { KeyRing } from '../../src/keys/key-ring'
import { memoryKeys } from '../../src/keys/memory'
import { compile } from '../../src/policy/compile'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import type { RowOf } from '../../src/store/tables'
import { type EvidenceKindName, type EvidenceKinds, evidenceKinds } from '../../src/vault/evidence-kinds'
import { openVault, type VaultOptions } from '../../src/vault/open'
import type { Vault } from '../../src/vault/vault'

const label = { en: 'label', zh: '名称' }
const day = 86_400_000

/** The instant at which everything happens. */
export const now = Date.UTC(2026, 5, 1)
export const term = { fromAt: now - 100 * day, untilAt: now + 100 * day }

export const items = [
  'basic.name',
  'basic.phone',
  'basic.email',
  'basic.birthDate',
  'basic.identity',
] as const

const views = { 'basic.name': 'plain', 'basic.phone': 'masked' } as const

export const document: PolicyDocument = {
  organization: 'Test',
  version: '7',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  languages: ['zh', 'en'],
  creditBusiness: false,
  unknownAge: 'adult',
  training: 'block',
  pendingUse: false,
  breakGlass: { allowed: false },
  supervision: 'inspector',
  departments: { service: { label }, audit: { label } },
  positions: {
    agent: {
      label,
      department: 'service',
      grants: [{ purposes: ['delivery', 'planning', 'figures'], items: ['basic.*'] }],
      collects: [{ channels: ['website'], items: ['basic.*'] }],
    },
    head: { label, department: 'service', responsible: true, grants: [], collects: [] },
    inspector: { label, department: 'audit', grants: [], collects: [] },
  },
  categories: { basic: { label, owner: 'service', retention: { start: 'collected', action: 'delete' } } },
  items: {
    'basic.name': { label, sensitivity: 'personal', view: views['basic.name'] },
    'basic.phone': { label, sensitivity: 'personal', view: views['basic.phone'] },
    'basic.email': { label, sensitivity: 'personal', view: 'plain' },
    'basic.birthDate': { label, sensitivity: 'personal', view: 'plain' },
    'basic.identity': { label, sensitivity: 'sensitive', view: 'masked' },
  },
  purposes: {
    delivery: { label, family: 'service', basis: { kind: 'consent' }, needs: [...items], keep: 'P1Y' },
    planning: {
      label,
      family: 'decision',
      basis: { kind: 'consent' },
      needs: ['basic.phone'],
      compatibleWith: ['delivery'],
      keep: 'P1Y',
    },
    figures: {
      label,
      family: 'decision',
      basis: { kind: 'consent' },
      needs: ['basic.phone'],
      compatibleWith: ['delivery'],
      aggregateOnly: true,
      keep: 'P1Y',
    },
  },
  channels: { website: { label, kind: 'online', entryWithin: 'P1D' } },
  recipients: {},
}

export const policy = compile(document, standardCategories)

export const actor = { kind: 'staff', id: 'e-1', department: 'service', position: 'agent' } as const
export const customer = 'c-1001'

export const notice: Notice = {
  id: 'n-1',
  hash: 'a'.repeat(64),
  language: 'zh',
  parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
  purposes: ['delivery', 'planning', 'figures'],
  items: [...items],
  ...term,
}

export const consentOf = (who: string, changes: Partial<Consent> = {}): Consent => ({
  id: `consent of ${who}`,
  customer: who,
  controller: 'Test',
  notice: { id: notice.id, hash: notice.hash, language: notice.language },
  purposes: ['delivery', 'planning', 'figures'],
  items: items.map((item) => ({ item, necessary: true })),
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
  givenAt: now - 10 * day,
  ...term,
  withdrawal: 'write to us',
  ...changes,
})

const approvalOf = (purpose: string): Approval => ({
  id: `a-${purpose}`,
  action: 'use',
  purpose,
  items: [...(document.purposes[purpose]?.needs ?? [])],
  customers: 'all',
  manner: 'screen',
  applicant: { id: 'e-1', department: 'service', position: 'agent' },
  appliedAt: now - 9 * day,
  decision: {
    state: 'approved',
    by: { id: 'e-2', department: 'service', position: 'head' },
    at: now - 8 * day,
  },
  ...term,
})

const evidenceRow = <K extends EvidenceKindName>(kind: K, body: EvidenceKinds[K]): RowOf<'evidence'> => ({
  customer: '',
  kind,
  id: evidenceKinds[kind].id(body),
  subject: evidenceKinds[kind].subject(body),
  version: 1,
  body: JSON.stringify(body),
})

export const consentRow = (consent: Consent): RowOf<'consent'> => ({
  customer: consent.customer,
  id: consent.id,
  version: 1,
  state: consent.state,
  body: JSON.stringify(consent),
})

/** Writes what everything rests on, and the consents of some customers. */
export const writeEvidence = (store: Store, customers: readonly string[] = [customer]): Promise<void> =>
  store.transact(async (transaction) => {
    await transaction.insert('evidence', [
      evidenceRow('notice', notice),
      ...Object.keys(document.purposes).map((purpose) => evidenceRow('approval', approvalOf(purpose))),
      evidenceRow('undertaking', { id: 'u-1', kind: 'confidentiality', party: actor.id, ...term }),
      evidenceRow('undertaking', { id: 'u-2', kind: 'training', party: actor.id, ...term }),
    ])
    await transaction.insert(
      'consent',
      customers.map((who) => consentRow(consentOf(who))),
    )
  })

/** Values that must be found nowhere outside an opened view. */
export const values = {
  basic: {
    name: '李雷雷',
    phone: [{ kind: 'mobile', number: '13800138000' }],
    email: [{ kind: 'home', address: 'lei.li@example.com' }],
  },
}

/** The texts of those values, as they went in and as they are stored. */
export const secrets = ['李雷雷', '13800138000', '+8613800138000', 'lei.li@example.com']

export const collection = {
  actor,
  customer,
  channel: 'website',
  purposes: ['delivery'],
  notice: notice.id,
  values,
}

export const usage = {
  actor,
  customer,
  purpose: 'delivery',
  items: ['basic.name', 'basic.phone', 'basic.email'],
}

/** A vault on the test's store and ring, at an instant that stands still. */
export const openTestVault = (
  store: Store,
  keys: KeyRing,
  changes: Partial<VaultOptions> = {},
): Promise<Vault> => openVault({ policy, store, keys, clock: () => now, ...changes })

/** A vault in memory with its evidence, and what it stands on. */
export const newVault = async (
  changes: Partial<VaultOptions> = {},
): Promise<{ readonly vault: Vault; readonly store: Store; readonly keys: KeyRing }> => {
  const [store, keys] = [memoryStore(), memoryKeys()]
  await writeEvidence(store)
  return { vault: await openTestVault(store, keys, changes), store, keys }
}
