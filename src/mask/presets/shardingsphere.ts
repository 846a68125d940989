/** Which presets print what Apache ShardingSphere's mask algorithms print? By their names and with their properties; its hashes and random replacements aren't here. */

import { defineStrategy, type TextStrategy } from '../strategy'
import type { MaskCharacter } from '../style'
import { afterCharacter } from './after-character'
import { beforeCharacter } from './before-character'
import { keepFirstLast } from './keep-first-last'
import { keepRange } from './keep-range'
import { maskFirstLast } from './mask-first-last'
import { maskRange } from './mask-range'

/** As in a rule of ShardingSphere; only characters of our list are taken, any other prints as `*`. */
interface ReplaceCharacter {
  readonly 'replace-char'?: MaskCharacter
}

/** Properties of the algorithms by numbers at the ends. */
export interface FirstNLastM extends ReplaceCharacter {
  readonly 'first-n': number
  readonly 'last-m': number
}

/** Properties of the algorithms by a range, counted from 0, both ends in it. */
export interface FromXToY extends ReplaceCharacter {
  readonly 'from-x': number
  readonly 'to-y': number
}

/** Properties of the algorithms by characters. */
export interface SpecialCharacters extends ReplaceCharacter {
  readonly 'special-chars': string
}

/**
 * The algorithms that cover a value, of ShardingSphere 5. They print the same where at least half of
 * the value is hidden, and mask whole where theirs shows a value unchanged or nearly so: too short for its
 * properties, without the special characters, properties that leave most of it. Counted as readers see characters.
 *
 * @example
 * ```ts
 * maskWith(shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': 3, 'last-m': 4 }), '13800138000') // '138****8000'
 * maskWith(shardingsphere.KEEP_FIRST_N_LAST_M({ 'first-n': 3, 'last-m': 4 }), '138') // '******'; theirs '138'
 * ```
 */
export const shardingsphere = Object.freeze({
  KEEP_FIRST_N_LAST_M: (properties: FirstNLastM): TextStrategy =>
    printedWith(properties['replace-char'], keepFirstLast(ends(properties))),
  MASK_FIRST_N_LAST_M: (properties: FirstNLastM): TextStrategy =>
    printedWith(properties['replace-char'], maskFirstLast(ends(properties))),
  KEEP_FROM_X_TO_Y: (properties: FromXToY): TextStrategy =>
    printedWith(properties['replace-char'], keepRange(range(properties))),
  MASK_FROM_X_TO_Y: (properties: FromXToY): TextStrategy =>
    printedWith(properties['replace-char'], maskRange(range(properties))),
  MASK_BEFORE_SPECIAL_CHARS: (properties: SpecialCharacters): TextStrategy =>
    printedWith(properties['replace-char'], beforeCharacter({ character: properties['special-chars'] })),
  MASK_AFTER_SPECIAL_CHARS: (properties: SpecialCharacters): TextStrategy =>
    printedWith(properties['replace-char'], afterCharacter({ character: properties['special-chars'] })),
})

const printedWith = (character: MaskCharacter | undefined, strategy: TextStrategy): TextStrategy =>
  character === undefined ? strategy : defineStrategy({ ...strategy, character })

const ends = (properties: FirstNLastM): { readonly first: number; readonly last: number } => ({
  first: properties['first-n'],
  last: properties['last-m'],
})

const range = (properties: FromXToY): { readonly from: number; readonly to: number } => ({
  from: properties['from-x'],
  to: properties['to-y'],
})
