/** Is this store a vault of this key ring, and of a format that is known here? A new store becomes one; any other is refused. */

import { type Failure, TutelaError } from '../core/error'
import { toHex } from '../audit/leaf'
import { randomUuid, type RandomBytes } from '../crypto/random'
import type { KeyRing } from '../keys/key-ring'
import type { Store, Transaction } from '../store/store'
import { expectBytes, inTime, noKeys, noStore } from './patience'

/** The version of what the vault writes: rows, seals, leaves. */
export const vaultFormat = '1'

/** Makes a new vault of an empty store, or checks that it is one that this ring opens. */
export const openOrCreate = async (input: {
  readonly store: Store
  readonly keys: KeyRing
  readonly random: RandomBytes
  readonly patience: number
}): Promise<{ readonly vault: string }> => {
  const publicKey = toHex(expectBytes(await inTime(input.patience, noKeys, () => input.keys.publicKey()), 32))
  return inTime(input.patience, noStore, () =>
    input.store.transact(async (transaction) => {
      const known = await readMeta(transaction)
      if (known.size === 0) {
        const vault = randomUuid(input.random)
        const values = { format: vaultFormat, vault, 'public-key': publicKey }
        await transaction.insert(
          'meta',
          Object.entries(values).map(([name, value]) => ({ customer: '', name, value })),
        )
        return { vault }
      }
      const vault = known.get('vault')
      if (known.get('format') !== vaultFormat || vault === undefined) throw new TutelaError(otherFormat)
      if (known.get('public-key') !== publicKey) throw new TutelaError(otherKeys)
      return { vault }
    }),
  )
}

const readMeta = async (transaction: Transaction): Promise<ReadonlyMap<string, string>> => {
  const rows = await transaction.list('meta', { equals: { customer: '' }, limit: 100 })
  return new Map(rows.map(({ name, value }) => [name, value]))
}

const otherFormat: Failure = {
  kind: 'store/version',
  message: 'the store holds a vault of a format that is not known here',
  remedy: 'open it with the release that wrote it, or a newer one',
  where: { table: 'meta' },
}

const otherKeys: Failure = {
  kind: 'key/missing',
  message: 'the store holds the vault of another key ring',
  remedy: 'open it with the key ring that it was made with; nothing was changed',
  where: { table: 'meta' },
}
