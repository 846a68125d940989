/** Which key wraps the data keys? One an hour and process, sealed to the vault's public key; the ring alone opens it again. */

import { TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { createDataKey } from '../crypto/envelope'
import { randomUuid, type RandomBytes } from '../crypto/random'
import type { KeyRing } from '../keys/key-ring'
import type { Transaction } from '../store/store'
import { expectBytes, inTime, noKeys } from './patience'

/** The key of one epoch. */
export interface Epoch {
  readonly id: string
  readonly key: Uint8Array
  readonly sealed: Uint8Array
  readonly createdAt: Instant
}

/** The epochs that this process wrote or opened. */
export interface EpochKeys {
  /** The epoch to write under at `at`; made and sealed where there is none, or its hour is over. */
  readonly current: (at: Instant) => Promise<Epoch>
  /** Writes its row, unless it stands; a rotation may have removed it since. */
  readonly keep: (transaction: Transaction, epoch: Epoch) => Promise<void>
  /** Ends the epoch to write under: the next that is asked for is a fresh one. */
  readonly renew: () => void
  /** The key of an epoch that a data key names; `key/missing` if there is no such row, or the ring can't open it. */
  readonly open: (transaction: Transaction, id: string) => Promise<Uint8Array>
  readonly clear: () => void
}

const hour = 3_600_000

/** No epochs yet. */
export const createEpochKeys = (keys: KeyRing, random: RandomBytes, patience: number): EpochKeys => {
  let writing: Epoch | undefined
  const opened = new Map<string, Uint8Array>()
  return {
    current: async (at) => {
      if (writing !== undefined && at >= writing.createdAt && at < writing.createdAt + hour) return writing
      const [id, key] = [randomUuid(random), createDataKey(random)]
      const sealed = expectBytes(await inTime(patience, noKeys, () => keys.sealEpoch(id, key.slice())))
      writing = { id, key, sealed, createdAt: at }
      opened.set(id, key)
      return writing
    },
    keep: async (transaction, epoch) => {
      if ((await transaction.get('epoch', { customer: '', id: epoch.id })) !== undefined) return
      await transaction.insert('epoch', [
        { customer: '', id: epoch.id, created_at: epoch.createdAt, sealed: epoch.sealed },
      ])
    },
    renew: () => {
      writing = undefined
    },
    open: async (transaction, id) => {
      const known = opened.get(id)
      if (known !== undefined) return known
      const row = await transaction.get('epoch', { customer: '', id })
      if (row === undefined) throw new TutelaError(noEpoch)
      const key = expectBytes(await inTime(patience, noKeys, () => keys.openEpoch(id, row.sealed)), 32)
      opened.set(id, key)
      return key
    },
    clear: () => {
      for (const key of opened.values()) key.fill(0)
      opened.clear()
      writing = undefined
    },
  }
}

const noEpoch = {
  kind: 'key/missing',
  message: 'the key that wraps a data key is not in the store',
  remedy: 'restore the table `epoch` from a backup; if it was destroyed on purpose, the values are gone',
} as const
