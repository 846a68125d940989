/** By which texts is a customer found? Normalised ones, the same for every spelling of a value; hashing them is the vault's work. */

import { either as E } from 'fp-ts'
import type { Format } from './formats/format'
import { copyPlain, type Json, notPlain } from './plain-json'

/** What `findBy` of an item is. */
export type FindBy = (value: unknown) => readonly string[]

/**
 * Finds by the text under `member` of each entry of a list, or by one bare text, in every given format that it fits.
 *
 * @example
 * ```ts
 * findByMember('number', [phone])('138 0013 8000') // ['+8613800138000']
 * findByMember('number', [phone])([{ kind: 'mobile', number: '+8613800138000' }]) // ['+8613800138000']
 * ```
 */
export const findByMember =
  (member: string, formats: readonly Pick<Format, 'parse'>[]): FindBy =>
  (value) => {
    const plain = copyPlain(value)
    if (plain === notPlain) return []
    const entries: readonly Json[] = Array.isArray(plain) ? plain : [plain]
    const texts = entries.flatMap((entry) => {
      const text: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, member) : entry
      return typeof text === 'string' ? formats.flatMap((format) => parsed(format, text)) : []
    })
    return [...new Set(texts)]
  }

const parsed = (format: Pick<Format, 'parse'>, text: string): readonly string[] =>
  E.match(
    () => [],
    (canonical: string) => [canonical],
  )(format.parse(text))
