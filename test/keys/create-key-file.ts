/** What does one of several processes do that create a key file at once? It waits for its start, opens, tells its key. */

import { runWork } from '../../src/core/work'
import { platformRandom } from '../../src/crypto/random'
import { openFileRing } from '../../src/keys/file-ring'

const [path = '', passphrase = ''] = process.argv.slice(2)

process.once('message', async () => {
  const ring = await runWork(
    openFileRing({ path, passphrase, cost: { N: 1024, r: 8, p: 1 }, random: platformRandom }),
  )
  process.send?.(Buffer.from(await ring.indexRoot()).toString('hex'), () => process.disconnect())
})
process.send?.('ready')
