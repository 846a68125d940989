/**
 * What does a process do until it is killed? Transaction after transaction: ten keys, their count, and the keys of
 * long before removed; it tells the number of each as soon as the store has said that it's written.
 */

import { writeSync } from 'node:fs'
import { keyRow } from '../../src/testing/store-check'
import { openPlace } from './open-place'

const store = openPlace(process.argv[2] ?? '')

const count = { customer: '', name: 'count' } as const

const next = (): Promise<number> =>
  store.transact(async (transaction) => {
    const row = await transaction.get('meta', count)
    const number = Number(row?.value ?? 0) + 1
    for (let part = 0; part < 10; part += 1)
      await transaction.insert('data_key', [keyRow(`k-${part}`, { customer: `c-${number}` })])
    if (row === undefined) await transaction.insert('meta', [{ ...count, value: String(number) }])
    else await transaction.update('meta', count, { value: row.value }, { value: String(number) })
    const old = await transaction.list('data_key', { equals: { customer: `c-${number - 20}` }, limit: 99 })
    await transaction.delete(
      'data_key',
      old.map(({ customer, category, id }) => ({ customer, category, id })),
    )
    return number
  })

const run = async (): Promise<void> => {
  for (;;) writeSync(1, `${await next()}\n`)
}

void run()
