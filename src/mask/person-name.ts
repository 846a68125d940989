/** How is a person's name masked? The surname or an initial shows, as far as the script has one; who it is isn't looked up. */

import { trimmed } from '../data/formats/normalize'
import { graphemes } from './graphemes'
import { defineStrategy, hidden, kept, open, type Part } from './strategy'

/**
 * Chinese names show their surname, compound ones too; names with a dot or in several words their first character,
 * and Latin ones the initial of every word; the rest is hidden. One character alone is masked whole, and so is
 * what has digits or signs in it.
 *
 * @example
 * ```ts
 * maskValue('person-name', '欧阳小红') // '欧阳**'
 * maskValue('person-name', '买买提·艾力') // '买**·**'
 * maskValue('person-name', 'Maria Anders') // 'M**** A*****'
 * ```
 */
export const personName = defineStrategy({
  name: 'person-name',
  sensitive: {
    en: 'Chinese names: all after the surname. Others: every letter',
    zh: '中文姓名：姓之后的全部字；其他姓名：全部字母',
  },
  minimum: 1,
  read: (text) => {
    const name = trimmed(text)
    if (!isName.test(name)) return undefined
    const words = name.split(separators)
    if (words.length === 1 && isHan.test(name)) return readHan(name)
    const everyInitial = isLatin.test(name)
    return words.flatMap((word, index) =>
      index % 2 === 1 ? [open(separatorOf(word))] : readWord(word, everyInitial || index === 0),
    )
  },
})

const readHan = (name: string): readonly Part[] | undefined => {
  const characters = graphemes(name)
  const isCompound = characters.length > 2 && compoundSurnames.includes(characters.slice(0, 2).join(''))
  const surname = characters.slice(0, isCompound ? 2 : 1).join('')
  if (characters.length > longestHan) return undefined
  return [open(surname), hidden(name.slice(surname.length))]
}

const readWord = (word: string, showsInitial: boolean): readonly Part[] => {
  const initial = showsInitial ? (graphemes(word)[0] ?? '') : ''
  return [kept(initial), hidden(word.slice(initial.length))]
}

/** A text of more Hanzi than any name has is something else. */
const longestHan = 6

const dots = '·•‧・᛫∙⋅.'
const isName = /^[\p{L}\p{M}](?:[\p{L}\p{M}'’ -]|[·•‧・᛫∙⋅.])*$/u
const separators = /( +|[·•‧・᛫∙⋅.] *)/u
const separatorOf = (text: string): string =>
  dots.includes(text.charAt(0)) ? text.replace(/^[^.]/u, '·') : ' '
const isHan = /^[\p{Script=Han}\p{M}]+$/u
const isLatin = /^[\p{Script=Latin}\p{M}'’ .-]+$/u

export const compoundSurnames: readonly string[] =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 歐陽 東方 司馬 諸葛 獨孤 尉遲 赫連 長孫 軒轅'.split(
    ' ',
  )
