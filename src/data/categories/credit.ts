/** What is credit information (2.2.5)? Rating, limit and repayments; collected only by a company with a credit business. */

import { z } from 'zod'
import { defineCategory } from '../define-category'
import { item } from '../item'
import { instant } from '../names'
import { sensitive } from './mark'
import { line, money } from './text'

const rating = z.strictObject({
  grade: line(16),
  agency: line(128).optional(),
  ratedAt: instant.optional(),
})

const repayment = z.strictObject({
  dueAt: instant,
  amount: money,
  state: z.enum(['due', 'paid', 'late', 'defaulted']),
  paidAt: instant.optional(),
  paid: money.optional(),
})

export const credit = defineCategory({
  name: 'credit',
  label: { en: 'Credit information', zh: '信用信息' },
  credit: true,
  items: {
    rating: item(rating, sensitive('Credit rating', '信用评级', 'rating')),
    limit: item(money, sensitive('Credit limit', '信用额度', 'money')),
    repayments: item(z.array(repayment).min(1).max(1000), sensitive('Repayments', '还款记录', 'repayments')),
  },
})
