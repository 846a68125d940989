/** Which keys of a log entry are items of the policy? Those named as an item or its field, in any spelling, and the adopter's own. */

import { TutelaError } from '../core/error'
import { isMaskName, type MaskName } from '../mask/registry'
import type { Policy } from '../policy/policy'

/** The mask of a member by its key and the key of the object that it is in; undefined where neither is known. */
export type FindMask = (parent: string, key: string) => MaskName | undefined

/** By key, or by the last two as `customer.name`: the name of a mask; `none` shows what the policy would mask. */
export type OwnKeys = { readonly [key: string]: MaskName }

/**
 * Keys count alike in any case and with any signs between their words: `birthDate`, `birth_date`, `BIRTH-DATE`. Two keys go before
 * one, and the adopter's before the policy's. A field that categories mask differently is masked whole.
 *
 * @throws `input/invalid` for a mask that isn't known
 */
export const findMaskOf = (policy: Policy, own: OwnKeys = {}): FindMask => {
  const masks = new Map<string, MaskName>()
  for (const { items } of policy.categories.values())
    for (const { name, field, mask } of Object.values(items)) {
      const known = isMaskName(mask) ? mask : 'whole'
      masks.set(spelled(name), known)
      const other = masks.get(spelled(field))
      masks.set(spelled(field), other === undefined || other === known ? known : 'whole')
    }
  for (const [key, mask] of Object.entries(own)) {
    if (!isMaskName(mask))
      throw new TutelaError({
        kind: 'input/invalid',
        message: 'a key of the log has no known mask',
        remedy: 'name one of `maskNames`',
        where: { path: key },
      })
    masks.set(spelled(key), mask)
  }
  return (parent, key) => {
    const last = spelled(key)
    return masks.get(`${spelled(parent)}.${last}`) ?? masks.get(last)
  }
}

const spelled = (key: string): string => key.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '')

/** In logs a single text often stands where the item is a list. */
export const maskOfText = (mask: MaskName): MaskName => singles.get(mask) ?? mask

const singles: ReadonlyMap<MaskName, MaskName> = new Map([
  ['phones', 'phone'],
  ['emails', 'email'],
  ['addresses', 'address'],
])
