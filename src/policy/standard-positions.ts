/** Who does what in the standard policy (1.2, 4.2.3, 5.2.1)? Ten positions in six departments; nobody both applies and approves. */

import type { Grant, PositionRule } from '../data/policy'

export const standardDepartments = {
  marketing: { label: { en: 'Marketing', zh: '市场部' } },
  sales: { label: { en: 'Sales', zh: '销售部' } },
  service: { label: { en: 'Customer service', zh: '客户服务部' } },
  finance: { label: { en: 'Finance', zh: '财务部' } },
  technology: { label: { en: 'Technology', zh: '技术部' } },
  supervision: { label: { en: 'Supervision', zh: '监督部' } },
} as const

export type StandardPosition = keyof ReturnType<typeof standardPositions>

const contact = ['basic.name', 'basic.phone', 'basic.email', 'basic.address', 'basic.company']
const parcel = ['basic.name', 'basic.phone', 'basic.address', 'transaction.shippingAddress']
const orders = [
  'transaction.lines',
  'transaction.amount',
  'transaction.freight',
  'transaction.shippingAddress',
]
const dealings = ['basic.*', 'transaction.*', 'communication.*', 'preference.*', 'other.*']

const grant = (purposes: readonly string[], items: readonly string[], view?: Grant['view']): Grant => ({
  purposes,
  items,
  ...(view === undefined ? {} : { view }),
})

const bySales: readonly Grant[] = [
  grant(['service', 'delivery', 'after-sales', 'marketing'], dealings),
  grant(['service', 'delivery'], [...contact, ...orders], 'plain'),
]
const byService: readonly Grant[] = [
  grant(['service', 'delivery', 'after-sales'], dealings),
  grant(
    ['service', 'delivery', 'after-sales'],
    ['basic.name', 'transaction.lines', 'communication.*'],
    'plain',
  ),
]
const byMarketing: readonly Grant[] = [grant(['marketing', 'research', 'decision'], dealings)]

const inSales = [{ channels: ['sales-visit', 'event', 'partner', 'social'], items: dealings }]
const inService = [{ channels: ['website', 'app', 'social', 'online-service'], items: dealings }]
const inMarketing = [
  {
    channels: ['website', 'app', 'social', 'event', 'partner'],
    items: [...contact, 'basic.sex', 'basic.age', 'basic.occupation', 'preference.*', 'other.*'],
  },
]

/** The positions as rules; credit is for finance, where there is a credit business. */
export const standardPositions = (creditBusiness: boolean) => {
  const credit = creditBusiness ? ['credit.*'] : []
  const byFinance: readonly Grant[] = [
    grant(['payment', 'after-sales'], ['basic.*', 'transaction.*', 'communication.*']),
    grant(['payment'], orders, 'plain'),
    ...(creditBusiness ? [grant(['credit-assessment'], ['basic.*', 'transaction.*', 'credit.*'])] : []),
  ]
  const inFinance = [
    {
      channels: ['website', 'app', 'online-service', 'sales-visit', 'partner'],
      items: ['basic.*', 'transaction.*', ...credit],
    },
  ]
  const decisions = grant(['decision'], [...dealings, ...credit])
  return {
    'sales-representative': clerk('sales', 'Sales representative', '销售代表', bySales, inSales),
    'sales-manager': head('sales', 'Sales manager', '销售经理', [...bySales, decisions], inSales),
    'service-agent': clerk('service', 'Service agent', '客服专员', byService, inService),
    'service-manager': head(
      'service',
      'Service manager',
      '客服经理',
      [...byService, grant(['service', 'delivery', 'after-sales'], [...contact, ...parcel], 'plain')],
      inService,
    ),
    'marketing-analyst': clerk('marketing', 'Marketing analyst', '市场分析员', byMarketing, inMarketing),
    'marketing-manager': head(
      'marketing',
      'Marketing manager',
      '市场经理',
      [...byMarketing, grant(['marketing'], ['basic.name', 'basic.phone', 'basic.email'], 'plain')],
      inMarketing,
    ),
    'finance-clerk': clerk('finance', 'Finance clerk', '财务专员', byFinance, inFinance),
    'finance-manager': head('finance', 'Finance manager', '财务经理', [...byFinance, decisions], inFinance),
    /** Keeps the systems running, and sees nothing of what they hold. */
    'technology-operator': post('technology', 'Technology operator', '技术运维员', {}, [], []),
    /** Inspects (8.1.1), and neither applies nor approves. */
    supervisor: post('supervision', 'Supervisor', '监督员', {}, [], []),
  }
}

const post = (
  department: keyof typeof standardDepartments,
  en: string,
  zh: string,
  part: Pick<PositionRule, 'applies' | 'responsible'>,
  grants: PositionRule['grants'],
  collects: PositionRule['collects'],
): PositionRule => ({ label: { en, zh }, department, ...part, grants, collects })

type Post = [
  department: keyof typeof standardDepartments,
  en: string,
  zh: string,
  grants: PositionRule['grants'],
  collects: PositionRule['collects'],
]

/** Works, and applies for what the work needs. */
const clerk = (...[department, en, zh, grants, collects]: Post): PositionRule =>
  post(department, en, zh, { applies: true }, grants, collects)

/** Answers for the department: approves, and applies for nothing. */
const head = (...[department, en, zh, grants, collects]: Post): PositionRule =>
  post(department, en, zh, { responsible: true }, grants, collects)
