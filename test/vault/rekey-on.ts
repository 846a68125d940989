/** A process that changes the keys of a vault: wraps all data keys anew, then seals all records anew, one key a transaction; and says when it begins. */

import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { openTestVault } from './world'

const [path = '', instant = ''] = process.argv.slice(2)
const before = Number(instant)
const clock = () => before + 1
const vault = await openTestVault(sqliteStore(path), memoryKeys({ random: seededRandom(3) }), { clock })
process.stdout.write('begun\n')
await vault.rotateKeys({ before, batch: 1 })
await vault.reencrypt({ before, batch: 1 })
process.stdout.write('done\n')
await new Promise((resolve) => setTimeout(resolve, 60_000))
