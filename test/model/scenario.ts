/** What is spoiled in the tests of malformed input? One scenario in which everything passes; instants lie on a grid of days. */

import type { Evidence } from '../../src/data/evidence'
import type { PolicyDocument } from '../../src/data/policy'
import type { CollectRequest, ShareRequest, UseRequest } from '../../src/data/request'

/** A type in which everything may be changed. */
export type Writable<T> = T extends readonly (infer A)[]
  ? Writable<A>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T

/** What is decided about. */
interface Scenario {
  document: Writable<PolicyDocument>
  evidence: Writable<Evidence>
  collect: Writable<CollectRequest>
  use: Writable<UseRequest>
  share: Writable<ShareRequest>
  at: number
}

const day = 86_400_000
const start = Date.UTC(2024, 1, 27)
/** The n-th day of the grid; it spans a leap day and a month's end. */
export const on = (place: number): number => start + place * day

const label = { en: 'label', zh: '名称' }
const hash = 'a'.repeat(64)

export const items = ['a.x', 'a.y', 'b.x', 'b.y', 'c.x']
export const purposes = ['care', 'sell', 'plan', 'duty']
const term = () => ({ fromAt: on(0), untilAt: on(20) })
const everyone = ['e1', 'e2', 'e3', 'home', 'far']

const document: Writable<PolicyDocument> = {
  organization: 'Model',
  version: '1',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  languages: ['zh', 'en'],
  creditBusiness: true,
  unknownAge: 'adult',
  training: 'block',
  pendingUse: false,
  breakGlass: { allowed: true, longest: 'P9D', reviewWithin: 'P2D' },
  supervision: 'boss',
  departments: { red: { label }, blue: { label } },
  positions: {
    worker: {
      label,
      department: 'red',
      grants: [{ purposes: [...purposes], items: ['a.*', 'b.*', 'c.*'] }],
      collects: [{ channels: ['web', 'shop', 'agent'], items: ['a.*', 'b.*', 'c.*'] }],
    },
    boss: { label, department: 'red', responsible: true, grants: [], collects: [] },
    chief: { label, department: 'blue', responsible: true, grants: [], collects: [] },
  },
  categories: {
    a: { label, owner: 'red', retention: { start: 'collected', action: 'delete' } },
    b: {
      label,
      owner: 'blue',
      retention: { start: 'order-completed', action: 'archive', archiveFor: 'P4D' },
    },
    c: { label, owner: 'red', credit: true, retention: { start: 'collected', action: 'anonymize' } },
  },
  items: {
    'a.x': { label, sensitivity: 'personal', view: 'masked' },
    'a.y': { label, sensitivity: 'sensitive', view: 'masked' },
    'b.x': { label, sensitivity: 'general', view: 'plain' },
    'b.y': { label, sensitivity: 'sensitive', view: 'pseudonym' },
    'c.x': { label, sensitivity: 'personal', view: 'plain' },
  },
  purposes: {
    care: { label, family: 'service', basis: { kind: 'consent' }, needs: [...items], keep: 'P8D' },
    sell: { label, family: 'marketing', basis: { kind: 'consent' }, needs: [...items], keep: 'P9D' },
    plan: { label, family: 'decision', basis: { kind: 'consent' }, needs: [...items], keep: 'P7D' },
    duty: {
      label,
      family: 'service',
      basis: { kind: 'legal-obligation', article: 'art. 1' },
      needs: [...items],
      keep: 'P1M',
    },
  },
  channels: {
    web: { label, kind: 'online', entryWithin: 'P2D' },
    shop: { label, kind: 'offline', entryWithin: 'P3B', reviewWithin: 'P5D' },
    agent: { label, kind: 'offline', partner: true, entryWithin: 'P2D' },
  },
  recipients: { home: { label, country: 'CN' }, far: { label, country: 'DE' } },
}

const consent = (id: string): Writable<Evidence>['consents'][number] => ({
  id,
  customer: 'c1',
  controller: 'Model',
  notice: { id: 'n1', hash, language: 'zh' },
  purposes: [...purposes],
  items: items.map((item) => ({ item, necessary: true })),
  recipients: ['home', 'far'],
  crossBorder: true,
  separate: true,
  channel: 'web',
  act: 'ticked',
  bundled: false,
  inducement: false,
  conditionFor: [],
  givenBy: 'customer',
  state: 'given',
  givenAt: on(1),
  withdrawal: 'anywhere',
  ...term(),
})

