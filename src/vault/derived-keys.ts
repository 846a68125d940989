/** Which keys are derived from the ring's roots? Those of blind indexes, of pseudonyms and of references; each is derived once. */

import { createIndexKey } from '../crypto/blind-index'
import { deriveKey } from '../crypto/derive'
import { createFormatPseudonymKey, createPseudonymKey } from '../crypto/pseudonym'
import type { KeyRing } from '../keys/key-ring'
import { expectBytes, inTime, noKeys } from './patience'

/** Keys by what they are for. Each rejects as the ring does that lacks the root. */
export interface DerivedKeys {
  readonly index: (item: string) => Promise<Uint8Array>
  readonly pseudonym: (scope: string, item: string) => Promise<Uint8Array>
  /** Of pseudonyms that keep the item's format. */
  readonly formatPseudonym: (scope: string, item: string) => Promise<Uint8Array>
  readonly reference: () => Promise<Uint8Array>
  /** Forgets all of them. */
  readonly clear: () => void
}

/** Derives from the ring's roots, and remembers. */
export const createDerivedKeys = (keys: KeyRing, patience: number): DerivedKeys => {
  const derived = new Map<string, Uint8Array>()
  const roots = new Map<string, Uint8Array>()
  const root = async (which: 'indexRoot' | 'pseudonymRoot'): Promise<Uint8Array> => {
    const known = roots.get(which)
    if (known !== undefined) return known
    const read = expectBytes(await inTime(patience, noKeys, () => keys[which]()), 32)
    roots.set(which, read)
    return read
  }
  const remember = async (name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const known = derived.get(name)
    if (known !== undefined) return known
    const made = await make()
    derived.set(name, made)
    return made
  }
  return {
    index: (item) => remember(`i ${item}`, async () => createIndexKey(await root('indexRoot'), item)),
    pseudonym: (scope, item) =>
      remember(`p ${scope.length} ${scope} ${item}`, async () =>
        createPseudonymKey(await root('pseudonymRoot'), scope, item),
      ),
    formatPseudonym: (scope, item) =>
      remember(`f ${scope.length} ${scope} ${item}`, async () =>
        createFormatPseudonymKey(await root('pseudonymRoot'), scope, item),
      ),
    reference: () => remember('r', async () => deriveKey(await root('indexRoot'), 'tutela/reference/v1', [])),
    clear: () => {
      for (const key of [...derived.values(), ...roots.values()]) key.fill(0)
      derived.clear()
      roots.clear()
    },
  }
}
