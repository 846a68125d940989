/** What does a carrier get? Sealed packages of those who agreed to it by itself; and what a withdrawal changes at once. */

import { openPackage } from '../crypto/open-package'
import type { Finding } from '../core/finding'
import { ask } from './ask'
import type { Teller } from './tell'
import type { Stage } from './groundwork'
import { consentId } from './asked'
import { castOf } from './scenes-of-use'

/** How many a package holds. */
const batch = 100

/** What was shared; `shared` and `withheld` add up to the customers asked for. */
export interface Shared {
  readonly asked: number
  readonly shared: number
  readonly withheld: number
}

/** The partners get delivery addresses. (6.2.2, 6.4.2) */
export const sharingScene = async (stage: Stage, tell: Teller): Promise<Shared> => {
  const { company, vault, secret } = stage
  tell.scene({
    en: '7. Sharing: addresses for the carriers, sealed',
    zh: '七、共享：给承运方的收货地址，加密封装',
  })
  const actor = company.staffIn('sales-representative')
  const customers = company.source.customers
    .filter(({ records }) => records.some(({ category }) => category === 'basic'))
    .map(({ key }) => secret.customerId(key))
  const items = ['basic.name', 'basic.phone', 'basic.address']
  const total = { asked: 0, shared: 0, withheld: 0 }
  for (const [index, partner] of company.source.partners.entries()) {
    const theirs = customers.filter((_, at) => at % company.source.partners.length === index)
    const label = partner.label[tell.locale]
    tell.ask({ en: `${theirs.length} addresses for ${label}`, zh: `${theirs.length} 个地址给 ${label}` })
    const withheld: Finding[][] = []
    let shared = 0
    for (let start = 0; start < theirs.length; start += batch) {
      const part = theirs.slice(start, start + batch)
      const answer = await vault.share({
        actor,
        customers: part,
        purpose: 'delivery',
        recipient: partner.id,
        items,
        reference: `${partner.id} ${start}`,
      })
      withheld.push(...answer.withheld.map(({ findings }) => [...findings]))
      if (answer.outcome === 'deny') continue
      shared += answer.shared.length
      if (start === 0) await openAsPartner(stage, tell, partner.id, answer.package)
    }
    tell.permit({
      en: `${shared} sealed, ${withheld.length} withheld:`,
      zh: `封装 ${shared} 人，未给 ${withheld.length} 人：`,
    })
    for (const [rule, count] of countRules(withheld))
      tell.say({ en: `   ${count} × ${rule}`, zh: `   ${count} × ${rule}` })
    total.asked += theirs.length
    total.shared += shared
    total.withheld += withheld.length
  }
  return total
}

/** A withdrawal holds for the next decision. (7.3.2) */
export const withdrawalScene = async (stage: Stage, tell: Teller): Promise<void> => {
  const { company, vault } = stage
  const { willing } = castOf(stage)
  const actor = company.staffIn('marketing-analyst')
  const request = { actor, customer: willing, purpose: 'marketing', items: ['basic.name'] }
  tell.scene({ en: '8. A customer changes their mind', zh: '八、客户改变主意' })
  await vault.withdrawConsent({
    actor: { kind: 'customer', id: willing },
    customer: willing,
    consent: consentId(willing, 'marketing', 'general'),
  })
  tell.say({
    en: 'the customer of scene 4 withdraws their consent to marketing',
    zh: '第四幕的客户撤回营销同意',
  })
  await ask(stage, tell, { ...request, en: 'the analyst asks again, at once', zh: '分析员随即再次查看' })
}

/** The carrier opens its package with its own key, and sees these fields of the first entry. */
const openAsPartner = async (
  stage: Stage,
  tell: Teller,
  partner: string,
  bytes: Uint8Array,
): Promise<void> => {
  const { privateKey } = stage.secret.keyPairOf(partner)
  const { manifest, content } = await openPackage({ bytes, privateKey, at: stage.clock.at })
  const [entry] = content
  tell.say({
    en: `the carrier opens a package of ${manifest.customers} with its own key; the first is ${entry?.customer ?? '?'} to it`,
    zh: `承运方用自己的私钥打开 ${manifest.customers} 人的数据包，首位在其处的假名为 ${entry?.customer ?? '?'}`,
  })
  for (const { items } of entry?.records ?? [])
    tell.view({
      package: Object.fromEntries(
        Object.entries(items).map(([item, value]) => [item.split('.')[1] ?? item, value]),
      ),
    })
}

const countRules = (withheld: readonly (readonly Finding[])[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>()
  for (const findings of withheld)
    for (const rule of new Set(findings.filter(({ effect }) => effect === 'deny').map(({ rule }) => rule)))
      counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)
}
