/** What does the standard policy use information for (5.1)? Each purpose with the items that it needs, and no others. */

import type { PurposeRule } from '../data/policy'
import type { StandardItem } from './standard-items'

const contact = ['basic.name', 'basic.phone', 'basic.email', 'basic.address', 'basic.company'] as const

const order = [
  'transaction.number',
  'transaction.placedAt',
  'transaction.lines',
  'transaction.amount',
  'transaction.freight',
  'transaction.status',
] as const

const shipment = [
  'transaction.requiredAt',
  'transaction.shippingAddress',
  'transaction.carrier',
  'transaction.handledBy',
] as const

const conversation = [
  'communication.kind',
  'communication.direction',
  'communication.channel',
  'communication.at',
  'communication.participants',
  'communication.subject',
  'communication.body',
] as const

const preferences = [
  'preference.productFeatures',
  'preference.promotions',
  'preference.contactChannels',
] as const

const standing = ['credit.rating', 'credit.limit', 'credit.repayments'] as const

/** By purpose: the items without which its work can't be done (1.3.4). */
export const standardNeeds = {
  service: [
    ...contact,
    'basic.birthDate',
    'basic.identity',
    'basic.formerId',
    ...order,
    ...shipment,
    'transaction.paymentCard',
    ...conversation,
    'preference.contactChannels',
    'other.notes',
  ],
  'after-sales': [
    ...contact,
    'basic.formerId',
    ...order,
    ...shipment,
    'transaction.paymentCard',
    ...conversation,
  ],
  delivery: [
    'basic.name',
    'basic.phone',
    'basic.address',
    'basic.company',
    'transaction.number',
    'transaction.placedAt',
    'transaction.lines',
    'transaction.freight',
    'transaction.status',
    ...shipment,
  ],
  payment: ['basic.name', 'basic.company', 'basic.companyCode', ...order, 'transaction.paymentCard'],
  marketing: [
    'basic.name',
    'basic.sex',
    'basic.age',
    'basic.occupation',
    'basic.phone',
    'basic.email',
    'basic.company',
    'transaction.placedAt',
    'transaction.lines',
    ...preferences,
    'other.source',
    'other.referrer',
    'other.tags',
  ],
  research: [
    'basic.sex',
    'basic.age',
    'basic.occupation',
    'communication.kind',
    'communication.at',
    'communication.subject',
    ...preferences,
    'other.source',
    'other.tags',
  ],
  decision: [
    'basic.sex',
    'basic.age',
    'basic.occupation',
    'transaction.placedAt',
    'transaction.lines',
    'transaction.amount',
    'transaction.freight',
    'transaction.status',
    'preference.productFeatures',
    'other.source',
  ],
} as const satisfies Readonly<Record<string, readonly StandardItem[]>>

/** What a company with a credit business needs besides (2.2.5). */
export const creditNeeds = {
  decision: standing,
  'credit-assessment': [
    'basic.name',
    'basic.identity',
    'basic.company',
    'basic.companyCode',
    'transaction.number',
    'transaction.placedAt',
    'transaction.amount',
    ...standing,
  ],
} as const satisfies Readonly<Record<string, readonly StandardItem[]>>

/** The purposes as rules; every one rests on consent (5.4.1). */
export const standardPurposes = (
  transactionYears: number,
  creditBusiness: boolean,
): Readonly<Record<string, PurposeRule>> => {
  const years = `P${transactionYears}Y`
  const purpose = (
    family: PurposeRule['family'],
    en: string,
    zh: string,
    keep: string,
    needs: readonly string[],
    more?: Pick<PurposeRule, 'view'>,
  ): PurposeRule => ({ label: { en, zh }, family, basis: { kind: 'consent' }, needs, keep, ...more })
  const { service, delivery, payment, marketing, research, decision } = standardNeeds
  return {
    service: purpose('service', 'Customer service', '客户服务', years, service),
    'after-sales': purpose('service', 'After-sales service', '售后服务', years, standardNeeds['after-sales']),
    delivery: purpose('service', 'Delivery', '配送', 'P1Y', delivery),
    payment: purpose('service', 'Payment', '收款结算', years, payment),
    marketing: purpose('marketing', 'Marketing', '市场营销', 'P1Y', marketing),
    research: purpose('marketing', 'Market research', '市场调研', 'P1Y', research, { view: 'pseudonym' }),
    decision: purpose(
      'decision',
      'Business decisions',
      '业务决策',
      'P2Y',
      creditBusiness ? [...decision, ...creditNeeds.decision] : decision,
      { view: 'pseudonym' },
    ),
    ...(creditBusiness
      ? {
          'credit-assessment': purpose(
            'service',
            'Credit assessment',
            '信用评估',
            'P3Y',
            creditNeeds['credit-assessment'],
          ),
        }
      : {}),
  }
}
