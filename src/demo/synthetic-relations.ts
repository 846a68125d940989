/** What else is known of a synthetic customer? Talks, preferences, credit and how they came; told in both languages. */

import type { Instant } from '../core/instant'
import type { Json } from '../data/plain-json'
import type { Draw } from './seeded'
import type { Person } from './synthetic-person'

type Items = Readonly<Record<string, Json>>

/** A talk with the customer: a chat, a call, a mail or minutes, at `at`. */
export const drawTalk = (draw: Draw, { name, country }: Person, at: Instant): Items => {
  const [question, answer] = draw.pick(country === 'CN' ? talksInChinese : talksInEnglish)
  return {
    kind: draw.pick(['chat', 'call', 'mail', 'minutes']),
    direction: 'inbound',
    channel: draw.pick(['online-service', 'app', 'website']),
    at,
    participants: [
      { role: 'customer', name },
      { role: 'staff', id: 'staff-101' },
    ],
    subject: country === 'CN' ? '订单咨询' : 'Question about an order',
    body: [
      { from: 'customer', at, text: question },
      { from: 'staff', at: at + 60_000, text: answer },
    ],
  }
}

/** What the customer likes, and how that is known. */
export const drawPreferences = (draw: Draw, at: Instant): Items => {
  const liking = (name: string): Json => ({
    name,
    source: draw.pick(['stated', 'observed', 'inferred']),
    strength: (draw.below(21) - 10) / 10,
    at,
  })
  return {
    productFeatures: [liking(draw.pick(['有机', '便携', 'handmade'])), liking('gift wrapping')],
    promotions: [liking(draw.pick(['满减', '会员日', 'bundle']))],
    contactChannels: [liking(draw.pick(['phone', 'sms', 'email', 'app']))],
  }
}

/** Rating, limit and the last repayments, up to `endAt`. */
export const drawCredit = (draw: Draw, endAt: Instant): Items => ({
  rating: {
    grade: draw.pick(['AA', 'A', 'B', 'C']),
    agency: 'house',
    ratedAt: endAt - draw.below(300) * day,
  },
  limit: { amount: 500_000 * (1 + draw.below(20)), currency: 'CNY' },
  repayments: Array.from({ length: 1 + draw.below(3) }, (_, at) => {
    const dueAt = endAt - (at + 1) * 30 * day
    const amount = { amount: 10_000 + draw.below(90_000), currency: 'CNY' }
    const isPaid = draw.chance(85)
    return {
      dueAt,
      amount,
      ...(isPaid ? { state: 'paid', paidAt: dueAt - day, paid: amount } : { state: 'late' }),
    }
  }),
})

/** How the customer came, and what was noted. */
export const drawOther = (draw: Draw, referrer: string): Items => {
  const source = draw.pick(['search', 'advertisement', 'social', 'referral', 'event', 'partner'])
  return {
    source,
    ...(source === 'referral' ? { referrer } : {}),
    tags: [draw.pick(['vip', '老客户', 'newcomer'])],
    ...(draw.chance(20) ? { notes: '喜欢在周末收货\nprefers weekends' } : {}),
  }
}

const day = 86_400_000

const talksInChinese = [
  ['你好，我的订单什么时候到？我的电话是 199 0000 1234。', '您好，预计明天送达。'],
  ['我想把地址改成示例路 8 号。', '好的，已经为您记录。'],
  ['请问可以开发票吗？发到 invoice@example.com。', '可以，三天内发到您的邮箱。'],
] as const
const talksInEnglish = [
  ['When will my order arrive? Call me on +44 20 7946 0123.', 'It should be with you tomorrow.'],
  ['The cup was broken.', 'We are sorry; a new one is on its way.'],
] as const
