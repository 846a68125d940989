/** A company with a customer's page: two notices, a carrier that may be let have the address, and a visitor that reads and posts. */

import { parseHTML } from 'linkedom'
import { govern } from '../../src/govern/govern'
import { openVault } from '../../src/vault/open'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { customerPage } from '../../src/web/page/customer-page'
import { hashedNotice } from '../../src/web/notice-hash'
import { customer, head, rep, start, term, values } from '../vault/company'

export const secret = new Uint8Array(32).fill(7)

export const policy = definePolicy(
  standardPolicy({
    organization: 'Acme',
    transactionYears: 5,
    recipients: { carrier: { label: { en: 'Swift Carriers', zh: '迅达快递' }, country: 'CN' } },
  }),
)

const purposes = ['service', 'delivery', 'marketing']
const items = [
  'basic.name',
  'basic.phone',
  'basic.email',
  'basic.address',
  'basic.identity',
  'preference.promotions',
]

const parts = {
  en: {
    purpose: 'To bring your order. To answer your questions. To tell you of offers, if you agree.',
    scope: 'Your name, telephone, e-mail and address; your identity document for service at the counter.',
    manner: 'Our staff see it on screen, masked where they need no more.',
    protection: 'It is stored encrypted, and each look at it is recorded.',
    rights: 'You can see, correct and delete it, and withdraw what you agreed to, on this page.',
  },
  zh: {
    purpose: '为您送货。解答您的问题。经您同意，向您介绍优惠活动。',
    scope: '您的姓名、电话、电子邮箱和地址；柜台服务时的身份证件。',
    manner: '由我们的员工在屏幕上查看，非必要内容脱敏显示。',
    protection: '信息加密存储，每次查看均有记录。',
    rights: '您可以在本页查看、更正、删除信息，并撤回已同意的内容。',
  },
}

export const notices = (['zh', 'en'] as const).map((language) =>
  hashedNotice({ id: `notice-${language}`, language, parts: parts[language], purposes, items, ...term }),
)

/** Opens the vault and its page. */
export const openPage = async () => {
  const clock = { at: start }
  const vault = await openVault({ policy, store: memoryStore(), keys: memoryKeys(), clock: () => clock.at })
  for (const evidence of notices) await vault.register({ actor: head, kind: 'notice', evidence })
  for (const kind of ['confidentiality', 'training'] as const)
    await vault.register({
      actor: head,
      kind: 'undertaking',
      evidence: { id: kind, kind, party: rep.id, ...term },
    })
  const approval = {
    id: 'a-1',
    action: 'use' as const,
    purpose: 'service',
    items,
    customers: 'all' as const,
    manner: 'screen',
  }
  await vault.apply({ actor: rep, application: { ...approval, ...term } })
  await vault.decideApplication({ actor: head, approval: 'a-1', decision: { state: 'approved' } })
  const page = customerPage({
    vault,
    policy,
    notices,
    secret,
    rights: govern(vault).rights,
    clock: () => clock.at,
    sharing: [{ purpose: 'delivery', recipient: 'carrier', items: ['basic.name', 'basic.address'] }],
    customer: ({ headers }) => {
      const who = headers.get('who')
      if (who === 'throws') throw new Error('no session')
      return who ?? undefined
    },
  })
  const show = async (query = '?lang=en') => {
    const response = await page(
      new Request(`https://shop.example/privacy${query}`, { headers: { who: customer } }),
    )
    return { response, document: parseHTML(await response.clone().text()).document }
  }
  const submit = async (step: string, fields: Readonly<Record<string, readonly string[]>>) => {
    const token = (await show()).document.querySelector('input[name=token]')?.getAttribute('value') ?? ''
    const body = new URLSearchParams([['token', token]])
    for (const [name, given] of Object.entries(fields)) for (const value of given) body.append(name, value)
    const again = () =>
      page(
        new Request(`https://shop.example/privacy/${step}?lang=en`, {
          method: 'POST',
          headers: { who: customer, 'sec-fetch-site': 'same-origin' },
          body,
        }),
      )
    return { response: await again(), again }
  }
  /** Sales looks at the name, which somebody entered for service as soon as that was agreed to. */
  const actorUse = async () => {
    await vault.collect({
      actor: { kind: 'customer', id: customer },
      customer,
      channel: 'website',
      purposes: ['service'],
      notice: 'notice-en',
      values: { basic: { name: values.basic.name } },
      reference: 'once',
    })
    return vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
  }
  return { vault, page, clock, show, submit, actorUse }
}
