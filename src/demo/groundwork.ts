/** What must stand before anything may be done? Notices, undertakings, trainings, grants between departments, agreements, approvals. */

import { isTutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { canonicalize } from '../core/canonical'
import { toHex } from '../audit/leaf'
import { sha256 } from '../crypto/digest'
import { encodeText } from '../crypto/fields'
import type { Staff } from '../data/actor'
import type { Notice } from '../data/notice'
import type { StepAnswer } from '../vault/step'
import type { Vault } from '../vault/vault'
import type { Company } from './company'
import type { DemoSecret } from './secret'
import type { DemoPartner } from './source'

/** Where the story stands: the company, its vault, and the clock. */
export interface Stage {
  readonly company: Company
  readonly vault: Vault
  readonly secret: DemoSecret
  readonly clock: { at: Instant }
  /** The path of a file in the story's folder. */
  readonly place: (name: string) => string
}

const year = 365 * 86_400_000

/** Lays everything that decisions rest on; what stands already from a run before is left as it is. */
export const layGroundwork = async (
  stage: Stage,
): Promise<{ readonly notices: number; readonly steps: number }> => {
  const { company, vault, clock } = stage
  const actor = company.staffIn('supervisor')
  const term = { fromAt: clock.at, untilAt: clock.at + 10 * year }
  const registrations = [
    ...noticesOf(company, term),
    ...undertakingsOf(company, clock.at),
    ...grantsOf(company, term),
    ...company.source.partners.flatMap((partner) => agreementOf(stage, partner, term)),
  ]
  for (const registration of registrations) await once(() => vault.register({ actor, ...registration }))
  const approvals = approvalsOf(company)
  for (const [index, { applicant, approver, application }] of approvals.entries()) {
    const id = `approval-${index + 1}`
    await once(() => vault.apply({ actor: applicant, application: { id, ...application, ...term } }))
    await once(() =>
      vault.decideApplication({ actor: approver, approval: id, decision: { state: 'approved' } }),
    )
  }
  return { notices: noticesOf(company, term).length, steps: registrations.length + 2 * approvals.length }
}

/** The notice that every customer is shown, by language. */
export const noticeId = 'notice-1'

/** The notice in one language, as the vault knows it. */
export const noticesOf = (company: Company, term: Pick<Notice, 'fromAt' | 'untilAt'>) => {
  const { document } = company.policy
  return document.languages.map((language) => {
    const parts = noticeParts[language]
    const evidence: Notice = {
      id: noticeId,
      hash: toHex(sha256(encodeText(canonicalize({ language, parts })))),
      language,
      parts,
      purposes: Object.keys(document.purposes),
      items: Object.keys(document.items),
      ...term,
    }
    return { kind: 'notice' as const, evidence }
  })
}

const noticeParts = {
  en: {
    purpose: 'service, delivery, payment, marketing and business decisions, each as you choose',
    scope:
      'contact data, orders, talks, preferences; identity and credit only where you agree to it by itself',
    manner: 'by our staff in positions that need it, masked where it can be; by carriers for delivery',
    protection: 'encrypted, masked, recorded; kept no longer than needed',
    rights: 'to know, choose, withdraw, correct and delete, at any of our channels',
  },
  zh: {
    purpose: '客户服务、配送、收款、营销与业务决策，均由您逐项选择',
    scope: '联系方式、订单、沟通与偏好；身份与信用信息须您单独同意',
    manner: '由确有需要的岗位使用，尽可能脱敏；承运方仅用于配送',
    protection: '加密、脱敏、留痕，到期处置',
    rights: '您可随时查询、选择、撤回、更正和删除',
  },
} as const

/** A year of confidentiality and training for everybody; renewed when the story says so. */
export const undertakingsOf = (company: Company, at: Instant, round = 1) => {
  const term = { fromAt: at, untilAt: at + year }
  const parties = [
    ...company.source.staff.map(({ actor }) => actor.id),
    ...company.source.partners.map(({ id }) => id),
  ]
  return parties.flatMap((party) =>
    (['confidentiality', 'training'] as const).map((kind) => ({
      kind: 'undertaking' as const,
      evidence: { id: `${kind} ${round} ${party}`, kind, party, ...term },
    })),
  )
}

/** Runs a step that may have been taken in a run that was cut short. */
export const once = async (step: () => Promise<StepAnswer>): Promise<StepAnswer | undefined> => {
  try {
    return await step()
  } catch (error) {
    if (isTutelaError(error) && ['record/duplicate', 'record/changed'].includes(error.failure.kind))
      return undefined
    throw error
  }
}

const clerks = [
  ['sales', 'sales-representative', 'sales-manager', ['service', 'delivery', 'marketing']],
  ['service', 'service-agent', 'service-manager', ['service', 'delivery']],
  ['marketing', 'marketing-analyst', 'marketing-manager', ['marketing', 'decision']],
  ['finance', 'finance-clerk', 'finance-manager', ['payment', 'credit-assessment', 'decision']],
] as const

/** Each department may use what others own, for its purposes (6.2.1). */
const grantsOf = (company: Company, term: Pick<Notice, 'fromAt' | 'untilAt'>) => {
  const { categories, items, purposes } = company.policy.document
  const owners = [...new Set(Object.values(categories).map(({ owner }) => owner))]
  return clerks.flatMap(([receiver, applicant, , uses]) =>
    owners
      .filter((owner) => owner !== receiver)
      .flatMap((owner) => {
        const head = clerks.find(([department]) => department === owner)
        const needed = Object.keys(items).filter(
          (item) =>
            categories[item.split('.')[0] ?? '']?.owner === owner &&
            uses.some((purpose) => purposes[purpose]?.needs.includes(item)),
        )
        if (head === undefined || needed.length === 0) return []
        return [
          {
            kind: 'grant' as const,
            evidence: {
              id: `grant ${owner} ${receiver}`,
              owner,
              receiver,
              purposes: [...uses],
              items: needed,
              manner: 'screen',
              appliedBy: signatory(company.staffIn(applicant)),
              approvedBy: signatory(company.staffIn(head[2])),
              ...term,
            },
          },
        ]
      }),
  )
}

const delivered = [
  'basic.name',
  'basic.phone',
  'basic.address',
  'basic.company',
  'transaction.shippingAddress',
]

/** What a partner is given and may supply, under which key, until when (6.3.1). */
const agreementOf = (
  { company, secret }: Stage,
  partner: DemoPartner,
  term: Pick<Notice, 'fromAt' | 'untilAt'>,
) => {
  const { document } = company.policy
  const abroad = partner.country !== document.country
  const items = document.purposes.delivery?.needs ?? []
  return [
    {
      kind: 'agreement' as const,
      evidence: {
        id: `agreement ${partner.id}`,
        recipient: partner.id,
        items: [...items],
        supplies: Object.keys(document.items),
        plain: delivered,
        purposes: ['delivery', 'service', 'marketing'],
        manner: 'sealed package',
        basis: 'contract of carriage',
        crossBorder: abroad ? { basis: 'standard contract under PIPL art. 38' } : (false as const),
        keys: [
          { id: `key ${partner.id}`, publicKey: toHex(secret.keyPairOf(partner.id).publicKey), ...term },
        ],
        attestEvery: 'P1Y',
        lastAttestedAt: term.fromAt,
        duties: ['delete after delivery', 'tell of incidents within a day'],
        signedAt: term.fromAt,
        ...term,
      },
    },
  ]
}

/** What is applied for, by whom, and who decides (5.3.1, 6.3.2). */
const approvalsOf = (company: Company) => {
  const { purposes } = company.policy.document
  const needsOf = (purpose: string): string[] => [...(purposes[purpose]?.needs ?? [])]
  const uses = clerks.flatMap(([, clerk, head, of]) =>
    of.map((purpose) => ({
      applicant: company.staffIn(clerk),
      approver: company.staffIn(head),
      application: {
        action: 'use' as const,
        purpose,
        items: needsOf(purpose),
        customers: 'all' as const,
        manner: 'screen',
      },
    })),
  )
  const shares = company.source.partners.map(({ id }) => ({
    applicant: company.staffIn('sales-representative'),
    approver: company.staffIn('sales-manager'),
    application: {
      action: 'share' as const,
      purpose: 'delivery',
      items: needsOf('delivery'),
      customers: 'all' as const,
      manner: 'sealed package',
      recipient: id,
    },
  }))
  return [...uses, ...shares]
}

const signatory = ({ id, department, position }: Staff) => ({ id, department, position })
