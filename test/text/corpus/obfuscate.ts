/** In which ways do people hide a value from a filter, knowingly or not? Each way writes a bare value otherwise. */

import { bareBankCard, bareEmail, bareMobile, bareResidentId, type Next, pick } from './values'

/** One way: what it starts from, and what it makes of it. */
export interface Way {
  readonly name: string
  readonly values: readonly [(next: Next) => string, ...((next: Next) => string)[]]
  readonly write: (value: string, next: Next) => string
}

const numbers: Way['values'] = [bareMobile, bareResidentId, bareBankCard]
const digitsOnly: Way['values'] = [bareMobile, bareBankCard]

const eachDigit = (value: string, from: string): string =>
  value.replace(/[0-9]/g, (digit) => [...from][Number(digit)] ?? digit)

const fullWidth = (value: string): string =>
  value.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

/** Cuts a value at one to three random places and joins it again. */
const cut = (value: string, next: Next, join: string): string => {
  const places = Array.from(
    { length: 1 + Math.floor(next() * 3) },
    () => 1 + Math.floor(next() * (value.length - 1)),
  )
  return [...value]
    .map((character, index) => (places.includes(index) ? join + character : character))
    .join('')
}

const fours = (value: string, join: string): string =>
  value.length === 11
    ? [value.slice(0, 3), value.slice(3, 7), value.slice(7)].join(join)
    : (value.match(/.{1,4}/g) ?? []).join(join)

export const ways: readonly Way[] = [
  { name: 'full width', values: [...numbers, bareEmail], write: fullWidth },
  {
    name: 'half width and full width mixed',
    values: numbers,
    write: (value, next) => [...value].map((one) => (next() < 0.5 ? fullWidth(one) : one)).join(''),
  },
  { name: 'spaces between groups', values: numbers, write: (value) => fours(value, ' ') },
  { name: 'a space between all digits', values: numbers, write: (value) => [...value].join(' ') },
  {
    name: 'dashes',
    values: numbers,
    write: (value, next) => fours(value, pick(next, ['-', '–', '—', '－', '_'])),
  },
  { name: 'dots', values: numbers, write: (value, next) => fours(value, pick(next, ['.', '·', '．', '•'])) },
  {
    name: 'invisible characters inside',
    values: [...numbers, bareEmail],
    write: (value, next) => cut(value, next, pick(next, ['\u200b', '\u200d', '\ufeff', '\u2060', '\u00ad'])),
  },
  {
    name: 'Chinese digits',
    values: digitsOnly,
    write: (value, next) =>
      eachDigit(
        value,
        pick(next, [
          '零一二三四五六七八九',
          '〇一二三四五六七八九',
          '零幺二三四五六七八九',
          '零壹贰叁肆伍陆柒捌玖',
        ]),
      ),
  },
  {
    name: 'Chinese digits among others',
    values: digitsOnly,
    write: (value, next) =>
      [...value].map((one) => (next() < 0.4 ? eachDigit(one, '零一二三四五六七八九') : one)).join(''),
  },
  {
    name: 'circled digits',
    values: digitsOnly,
    write: (value, next) => eachDigit(value, pick(next, ['⓪①②③④⑤⑥⑦⑧⑨', '⓪➀➁➂➃➄➅➆➇➈', '⓿❶❷❸❹❺❻❼❽❾'])),
  },
  {
    name: 'digits of other scripts',
    values: digitsOnly,
    write: (value, next) =>
      eachDigit(value, pick(next, ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'])),
  },
  { name: 'keycaps', values: digitsOnly, write: (value) => value.replace(/[0-9]/g, '$&\ufe0f\u20e3') },
  {
    name: 'a line break inside',
    values: numbers,
    write: (value, next) => {
      const at = 2 + Math.floor(next() * (value.length - 4))
      return value.slice(0, at) + pick(next, ['\n', '\r\n']) + value.slice(at)
    },
  },
  {
    name: 'brackets',
    values: numbers,
    write: (value, next) =>
      pick(next, [
        `(${value.slice(0, 3)})${value.slice(3)}`,
        `【${value.slice(0, 4)}】${value.slice(4)}`,
        `${value.slice(0, 3)}(${value.slice(3, 7)})${value.slice(7)}`,
      ]),
  },
  {
    name: 'slashes, stars and bars',
    values: numbers,
    write: (value, next) => fours(value, pick(next, ['/', '*', '|'])),
  },
  {
    name: 'words for @',
    values: [bareEmail],
    write: (value, next) =>
      value.replace('@', pick(next, ['(at)', '[at]', ' at ', '（at）', ' [AT] ', '＠', ' @ ', '【at】'])),
  },
  {
    name: 'words for @ and the dot',
    values: [bareEmail],
    write: (value) => value.replace('@', '[at]').replace(/\.(?=[a-z]+$)/, '[dot]'),
  },
]

/** Sentences around them, of which a number's kind can't always be read off. */
export const obfuscatedAround: readonly [string, ...string[]] = [
  '加我 {} 聊',
  '我的是{}，别告诉别人',
  'reach me: {}',
  '平台不让发，自己看{}',
]
