/** A process that uses a vault, sequences and signs without end, and tells each checkpoint once it is kept. */

import { createLogKey, logSigner } from '../../src/audit/ed25519'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { openTestVault, usage } from './world'

const [path = ''] = process.argv.slice(2)
const signer = logSigner(createLogKey('example.com/customers', seededRandom(1)).secretKey)
const vault = await openTestVault(sqliteStore(path), memoryKeys({ random: seededRandom(3) }), { signer })
for (;;) {
  await vault.use(Array.from({ length: 60 }, () => usage))
  const { size, note } = await vault.checkpoint()
  process.stdout.write(`${JSON.stringify({ size, note })}\n`)
}
