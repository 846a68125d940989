/** How does a whole item's value become one that keeps its format? The text itself, or the number in each of its entries; the rest is dropped. */

import { either as E } from 'fp-ts'
import type { Failure } from '../core/error'
import type { ItemMark } from '../data/category'
import { isFormatName } from '../data/formats/registry'
import type { Json } from '../data/plain-json'
import { isObject } from '../mask/masker'
import { keepFormat } from './keep-format'

/**
 * An item's value under pseudonyms that keep its format: a text of the item's `format`, telephone numbers and identity
 * documents entry by entry with their kinds and nothing else of them. Left, for the whole value, where any part has no
 * such pseudonym: a half is never shown.
 */
export const keepItemFormat = (
  key: Uint8Array,
  { format, mask }: Pick<ItemMark, 'format' | 'mask'>,
  value: Json,
): E.Either<Failure, Json> => {
  if (typeof value === 'string' && format !== undefined && isFormatName(format))
    return keepFormat(key, format, value)
  if (mask === 'phones') return eachNumber(key, value, () => 'phone')
  if (mask === 'identity-documents') return eachNumber(key, value, (kind) => kind)
  return E.left(noFormat)
}

/** Entries with a kind and a number; in which format the number is, the kind may say. */
const eachNumber = (
  key: Uint8Array,
  value: Json,
  formatOf: (kind: string) => string,
): E.Either<Failure, Json> => {
  if (!Array.isArray(value)) return E.left(noFormat)
  const kept: Json[] = []
  for (const entry of value) {
    const { kind, number } = isObject(entry) ? entry : {}
    const format = typeof kind === 'string' ? formatOf(kind) : ''
    if (typeof kind !== 'string' || typeof number !== 'string' || !isFormatName(format))
      return E.left(noFormat)
    const pseudonym = keepFormat(key, format, number)
    if (E.isLeft(pseudonym)) return pseudonym
    kept.push({ kind, number: pseudonym.right })
  }
  return E.right(kept)
}

const noFormat: Failure = {
  kind: 'pseudonym/domain',
  message: 'the value of the item has no format that a pseudonym could keep',
  remedy: 'use an opaque pseudonym, or a mask',
}
