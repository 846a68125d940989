/** What is a mask strategy for texts? A reading that cuts a value into parts; whether enough is hidden is judged elsewhere. */

import { TutelaError } from '../core/error'
import type { Localized } from '../core/locale'
import type { MaskCharacter, MaskRequest } from './style'

/** A piece of a value, in the order of printing. */
export interface Part {
  /** `open` isn't sensitive, `kept` is and shows nevertheless, `hidden` is and doesn't show. */
  readonly role: 'open' | 'kept' | 'hidden'
  readonly text: string
  /** What a hidden part prints as, where its length may not show: mask characters `*`, punctuation and spaces alone. */
  readonly as?: string
}

/** A strategy for values that are one text. */
export interface TextStrategy<Name extends string = string> {
  readonly name: Name
  /** Which characters of a value count as sensitive, for the documentation. */
  readonly sensitive: Localized
  /** The least number of sensitive characters to hide; a value in which fewer could be is masked whole. */
  readonly minimum: number
  /** The mask character where a caller names none; `*` where absent. */
  readonly character?: MaskCharacter
  /**
   * Cuts the value, or gives undefined for what isn't of its form: that is masked whole, and so is what makes it
   * throw. It gets at most 256 UTF-16 code units, without lone surrogates, and what the caller asked to show.
   */
  readonly read: (text: string, show: MaskRequest) => readonly Part[] | undefined
}

/**
 * Declares a strategy, the library's or your own: all of them are held to the same promise, by the same code.
 *
 * @throws TutelaError `input/invalid` where the name isn't in small letters with hyphens, the sensitive characters
 * aren't named, or the minimum isn't a whole number from 1 on
 *
 * @example
 * ```ts
 * const badge = defineStrategy({
 *   name: 'badge',
 *   sensitive: { en: 'The six digits', zh: '六位数字' },
 *   minimum: 4,
 *   read: (text) => (/^[A-Z][0-9]{6}$/.test(text) ? [open(text.slice(0, 1)), ...keepLast(text.slice(1), 2)] : undefined),
 * })
 * maskWith(badge, 'A123456') // 'A****56'
 * ```
 */
export const defineStrategy = <const Name extends string>(
  strategy: TextStrategy<Name>,
): TextStrategy<Name> => {
  const { name, sensitive, minimum } = strategy
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw invalid(
      'a strategy has no proper name',
      'write it in small letters with hyphens, as `badge-number`',
    )
  if (sensitive.en.trim() === '' || sensitive.zh.trim() === '')
    throw invalid(
      `strategy \`${name}\` doesn't say what is sensitive`,
      'say it in `sensitive`, in both languages',
    )
  if (!Number.isSafeInteger(minimum) || minimum < 1)
    throw invalid(`strategy \`${name}\` hides nothing for sure`, 'make `minimum` a whole number from 1 on')
  return Object.freeze({ ...strategy, sensitive: Object.freeze({ ...sensitive }) })
}

const invalid = (message: string, remedy: string): TutelaError =>
  new TutelaError({ kind: 'input/invalid', message, remedy })

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
