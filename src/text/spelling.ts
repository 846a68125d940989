/** Which ASCII character does one of a text stand for, and is it seen at all? Full-width forms and invisible marks; numbers are read elsewhere. */

import { characters, invisibleBit } from './characters'

/** The character at a place, full-width ones as ASCII; an empty text outside. */
export const plainAt = (text: string, at: number): string => {
  const code = text.charCodeAt(at)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : text.charAt(at)
}

/** Is there something at a place that nobody sees? */
export const isInvisible = (text: string, at: number): boolean =>
  ((characters().classes[text.charCodeAt(at)] ?? 0) & invisibleBit) !== 0
