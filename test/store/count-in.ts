/** What does one of several processes do that open a new place at once? It counts its own number and a common one, from none on. */

import type { Transaction } from '../../src/store/store'
import { openPlace } from './open-place'

const [place = '', name = '', steps = '0'] = process.argv.slice(2)

const raise = async (transaction: Transaction, name: string): Promise<void> => {
  const key = { customer: '', name } as const
  const row = await transaction.get('meta', key)
  if (row === undefined) await transaction.insert('meta', [{ ...key, value: '1' }])
  else await transaction.update('meta', key, { value: row.value }, { value: String(Number(row.value) + 1) })
}

const run = async (): Promise<void> => {
  const store = openPlace(place)
  for (let step = 0; step < Number(steps); step += 1)
    await store.transact(async (transaction) => {
      await raise(transaction, 'all')
      await raise(transaction, name)
    })
  await store.close()
}

void run()
