/** On what is the vault measured? A delivery service: its policy, its evidence, and as many customers as asked for. */

import type { Approval } from '../src/data/approval'
import type { Consent } from '../src/data/consent'
import type { Notice } from '../src/data/notice'
import type { PolicyDocument } from '../src/data/policy'
import type { Undertaking } from '../src/data/undertaking'
import type { Store } from '../src/store/store'
import type { RowOf } from '../src/store/tables'
import { type EvidenceKindName, type EvidenceKinds, evidenceKinds } from '../src/vault/evidence-kinds'

const label = { en: 'label', zh: '名称' }
const day = 86_400_000

/** The instant of everything in the bench. */
export const now = Date.UTC(2026, 5, 1)
const term = { fromAt: now - 100 * day, untilAt: now + 100 * day }

export const items = ['basic.name', 'basic.phone', 'basic.email', 'basic.address'] as const

export const document: PolicyDocument = {
  organization: 'Bench',
  version: '1',
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
      grants: [{ purposes: ['delivery'], items: ['basic.*'] }],
      collects: [{ channels: ['website'], items: ['basic.*'] }],
    },
    head: { label, department: 'service', responsible: true, grants: [], collects: [] },
    inspector: { label, department: 'audit', grants: [], collects: [] },
  },
  categories: { basic: { label, owner: 'service', retention: { start: 'collected', action: 'delete' } } },
  items: Object.fromEntries(
    items.map((item) => [item, { label, sensitivity: 'personal' as const, view: 'masked' as const }]),
  ),
  purposes: {
    delivery: { label, family: 'service', basis: { kind: 'consent' }, needs: [...items], keep: 'P1Y' },
  },
  channels: { website: { label, kind: 'online', entryWithin: 'P1D' } },
  recipients: {},
}

export const actor = { kind: 'staff', id: 'e-1', department: 'service', position: 'agent' } as const

/** Customers have opaque ids in no order, as the vault gives them. */
export const customerOf = (index: number): string => `c-${Math.imul(index + 1, 0x9e3779b1) >>> 0}`

/** What is collected of a customer. */
export const valuesOf = (index: number) => ({
  basic: {
    name: `客户 ${index}`,
    phone: [{ kind: 'mobile', number: `138${String(index).padStart(8, '0')}` }],
    email: [{ kind: 'home', address: `customer-${index}@example.com` }],
    address: [
      {
        kind: 'shipping',
        country: 'CN',
        province: '浙江省',
        city: '杭州市',
        district: '西湖区',
        street: `文三路 ${index} 号`,
        postalCode: '310012',
      },
    ],
  },
})

/** Writes what everything rests on: a notice, two undertakings, a standing approval, a consent of each customer. */
export const writeEvidence = async (store: Store, customers: number): Promise<void> => {
  const shared = [
    rowOf('notice', notice),
    rowOf('approval', approval),
    ...undertakings.map((each) => rowOf('undertaking', each)),
  ]
  await store.transact((transaction) => transaction.insert('evidence', shared))
  for (let first = 0; first < customers; first += 1000)
    await store.transact((transaction) =>
      transaction.insert(
        'consent',
        Array.from({ length: Math.min(1000, customers - first) }, (_, index) => consentRow(first + index)),
      ),
    )
}

const rowOf = <K extends EvidenceKindName>(kind: K, evidence: EvidenceKinds[K]): RowOf<'evidence'> => ({
  customer: '',
  kind,
  id: evidenceKinds[kind].id(evidence),
  subject: evidenceKinds[kind].subject(evidence),
  version: 1,
  body: JSON.stringify(evidence),
})

const hash = 'a'.repeat(64)

const notice: Notice = {
  id: 'n-1',
  hash,
  language: 'zh',
  parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
  purposes: ['delivery'],
  items: [...items],
  ...term,
}

const undertakings: readonly Undertaking[] = [
  { id: 'u-1', kind: 'confidentiality', party: actor.id, ...term },
  { id: 'u-2', kind: 'training', party: actor.id, ...term },
]

const approval: Approval = {
  id: 'a-1',
  action: 'use',
  purpose: 'delivery',
  items: [...items],
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
}

const consentRow = (index: number): RowOf<'consent'> => {
  const given: Consent = {
    id: `x-${index}`,
    customer: customerOf(index),
    controller: 'Bench',
    notice: { id: 'n-1', hash, language: 'zh' },
    purposes: ['delivery'],
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
  }
  return {
    customer: given.customer,
    id: given.id,
    version: 1,
    state: given.state,
    body: JSON.stringify(given),
  }
}
