/** What does one of several processes do that count together? It raises the number in the store, again and again. */

import { increment } from '../../src/testing/store-transactions'
import { openPlace } from './open-place'

const [path = '', steps = '0'] = process.argv.slice(2)

const run = async (): Promise<void> => {
  const store = openPlace(path)
  for (let step = 0; step < Number(steps); step += 1) await store.transact(increment)
  await store.close()
}

void run()
