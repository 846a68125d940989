/** Where does a preset cut that goes by a character? At its first place; what shows counts as sensitive, hosts of e-mail excepted. */

import { hostTells } from '../email-host'
import { hidden, kept, open, type Part } from '../strategy'

/** The character to cut at, or several in a row. */
export interface Separator {
  readonly character: string
}

/** A text before, at and after the first place of a separator, or undefined where it has none. */
export const splitAt = (text: string, { character }: Separator): Split | undefined => {
  const at = character === '' ? -1 : text.indexOf(character)
  return at === -1
    ? undefined
    : { before: text.slice(0, at), separator: kept(character), after: text.slice(at + character.length) }
}

export interface Split {
  readonly before: string
  readonly separator: Part
  readonly after: string
}

/** Hides what is before. The host of an e-mail address isn't sensitive; one that says who it is, masks whole. */
export const hideBefore = ({ before, separator, after }: Split): readonly Part[] | undefined => {
  const isHost = separator.text === '@' && host.test(after)
  if (isHost && hostTells(before, after)) return undefined
  return [hidden(before), separator, isHost ? open(after) : kept(after)]
}

const host = /^(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}$/
