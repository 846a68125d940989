/** What is a mask strategy for texts? A reading that cuts a value into parts; whether enough is hidden is judged elsewhere. */

import type { Localized } from '../core/locale'

/** A piece of a value, in the order of printing. */
export interface Part {
  /** `open` isn't sensitive, `kept` is and shows nevertheless, `hidden` is and doesn't show. */
  readonly role: 'open' | 'kept' | 'hidden'
  readonly text: string
  /** What a hidden part prints as, where its length may not show. */
  readonly as?: string
}

/** A strategy for values that are one text. */
export interface TextStrategy<Name extends string = string> {
  readonly name: Name
  /** Which characters of a value count as sensitive, for the documentation. */
  readonly sensitive: Localized
  /** The least number of sensitive characters to hide; a value in which fewer could be is masked whole. */
  readonly minimum: number
  /** Cuts the value, or gives undefined for what isn't of its form: that is masked whole. */
  readonly read: (text: string) => readonly Part[] | undefined
}

/** Declares a strategy; keeps its name as a literal type. */
export const defineStrategy = <const Name extends string>(strategy: TextStrategy<Name>): TextStrategy<Name> =>
  strategy

/** A part that isn't sensitive. */
export const open = (text: string): Part => ({ role: 'open', text })

/** A sensitive part that shows. */
export const kept = (text: string): Part => ({ role: 'kept', text })

/** A sensitive part that doesn't show; `as` replaces one mask character a grapheme. */
export const hidden = (text: string, as?: string): Part =>
  as === undefined ? { role: 'hidden', text } : { role: 'hidden', text, as }

/** Hides all but the last `count` characters of a text of one code unit a character. */
export const keepLast = (text: string, count: number): readonly Part[] => {
  const cut = Math.max(0, text.length - count)
  return [hidden(text.slice(0, cut)), kept(text.slice(cut))]
}
