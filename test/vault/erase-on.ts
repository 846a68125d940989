/** A process that erases one customer after another, and tells each once it is acknowledged. */

import { createLogKey, logSigner } from '../../src/audit/ed25519'
import { fileJournal } from '../../src/audit/file-journal'
import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { openTestVault } from './world'

const [path = '', journal = '', from = '0'] = process.argv.slice(2)
const signer = logSigner(createLogKey('example.com/customers', seededRandom(1)).secretKey)
const vault = await openTestVault(sqliteStore(path), memoryKeys({ random: seededRandom(3) }), {
  signer,
  journal: [fileJournal(journal)],
})
for (let next = Number(from); ; next += 1) {
  const customer = `c-${next}`
  await vault.erase({ actor: { kind: 'customer', id: customer }, customer, ground: 'request' })
  process.stdout.write(`${next}\n`)
}
