/** Who answers for each category, and how long is it kept (4.3.1)? By which channels does it come in (3.1)? */

import type { standardCategories } from '../data/categories/standard'
import type { CategoryRule, ChannelRule } from '../data/policy'
import type { standardDepartments } from './standard-positions'

export type StandardCategory = (typeof standardCategories)[number]['name']

/** Owner and retention of each category; orders are kept for the company's years, not under the law's three. */
export const standardKeeping = (
  transactionYears: number,
): {
  readonly [C in StandardCategory]: Pick<CategoryRule, 'retention'> & {
    readonly owner: keyof typeof standardDepartments
  }
} => ({
  basic: { owner: 'sales', retention: { start: 'last-transaction', action: 'delete' } },
  transaction: {
    owner: 'sales',
    retention: {
      start: 'order-completed',
      minimum: { period: 'P3Y', source: 'E-Commerce Law art. 31' },
      maximum: { period: `P${transactionYears}Y`, source: "the company's own choice" },
      action: 'anonymize',
    },
  },
  communication: { owner: 'service', retention: { start: 'collected', action: 'delete' } },
  preference: { owner: 'marketing', retention: { start: 'collected', action: 'delete' } },
  credit: {
    owner: 'finance',
    retention: {
      start: 'collected',
      maximum: { period: 'P5Y', source: 'Regulation on the Credit Reporting Industry art. 16' },
      action: 'delete',
    },
  },
  other: { owner: 'marketing', retention: { start: 'collected', action: 'delete' } },
})

const channel = (
  kind: ChannelRule['kind'],
  en: string,
  zh: string,
  entryWithin: string,
  reviewWithin?: string,
): ChannelRule => ({
  label: { en, zh },
  kind,
  entryWithin,
  ...(reviewWithin === undefined ? {} : { reviewWithin }),
})

/** A second person looks at what somebody else wrote down; what customers type themselves is checked by its schema. */
export const standardChannels = {
  website: channel('online', 'Website', '网站', 'P1D'),
  app: channel('online', 'Mobile app', '移动应用', 'P1D'),
  social: channel('online', 'Social media', '社交媒体', 'P1D', 'P3D'),
  'online-service': channel('online', 'Online customer service', '在线客服', 'P1D', 'P3D'),
  'sales-visit': channel('offline', 'Sales visit', '销售拜访', 'P3D', 'P7D'),
  event: channel('offline', 'Event', '活动', 'P3D', 'P7D'),
  partner: { ...channel('offline', 'Partner', '合作伙伴', 'P7D', 'P7D'), partner: true },
}
