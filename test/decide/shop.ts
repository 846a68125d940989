/** On what are decisions tested? A small shop's policy, and evidence under which everything asked here is permitted. */

import type { Agreement } from '../../src/data/agreement'
import type { Approval, InternalGrant } from '../../src/data/approval'
import type { Consent } from '../../src/data/consent'
import type { Evidence } from '../../src/data/evidence'
import type { Notice } from '../../src/data/notice'
import type { PolicyDocument } from '../../src/data/policy'
import type { RecordSummary } from '../../src/data/record'
import type { CollectRequest, ShareRequest, UseRequest } from '../../src/data/request'

const label = { en: 'label', zh: '名称' }
export const day = 86_400_000
/** The instant of the decisions. */
export const at = Date.UTC(2026, 5, 1)
export const term = { fromAt: at - 100 * day, untilAt: at + 100 * day }

export const document: PolicyDocument = {
  organization: 'Shop',
  version: '1',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  languages: ['zh', 'en'],
  creditBusiness: true,
  unknownAge: 'adult',
  training: 'block',
  pendingUse: false,
  breakGlass: { allowed: false },
  supervision: 'inspector',
  departments: { service: { label }, sales: { label }, audit: { label } },
  positions: {
    agent: {
      label,
      department: 'service',
      grants: [
        {
          purposes: ['delivery', 'support', 'planning'],
          items: ['basic.*', 'transaction.orders', 'credit.limit'],
        },
      ],
      collects: [
        { channels: ['website', 'partner'], items: ['basic.*', 'transaction.orders', 'credit.limit'] },
      ],
    },
    head: { label, department: 'service', responsible: true, grants: [], collects: [] },
    seller: { label, department: 'sales', responsible: true, grants: [], collects: [] },
    inspector: { label, department: 'audit', grants: [], collects: [] },
  },
  categories: {
    basic: { label, owner: 'service', retention: { start: 'collected', action: 'delete' } },
    transaction: {
      label,
      owner: 'sales',
      retention: {
        start: 'order-completed',
        minimum: { period: 'P3Y', source: 'law' },
        maximum: { period: 'P10Y', source: 'law' },
        action: 'archive',
        archiveFor: 'P1Y',
      },
    },
    credit: { label, owner: 'service', credit: true, retention: { start: 'collected', action: 'anonymize' } },
  },
  items: {
    'basic.name': { label, sensitivity: 'personal', view: 'plain' },
    'basic.phone': { label, sensitivity: 'personal', view: 'masked' },
    'basic.document': { label, sensitivity: 'sensitive', view: 'masked' },
    'transaction.orders': { label, sensitivity: 'personal', view: 'plain' },
    'credit.limit': { label, sensitivity: 'sensitive', view: 'masked' },
  },
  purposes: {
    delivery: {
      label,
      family: 'service',
      basis: { kind: 'consent' },
      needs: ['basic.name', 'basic.phone', 'basic.document', 'transaction.orders'],
      keep: 'P1Y',
    },
    support: {
      label,
      family: 'service',
      basis: { kind: 'contract', article: 'PIPL 13(1)(2)' },
      needs: ['basic.name', 'credit.limit'],
      keep: 'P2Y',
      compatibleWith: ['delivery'],
      archive: true,
    },
    planning: {
      label,
      family: 'decision',
      basis: { kind: 'legal-obligation', article: 'law' },
      needs: ['basic.name', 'transaction.orders'],
      keep: 'P1Y',
    },
  },
  channels: {
    website: { label, kind: 'online', entryWithin: 'P1D', reviewWithin: 'P7D' },
    partner: { label, kind: 'offline', partner: true, entryWithin: 'P1D' },
  },
  recipients: { carrier: { label, country: 'CN' }, overseas: { label, country: 'US' } },
}

const all = ['basic.name', 'basic.phone', 'basic.document', 'transaction.orders', 'credit.limit']
const hash = 'a'.repeat(64)

