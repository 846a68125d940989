/** On what is each provision tried? A whole company whose every request is permitted, so that one thing can be broken alone. */

import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import type { ClauseId } from '../../src/core/clause'
import type { Decision } from '../../src/core/decision'
import type { Approval } from '../../src/data/approval'
import type { Consent } from '../../src/data/consent'
import { type Evidence, noEvidence } from '../../src/data/evidence'
import type { RecordSummary } from '../../src/data/record'
import type { CollectRequest, ShareRequest, UseRequest } from '../../src/data/request'
import { decideCollect } from '../../src/decide/collect'
import { decideShare } from '../../src/decide/share'
import { decideUse } from '../../src/decide/use'
import type { Policy } from '../../src/policy/policy'
import { definePolicy, readPolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import type { ViewTree } from '../../src/vault/answer'
import {
  agreement,
  collection,
  consentFor,
  customer,
  day,
  head,
  notice,
  openCompany,
  rep,
  self,
  start,
  term,
} from '../vault/company'

export const policy: Policy = definePolicy(
  standardPolicy({
    organization: 'Test',
    transactionYears: 5,
    creditBusiness: true,
    recipients: { carrier: { country: 'CN' }, abroad: { country: 'DE' } },
  }),
)

export const agent = { kind: 'staff', id: 'agent', department: 'service', position: 'service-agent' } as const

export { agreement, consentFor, customer, day, head, notice, rep, self, start, term }

const needsOf = (purpose: string): string[] => [...(policy.document.purposes[purpose]?.needs ?? [])]
export const purposes = Object.keys(policy.document.purposes)
const everything = Object.keys(policy.document.items)

/** A notice that tells of credit, too. */
const told = { ...notice, purposes, items: everything }

export const consent = (purpose: string, changes: Partial<Consent> = {}): Consent => ({
  ...consentFor(purpose),
  items: needsOf(purpose).map((item) => ({ item, necessary: true })),
  ...changes,
})

export const approval = (changes: Partial<Approval> & Pick<Approval, 'id'>): Approval => ({
  action: 'use',
  purpose: 'service',
  items: everything,
  customers: 'all',
  manner: 'screen',
  applicant: { id: rep.id, department: rep.department, position: rep.position },
  appliedAt: term.fromAt,
  decision: {
    state: 'approved',
    by: { id: head.id, department: head.department, position: head.position },
    at: term.fromAt,
  },
  ...term,
  ...changes,
})

export const record = (changes: Partial<RecordSummary> = {}): RecordSummary => ({
  id: 'r-1',
  customer,
  category: 'basic',
  items: ['basic.name', 'basic.phone', 'basic.address'],
  purposes: ['service', 'delivery', 'marketing', 'decision'],
  channel: 'website',
  consents: [],
  capturedAt: start,
  enteredAt: start,
  enteredBy: customer,
  review: 'not-needed',
  events: {},
  ...changes,
})

/** Everything that makes the requests below pass. */
export const whole: Evidence = {
  ...noEvidence,
  age: 'adult',
  notices: [told, { ...told, id: 'n-2' }],
  consents: [
    ...purposes.map((purpose) => consent(purpose)),
    consent('delivery', { id: 'sharing', recipients: ['carrier'] }),
  ],
  approvals: [
    ...purposes.map((purpose) => approval({ id: `use ${purpose}`, purpose })),
    approval({ id: 'share', action: 'share', purpose: 'delivery', recipient: 'carrier' }),
  ],
  agreements: [
    { ...agreement('carrier'), items: everything, supplies: everything },
    { ...agreement('abroad'), items: everything },
  ],
  undertakings: ['rep', 'head', 'agent', 'carrier', 'abroad'].flatMap((party) =>
    (['confidentiality', 'training'] as const).map((kind) => ({
      id: `${kind} ${party}`,
      kind,
      party,
      ...term,
    })),
  ),
  records: [record()],
}

export const useRequest: UseRequest = {
  actor: rep,
  customer,
  purpose: 'service',
  items: ['basic.name', 'basic.phone'],
  manner: 'screen',
}
export const shareRequest: ShareRequest = {
  actor: rep,
  customer,
  purpose: 'delivery',
  recipient: 'carrier',
  items: ['basic.name', 'basic.address'],
}
/** What the customer enters themselves; `n-2` is the notice shown. */
export const collectRequest: CollectRequest = {
  actor: self,
  customer,
  channel: 'website',
  purposes: ['service'],
  items: ['basic.name', 'basic.phone'],
  notice: 'n-2',
  capturedAt: start,
  inaccurate: [],
}
/** What staff write down. */
export const staffCollect: CollectRequest = { ...collectRequest, actor: rep, channel: 'sales-visit' }

interface Broken<R> {
  readonly request?: Partial<R>
  readonly evidence?: Partial<Evidence>
  readonly policy?: Policy
  readonly at?: number
}

/** A use that is permitted, and the same with one thing broken. */
export const useBroken = (broken: Broken<UseRequest>): Decision =>
  decideUse(
    broken.policy ?? policy,
    { ...useRequest, ...broken.request },
    { ...whole, ...broken.evidence },
    broken.at ?? start,
  )
export const shareBroken = (broken: Broken<ShareRequest>): Decision =>
  decideShare(
    broken.policy ?? policy,
    { ...shareRequest, ...broken.request },
    { ...whole, ...broken.evidence },
    broken.at ?? start,
  )
export const collectBroken = (broken: Broken<CollectRequest>, from = collectRequest): Decision =>
  decideCollect(
    broken.policy ?? policy,
    { ...from, ...broken.request },
    { ...whole, ...broken.evidence },
    broken.at ?? start,
  )

/** The one is permitted, the other denied, and everything found about it names the clause, in both languages. */
export const expectClause = (permitted: Decision, broken: Decision, clause: ClauseId): void => {
  if (permitted.outcome === 'deny')
    throw new Error(`not permitted to begin with: ${permitted.findings.map(({ rule }) => rule).join()}`)
  if (broken.outcome === 'permit') throw new Error('permitted all the same')
  expect(permitted.warnings).toEqual([])
  expect(broken.findings.map(({ effect }) => effect)).toContain('deny')
  expect(broken.findings.filter(({ clauses }) => !clauses.includes(clause)).map(({ rule }) => rule)).toEqual(
    [],
  )
  for (const { message } of broken.findings) {
    expect(message.en).toMatch(/^[a-z]/)
    expect(message.zh).toMatch(/\p{Script=Han}/u)
  }
}

/** A warning beside a permit that names the clause. */
export const expectWarning = (permitted: Decision, warned: Decision, clause: ClauseId): void => {
  if (permitted.outcome === 'deny' || warned.outcome === 'deny') throw new Error('denied')
  expect(permitted.warnings).toEqual([])
  expect(warned.warnings.map(({ clauses }) => clauses.includes(clause))).toEqual([true])
}

/** What the policy is refused for when a part is laid over it: each problem and its remedy. */
export const problemsWith = (extension: unknown): readonly string[] => {
  const read = readPolicy(policy.document, extension)
  return E.isRight(read) ? [] : (read.left.issues ?? []).map(({ message, remedy }) => `${message}; ${remedy}`)
}

/** Who applies and who decides, by department. */
const offices = {
  sales: ['sales-representative', 'sales-manager'],
  service: ['service-agent', 'service-manager'],
  marketing: ['marketing-analyst', 'marketing-manager'],
} as const

/** Values go into a vault for a purpose, and the department's manager sees them for it; the answer is what was seen. */
export const throughVault = async (
  department: keyof typeof offices,
  purpose: string,
  values: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<ViewTree> => {
  const [applying, deciding] = offices[department]
  const applicant = { kind: 'staff', id: 'applicant', department, position: applying } as const
  const manager = { kind: 'staff', id: 'manager', department, position: deciding } as const
  const { vault } = await openCompany()
  for (const kind of ['confidentiality', 'training'] as const)
    await vault.register({
      actor: head,
      kind: 'undertaking',
      evidence: { id: `${kind} manager`, kind, party: manager.id, ...term },
    })
  await vault.giveConsent({ actor: self, consent: consentFor(purpose, { id: 'again' }) })
  const items = Object.entries(values).flatMap(([category, fields]) =>
    Object.keys(fields).map((field) => `${category}.${field}`),
  )
  const application = { id: 'again', action: 'use', purpose, items, manner: 'screen', ...term } as const
  await vault.apply({ actor: applicant, application: { ...application, customers: 'all' } })
  await vault.decideApplication({ actor: manager, approval: 'again', decision: { state: 'approved' } })
  const stored = await vault.collect({ ...collection, purposes: [purpose], values })
  const used = await vault.use({ actor: manager, customer, purpose, items })
  for (const answer of [stored, used])
    if (answer.outcome === 'deny') throw new Error(answer.findings.map(({ rule }) => rule).join())
  return used.outcome === 'permit' ? used.view : {}
}
