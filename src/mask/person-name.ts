/** How is a person's name masked? The surname or an initial shows, as far as the script has one; who it is isn't looked up. */

import { trimmed } from '../data/formats/normalize'
import { isCompoundSurname } from './compound-surnames'
import { graphemes } from './graphemes'
import { readUsual } from './usual-name'
import { defineStrategy, hidden, kept, open, type Part } from './strategy'

/**
 * Chinese names show their surname, compound ones too; names with a dot or in several words their first character,
 * and Latin ones the initial of every word; the rest is hidden. One character alone is masked whole, and so is
 * what has digits or signs in it. On request the last character shows, and nothing else.
 *
 * @example
 * ```ts
 * maskValue('person-name', '欧阳小红') // '欧阳**'
 * maskValue('person-name', '买买提·艾力') // '买**·**'
 * maskValue('person-name', 'Maria Anders') // 'M**** A*****'
 * maskValue('person-name', '欧阳小红', { show: { name: 'last' } }) // '***红'
 * ```
 */
export const personName = defineStrategy({
  name: 'person-name',
  sensitive: {
    en: 'Chinese names: all after the surname. Others: every letter',
    zh: '中文姓名：姓之后的全部字；其他姓名：全部字母',
  },
  minimum: 1,
  read: (text, { name: request = 'surname' }) => {
    const usual = request === 'surname' ? readUsual(text) : undefined
    if (usual !== undefined) return usual
    const name = trimmed(text)
    if (!isName(name)) return undefined
    if (request === 'last') return readLast(name)
    return request === 'surname' ? readSurname(name) : undefined
  },
})

/** Does a text look like a name of a person: letters of any script, and between them spaces, dots, hyphens and apostrophes? */
export const isName = (text: string): boolean => shape.test(text)

const readSurname = (name: string): readonly Part[] | undefined => {
  if (isHan.test(name)) return readHan(name)
  const words = name.split(separators)
  const everyInitial = isLatin.test(name)
  return words.flatMap((word, index) =>
    index % 2 === 1 ? [open(separatorOf(word))] : readWord(word, everyInitial || index === 0),
  )
}

const readHan = (name: string): readonly Part[] | undefined => {
  const characters = graphemes(name)
  if (characters.length > longestHan) return undefined
  const isCompound = characters.length > 2 && isCompoundSurname(`${characters[0]}${characters[1]}`)
  const surname = characters.slice(0, isCompound ? 2 : 1).join('')
  return [open(surname), hidden(name.slice(surname.length))]
}

const readWord = (word: string, showsInitial: boolean): readonly Part[] => {
  const initial = showsInitial ? (graphemes(word)[0] ?? '') : ''
  return [kept(initial), hidden(word.slice(initial.length))]
}

const readLast = (name: string): readonly Part[] | undefined => {
  const characters = graphemes(name)
  if (isHan.test(name) && characters.length > longestHan) return undefined
  return [hidden(characters.slice(0, -1).join('')), kept(characters.at(-1) ?? '')]
}

/** A text of more Hanzi than any name has is something else. */
const longestHan = 6

const dots = '·•‧・᛫∙⋅.'
const shape = /^\p{L}(?:[\p{L}\p{M}'’ -]|[·•‧・᛫∙⋅.])*$/u
const separators = /( +|[·•‧・᛫∙⋅.] *)/u
const separatorOf = (text: string): string =>
  dots.includes(text.charAt(0)) ? text.replace(/^[^.]/u, '·') : ' '
const isHan = /^[\p{Script=Han}\p{M}]+$/u
const isLatin = /^[\p{Script=Latin}\p{M}'’ .-]+$/u