const approval = (
  id: string,
  action: 'use' | 'share',
  purpose: string,
): Writable<Evidence>['approvals'][number] => ({
  id,
  action,
  purpose,
  items: [...items],
  customers: 'all',
  manner: 'screen',
  ...(action === 'share' ? { recipient: 'home' } : {}),
  applicant: { id: 'e1', department: 'red', position: 'worker' },
  appliedAt: on(0),
  decision: { state: 'approved', by: { id: 'e2', department: 'red', position: 'boss' }, at: on(0) },
  ...term(),
})

const agreement = (id: string, recipient: string): Writable<Evidence>['agreements'][number] => ({
  id,
  recipient,
  items: [...items],
  supplies: [...items],
  plain: ['a.x'],
  purposes: [...purposes],
  manner: 'package',
  basis: 'contract',
  crossBorder: { basis: 'contract' },
  keys: [{ id: `key ${id}`, publicKey: 'b'.repeat(64), ...term() }],
  attestEvery: 'P12D',
  lastAttestedAt: on(0),
  duties: [],
  signedAt: on(0),
  ...term(),
})

const record = (id: string, category: string, names: string[]): Writable<Evidence>['records'][number] => ({
  id,
  customer: 'c1',
  category,
  items: names,
  purposes: [...purposes],
  channel: 'web',
  consents: ['k1'],
  capturedAt: on(2),
  enteredAt: on(2),
  enteredBy: 'e3',
  review: 'not-needed',
  events: { collected: on(2), 'order-completed': on(2) },
})

const evidence: Writable<Evidence> = {
  age: 'adult',
  notices: [
    {
      id: 'n1',
      hash,
      language: 'zh',
      parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
      purposes: [...purposes],
      items: [...items],
      ...term(),
    },
    {
      id: 'n2',
      hash,
      language: 'en',
      parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
      purposes: [...purposes],
      items: [...items],
      ...term(),
    },
  ],
  consents: [consent('k1')],
  choices: [],
  approvals: purposes.flatMap((purpose) => [
    approval(`u-${purpose}`, 'use', purpose),
    approval(`s-${purpose}`, 'share', purpose),
  ]),
  extractions: {},
  grants: [
    {
      id: 'g1',
      owner: 'blue',
      receiver: 'red',
      purposes: [...purposes],
      items: ['b.x', 'b.y'],
      manner: 'screen',
      appliedBy: { id: 'e1', department: 'red', position: 'worker' },
      approvedBy: { id: 'e3', department: 'blue', position: 'chief' },
      ...term(),
    },
  ],
  breakGlass: [],
  agreements: [agreement('m1', 'home'), agreement('m2', 'far')],
  undertakings: everyone.flatMap((party) =>
    (['confidentiality', 'training'] as const).map((kind) => ({
      id: `${kind} ${party}`,
      kind,
      party,
      ...term(),
    })),
  ),
  holds: [],
  records: [record('r1', 'a', ['a.x', 'a.y']), record('r2', 'b', ['b.x', 'b.y']), record('r3', 'c', ['c.x'])],
}

const actor = { kind: 'staff' as const, id: 'e1', department: 'red', position: 'worker' }

const base: Scenario = {
  document,
  evidence,
  at: on(5),
  collect: {
    actor,
    customer: 'c1',
    channel: 'web',
    supplier: 'home',
    purposes: ['care'],
    items: ['a.x', 'a.y', 'b.x'],
    notice: 'n2',
    capturedAt: on(5),
    inaccurate: [],
  },
  use: { actor, customer: 'c1', purpose: 'care', items: ['a.x', 'a.y', 'b.x'], manner: 'screen' },
  share: { actor, customer: 'c1', purpose: 'care', recipient: 'home', items: ['a.x', 'a.y', 'b.x'] },
}

/** A fresh copy. */
export const newScenario = (): Scenario => structuredClone(base)
