/** What did a synthetic customer buy? Orders of seven years with lines that sum up, so that some are old enough to be disposed of. */

import type { Instant } from '../core/instant'
import type { Json } from '../data/plain-json'
import type { Draw } from './seeded'
import { addressOf } from './synthetic-basic'
import type { Person } from './synthetic-person'

/** One order: its items, and when it happened. */
export interface DrawnOrder {
  readonly items: Readonly<Record<string, Json>>
  readonly placedAt: Instant
  readonly completedAt?: Instant
}

/** The orders of one customer, none to seven, placed in the seven years before `endAt` and numbered after `series`. */
export const drawOrders = (draw: Draw, person: Person, { series, endAt }: Series): readonly DrawnOrder[] =>
  Array.from({ length: draw.below(8) }, (_, at) =>
    drawOrder(draw, person, { series: `${series}-${at + 1}`, endAt }),
  )

interface Series {
  readonly series: string
  readonly endAt: Instant
}

const drawOrder = (draw: Draw, person: Person, { series, endAt }: Series): DrawnOrder => {
  const placedAt = endAt - (1 + draw.below(7 * 365)) * day + draw.below(day)
  const lines = Array.from({ length: 1 + draw.below(4) }, () => drawLine(draw))
  const freight = draw.pick([0, 800, 1200])
  const sum = lines.reduce(
    (total, { price, quantity, percent }) => total + price * quantity * (100 - percent),
    0,
  )
  const isDone = placedAt + 10 * day < endAt
  const completedAt = placedAt + (2 + draw.below(7)) * day
  return {
    placedAt,
    ...(isDone ? { completedAt } : {}),
    items: {
      number: series,
      placedAt,
      lines: lines.map(({ id, name, price, quantity, percent }) => ({
        product: { id, name },
        quantity,
        unitPrice: yuan(price),
        ...(percent === 0 ? {} : { discount: percent / 100 }),
      })),
      amount: yuan(Math.round(sum / 100)),
      freight: yuan(freight),
      status: [
        { state: 'placed', at: placedAt },
        { state: 'paid', at: placedAt + 600_000 },
        ...(isDone ? [{ state: 'completed', at: completedAt }] : []),
      ],
      shippingAddress: { ...addressOf(draw, person, 'shipping'), recipient: person.name },
      carrier: draw.pick(['carrier-swift', 'carrier-global']),
      ...(draw.chance(40) ? { paymentCard: '6200 0000 0000 0005' } : {}),
    },
  }
}

const drawLine = (draw: Draw) => ({
  ...draw.pick(products),
  quantity: 1 + draw.below(5),
  percent: draw.pick([0, 0, 0, 5, 15]),
})

const yuan = (amount: number): Json => ({ amount, currency: 'CNY' })

const day = 86_400_000

/** Prices in fen. */
const products = [
  { id: 'P-01', name: '龙井茶 250 克', price: 16_800 },
  { id: 'P-02', name: '普洱茶饼', price: 23_900 },
  { id: 'P-03', name: 'Porcelain cup', price: 4_550 },
  { id: 'P-04', name: '竹制茶盘', price: 12_900 },
  { id: 'P-05', name: 'Travel tea set', price: 19_900 },
] as const
