/** A process in which many read at once without end; each tells its event once it has its answer. */

import { memoryKeys } from '../../src/keys/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { seededRandom } from '../crypto/seeded-random'
import { openTestVault, usage } from './world'

const [path = ''] = process.argv.slice(2)
const vault = await openTestVault(sqliteStore(path), memoryKeys({ random: seededRandom(3) }))
const read = async (): Promise<never> => {
  for (;;) {
    const { outcome, event } = await vault.use(usage)
    process.stdout.write(`${outcome} ${event}\n`)
  }
}
await Promise.all(Array.from({ length: 16 }, read))
