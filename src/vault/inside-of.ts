/** How do upper floors reach what a vault works with? By the vault itself, through a register that two copies of the package share. */

import { TutelaError } from '../core/error'
import type { VaultInside } from './inside'
import type { Vault } from './vault'

const key = Symbol.for('tutela.vaults')

const register = (): WeakMap<object, VaultInside> => {
  const shared = globalThis as typeof globalThis & { [key]?: WeakMap<object, VaultInside> }
  return (shared[key] ??= new WeakMap())
}

/** Remembers what a vault works with, as long as the vault lives. */
export const rememberInside = (vault: object, inside: VaultInside): void => {
  register().set(vault, inside)
}

/** What a vault works with; `input/invalid` for what `openVault` didn't make. */
export const insideOf = (vault: Pick<Vault, 'id'>): VaultInside => {
  const inside = register().get(vault)
  if (inside !== undefined) return inside
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'this is no open vault',
    remedy: 'give what `openVault` resolved with, itself and not a copy',
    where: { path: 'vault' },
  })
}