export const notice: Notice = {
  id: 'n-1',
  hash,
  language: 'zh',
  parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
  purposes: ['delivery', 'support', 'planning'],
  items: all,
  ...term,
}

export const consent: Consent = {
  id: 'c-1',
  customer: 'c-1001',
  controller: 'Shop',
  notice: { id: 'n-1', hash, language: 'zh' },
  purposes: ['delivery'],
  items: all.map((item) => ({ item, necessary: true })),
  recipients: ['carrier'],
  crossBorder: false,
  separate: true,
  channel: 'website',
  act: 'ticked',
  bundled: false,
  inducement: false,
  conditionFor: [],
  givenBy: 'customer',
  state: 'given',
  givenAt: at - 10 * day,
  ...term,
  withdrawal: 'write to us',
}

const applicant = { id: 'e-2', department: 'service', position: 'agent' }
const approver = { id: 'e-3', department: 'service', position: 'head' }

export const approval: Approval = {
  id: 'a-1',
  action: 'use',
  purpose: 'delivery',
  items: all,
  customers: ['c-1001'],
  manner: 'screen',
  applicant,
  appliedAt: at - 9 * day,
  decision: { state: 'approved', by: approver, at: at - 8 * day },
  ...term,
}

export const internalGrant: InternalGrant = {
  id: 'g-1',
  owner: 'sales',
  receiver: 'service',
  purposes: ['delivery', 'planning'],
  items: ['transaction.orders'],
  manner: 'screen',
  appliedBy: approver,
  approvedBy: { id: 'e-9', department: 'sales', position: 'seller' },
  ...term,
}

export const agreement: Agreement = {
  id: 'ag-1',
  recipient: 'carrier',
  items: all,
  supplies: all,
  plain: ['basic.phone'],
  purposes: ['delivery'],
  manner: 'file',
  basis: 'contract',
  crossBorder: false,
  keys: [{ id: 'k-1', publicKey: 'b'.repeat(64), ...term }],
  attestEvery: 'P90D',
  lastAttestedAt: at - 10 * day,
  duties: [],
  signedAt: at - 50 * day,
  ...term,
}

export const record: RecordSummary = {
  id: 'r-1',
  customer: 'c-1001',
  category: 'basic',
  items: ['basic.name', 'basic.phone', 'basic.document'],
  purposes: ['delivery'],
  channel: 'website',
  consents: ['c-1'],
  capturedAt: at - 10 * day,
  enteredAt: at - 10 * day,
  enteredBy: 'e-5',
  review: 'confirmed',
  events: {},
}

export const evidence: Evidence = {
  age: 'adult',
  notices: [notice],
  consents: [consent],
  choices: [],
  approvals: [approval, { ...approval, id: 'a-2', action: 'share', recipient: 'carrier', manner: 'file' }],
  extractions: {},
  grants: [internalGrant],
  breakGlass: [],
  agreements: [agreement],
  undertakings: [
    { id: 'u-1', kind: 'confidentiality', party: 'e-1', ...term },
    { id: 'u-2', kind: 'training', party: 'e-1', ...term },
    { id: 'u-3', kind: 'confidentiality', party: 'carrier', ...term },
  ],
  holds: [],
  records: [record],
}

const actor = { kind: 'staff', id: 'e-1', department: 'service', position: 'agent' } as const

export const useOfPhone: UseRequest = {
  actor,
  customer: 'c-1001',
  purpose: 'delivery',
  items: ['basic.phone', 'basic.name'],
  manner: 'screen',
}

export const shareOfPhone: ShareRequest = {
  actor,
  customer: 'c-1001',
  purpose: 'delivery',
  recipient: 'carrier',
  items: ['basic.phone', 'basic.name'],
}

export const collectionOfPhone: CollectRequest = {
  actor,
  customer: 'c-1001',
  channel: 'website',
  purposes: ['delivery'],
  items: ['basic.phone', 'basic.name'],
  notice: 'n-1',
  capturedAt: at,
  inaccurate: [],
}
