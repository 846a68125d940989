/** What is transaction information (2.2.2)? One order of goods or services: when, what, how much, and how far it got. */

import { z } from 'zod'
import { defineCategory } from '../define-category'
import { bankCard } from '../formats/bank-card'
import { formatSchema } from '../formats/format'
import { item } from '../item'
import { instant } from '../names'
import { address } from './address'
import { general, personal, sensitive } from './mark'
import { line, money } from './text'

const orderLine = z.strictObject({
  product: z.strictObject({ id: line(64).optional(), name: line(256) }),
  quantity: z.number().positive(),
  unitPrice: money,
  /** The part of the price that is taken off: `0.15` is 15 %. */
  discount: z.number().min(0).max(1).optional(),
})

const statusStep = z.strictObject({
  state: z.enum([
    'placed',
    'paid',
    'packed',
    'shipped',
    'delivered',
    'completed',
    'cancelled',
    'returned',
    'refunded',
  ]),
  at: instant,
})

/** Oldest first; the last step is the order's state. */
const statusHistory = z
  .array(statusStep)
  .min(1)
  .max(100)
  .refine((steps) => steps.every((step, at) => at === 0 || step.at >= (steps[at - 1]?.at ?? 0)))

export const transaction = defineCategory({
  name: 'transaction',
  label: { en: 'Transaction information', zh: '交易信息' },
  items: {
    number: item(line(64), general('Order number', '订单编号')),
    placedAt: item(instant, general('Placed at', '下单时间')),
    requiredAt: item(instant, general('Required at', '要求送达时间')),
    lines: item(z.array(orderLine).min(1).max(1000), personal('Order lines', '订单明细', 'order-lines')),
    amount: item(money, personal('Amount', '金额', 'money')),
    freight: item(money, personal('Freight', '运费', 'money')),
    status: item(statusHistory, general('Status', '订单状态')),
    shippingAddress: item(address, personal('Shipping address', '收货地址', 'address')),
    carrier: item(line(128), general('Carrier', '承运方')),
    handledBy: item(line(64), general('Handled by', '经办人')),
    paymentCard: item(formatSchema(bankCard), {
      ...sensitive('Payment card', '支付卡号', 'bank-card'),
      format: bankCard.name,
    }),
  },
})
