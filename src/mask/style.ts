/** How is a mask printed, and what may a caller ask of it? Less than a strategy shows, or another part; never more than its promise. */

import type { Instant } from '../core/instant'

/** How masks look. What is left out has its default. */
export interface MaskStyle {
  /** `*` where absent. A closed list, so that a mask never looks like a value. */
  readonly character?: MaskCharacter
  /** Every hidden run prints as four characters, so that its length doesn't show. */
  readonly fixedWidth?: boolean
  /** Which part is to show, by kind of value; each strategy looks at its own. */
  readonly show?: MaskRequest
}

/**
 * What is to show instead of what a strategy shows by itself, which is named first in each list. The promise holds for
 * all of it: a request under which too little would be hidden, and one that isn't on its list, give the whole mask.
 */
export interface MaskRequest {
  /** Of an address in one text: down to which level. `street` is the subdistrict, town or township (街道, 镇, 乡). */
  readonly address?: 'district' | 'province' | 'city' | 'street'
  /** Of a birth date: its year, or the ten years of age at an instant, as `30-39`; from ninety on it is `90+`. */
  readonly birthDate?: 'year' | { readonly ageBandAt: Instant }
  /** Of an e-mail address. */
  readonly email?: 'initial-and-domain' | 'domain' | 'initial'
  /** Of a person's name: the surname (or initials), or the last character alone. */
  readonly name?: 'surname' | 'last'
  /** Of a telephone number: what routes the call and a few last digits, or one of the two. */
  readonly phone?: 'prefix-and-last' | 'prefix' | 'last'
  /** Of a number of an identity document: both ends, or the last characters alone. */
  readonly document?: 'ends' | 'last'
  /** Of an IP address: 16 bits of IPv4 and 32 of IPv6, or half of that. */
  readonly ip?: 'network' | 'block'
}

export type MaskCharacter = '*' | '#' | '•' | '●' | '＊' | '█'

/** The style of a caller who asks for nothing. */
export const plainStyle: MaskStyle = Object.freeze({})

/** Does a style ask for nothing, so that masks look as they do by themselves? */
export const isPlainStyle = ({ character, fixedWidth, show }: MaskStyle): boolean =>
  (character === undefined || character === '*') && fixedWidth !== true && show === undefined

/** The mask of a whole value: six characters whatever its length, and even where it is empty. */
export const wholeMask = (style: MaskStyle, otherwise?: MaskCharacter): string => {
  const character = maskCharacter(style, otherwise)
  return character === '*' ? '******' : character.repeat(6)
}

/** A style may come from a file: what isn't on the list counts as `*`. */
export const maskCharacter = (style: MaskStyle, otherwise?: MaskCharacter): string => {
  const character = style.character ?? otherwise
  return character !== undefined && characters.has(character) ? character : '*'
}

const characters: ReadonlySet<string> = new Set<MaskCharacter>(['*', '#', '•', '●', '＊', '█'])
