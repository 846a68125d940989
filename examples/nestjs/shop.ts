/** The shop of all examples: a tea shop that delivers. Its policy, its people, its notices, and one customer who agreed to delivery. */

import { definePolicy, type KeyRing, openVault, standardPolicy, type Store } from 'tutela'
import { memoryKeys } from 'tutela/keys/memory'
import { memoryStore } from 'tutela/store/memory'
import { hashedNotice } from 'tutela/web'

export const policy = definePolicy(
  standardPolicy({
    organization: 'Tea & Post',
    transactionYears: 5,
    recipients: { carrier: { label: { en: 'Swift Carriers', zh: '迅达快递' }, country: 'CN' } },
  }),
  // who answers for a category sees it without asking another department
  { categories: { basic: { owner: 'service' } } },
)

/** Your sessions say who somebody is; here a word in the `authorization` header does. */
export const people = {
  agent: { kind: 'staff', id: 'e-1', department: 'service', position: 'service-agent' },
  manager: { kind: 'staff', id: 'e-2', department: 'service', position: 'service-manager' },
  analyst: { kind: 'staff', id: 'e-3', department: 'marketing', position: 'marketing-analyst' },
} as const

export const staffOf = (authorization: string | null) =>
  authorization !== null && Object.hasOwn(people, authorization)
    ? people[authorization as keyof typeof people]
    : undefined

/** Whose page is asked for; a session of yours instead. */
export const customerOf = (request: Request): string | undefined =>
  request.headers.get('cookie')?.match(/(?:^|; )customer=([\w-]+)/)?.[1]

const year = 365 * 86_400_000
const term = { fromAt: Date.now() - 1000, untilAt: Date.now() + year }
const items = ['basic.name', 'basic.phone', 'basic.address'] as const

export const notices = [
  hashedNotice({
    id: 'notice-zh',
    language: 'zh',
    parts: {
      purpose: '为您送货；经您同意，向您介绍新茶。',
      scope: '您的姓名、电话和地址。',
      manner: '由客服人员在屏幕上查看，电话脱敏显示。',
      protection: '信息加密存储，每次查看均有记录。',
      rights: '您可以在本页查看、撤回同意或停止使用。',
    },
    purposes: ['delivery', 'marketing'],
    items: [...items],
    ...term,
  }),
  hashedNotice({
    id: 'notice-en',
    language: 'en',
    parts: {
      purpose: 'To bring your order; and, if you agree, to tell you of new teas.',
      scope: 'Your name, telephone and address.',
      manner: 'Service staff see it on screen, the telephone masked.',
      protection: 'It is stored encrypted, and each look at it is recorded.',
      rights: 'On this page you see it, withdraw consent, or stop a use.',
    },
    purposes: ['delivery', 'marketing'],
    items: [...items],
    ...term,
  }),
]

/** Opens the shop's vault and lays what decisions rest on: notices, undertakings, an approval, a consent; then the customer's data. */
export const openShop = async (store: Store = memoryStore(), keys: KeyRing = memoryKeys()) => {
  const vault = await openVault({ policy, store, keys })
  const { agent, manager } = people
  for (const evidence of notices) await vault.register({ actor: manager, kind: 'notice', evidence })
  for (const { id } of Object.values(people))
    for (const kind of ['confidentiality', 'training'] as const)
      await vault.register({
        actor: manager,
        kind: 'undertaking',
        evidence: { id: `${kind}-${id}`, kind, party: id, ...term },
      })
  const approval = {
    id: 'a-1',
    action: 'use',
    purpose: 'delivery',
    items: [...items],
    customers: 'all',
    manner: 'screen',
  } as const
  await vault.apply({ actor: agent, application: { ...approval, items: [...items], ...term } })
  await vault.decideApplication({ actor: manager, approval: 'a-1', decision: { state: 'approved' } })

  const customer = { kind: 'customer', id: 'c-1001' } as const
  const [notice] = notices
  if (notice === undefined) throw new Error('no notice')
  await vault.giveConsent({
    actor: customer,
    consent: {
      id: 'k-1',
      customer: customer.id,
      controller: 'Tea & Post',
      notice: { id: notice.id, hash: notice.hash, language: notice.language },
      purposes: ['delivery'],
      items: items.map((item) => ({ item, necessary: true })),
      recipients: [],
      crossBorder: false,
      separate: false,
      channel: 'website',
      act: 'ticked',
      bundled: false,
      inducement: false,
      conditionFor: [],
      givenBy: 'customer',
      state: 'given',
      givenAt: term.fromAt,
      withdrawal: '/privacy',
      ...term,
    },
  })
  const collected = await vault.collect({
    actor: customer,
    customer: customer.id,
    channel: 'website',
    purposes: ['delivery'],
    notice: notice.id,
    values: { basic: { name: '王小明', phone: [{ kind: 'mobile', number: '138 0013 8000' }] } },
  })
  if (collected.outcome === 'deny')
    throw new Error(collected.findings.map(({ message }) => message.en).join('; '))
  return vault
}
