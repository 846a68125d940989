/**
 * What is each character to the scan: a digit in some script, a letter, a separator inside numbers, something invisible, or nothing?
 * One table for all UTF-16 code units, made at the first use; it doesn't know what a phone or an address is.
 */

/** Bits of the table's entries. An entry of 0 says nothing to anybody. */
export const digitBit = 1
export const letterBit = 2
export const separatorBit = 4
export const invisibleBit = 8
/** The first half of a surrogate pair that may hold a digit. */
export const pairBit = 16
/** A word of Chinese addresses that stands beside a number, as `路` and `号`. */
export const addressBit = 32
/** The scan stops at one of these near another: a Chinese digit alone is a word, and a capital begins one. */
export const pairedBit = 64
/** The scan stops here. */
export const wakeBit = 128

/** How a digit is written; where the writing changes, a number may end. */
export const plainWriting = 1
export const hanWriting = 2
export const signWriting = 3
export type Writing = 0 | 1 | 2 | 3

/** What stands between two characters of a number, as bits: a space, a line break, or a sign. */
export const spaceGap = 1
export const breakGap = 2
export const dashGap = 4
export const dotGap = 8
export const bracketGap = 16
export const otherGap = 32

/** The tables, by code unit. */
export interface Characters {
  readonly classes: Uint8Array
  /** The ASCII code of the digit or capital that a character stands for. */
  readonly plain: Uint8Array
  readonly writings: Uint8Array
  readonly gaps: Uint8Array
}

let tables: Characters | undefined

/** The tables; made once. */
export const characters = (): Characters => (tables ??= makeTables())

/**
 * The digit of a surrogate pair as an ASCII code, or 0: mathematical digits (U+1D7CE-1D7FF) and those in squares of legacy
 * computing (U+1FBF0-1FBF9).
 */
export const pairDigit = (high: number, low: number): number => {
  const code = (high - 0xd800) * 0x400 + low - 0xdc00 + 0x10000
  if (code >= 0x1d7ce && code <= 0x1d7ff) return 48 + ((code - 0x1d7ce) % 10)
  return code >= 0x1fbf0 && code <= 0x1fbf9 ? 48 + code - 0x1fbf0 : 0
}

/** Zeros of decimal digits in the Basic Multilingual Plane (Unicode 16, category Nd), without ASCII and full width. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
  0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x2080,
]

/** Ones of signs that run from 1 to 9: circled, in brackets, with a full stop, black circles, serif and sans. */
const ones = [0x2460, 0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a]

const han = ['零〇○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖']
const circledZeros = '⓪⓿🄋'
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const separators: readonly (readonly [number, string])[] = [
  [spaceGap, ' \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  [breakGap, '\n\r\u2028\u2029\u0085'],
  [dashGap, '-_~－～—–‐‑‒―−﹣'],
  [dotGap, '.·•・‧∙⋅．。﹒'],
  [bracketGap, '()（）[]【】「」『』{}<>〈〉《》［］｛｝〔〕〖〗'],
  [otherGap, '*|/\\+'],
]

/** Invisible marks: soft hyphen, zero-width characters, directions, variation selectors, and the frame of keycaps. */
const invisible: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0x20dd, 0x20e3],
]

/** Stand before or after the number of a house, a building, a door. */
const addressWords = '路街巷弄村号栋幢室楼座层院道里组单元'

const makeTables = (): Characters => {
  const classes = new Uint8Array(65536)
  const plain = new Uint8Array(65536)
  const writings = new Uint8Array(65536)
  const gaps = new Uint8Array(65536)
  const digit = (code: number, value: number, writing: Writing): void => {
    classes[code] = digitBit | (writing === hanWriting ? pairedBit : wakeBit)
    plain[code] = 48 + value
    writings[code] = writing
  }
  const letter = (code: number, capital: number, wakes: number): void => {
    classes[code] = letterBit | wakes
    plain[code] = capital
    writings[code] = plainWriting
  }
  for (let value = 0; value < 10; value++) {
    digit(48 + value, value, plainWriting)
    digit(0xff10 + value, value, plainWriting)
    for (const zero of zeros) digit(zero + value, value, signWriting)
    for (const one of ones) if (value > 0) digit(one + value - 1, value, signWriting)
    for (const character of han[value] ?? '') digit(character.charCodeAt(0), value, hanWriting)
    digit(superscripts.charCodeAt(value), value, signWriting)
  }
  for (const character of circledZeros)
    if (character.length === 1) digit(character.charCodeAt(0), 0, signWriting)
  for (let index = 0; index < 26; index++) {
    letter(65 + index, 65 + index, pairedBit)
    letter(97 + index, 65 + index, 0)
    letter(0xff21 + index, 65 + index, wakeBit)
    letter(0xff41 + index, 65 + index, wakeBit)
  }
  for (const [gap, list] of separators)
    for (const character of list) {
      const code = character.charCodeAt(0)
      classes[code] = separatorBit
      gaps[code] = gap
    }
  for (const [first, last] of invisible)
    for (let code = first; code <= last; code++) classes[code] = invisibleBit | wakeBit
  for (const high of [0xd835, 0xd83e]) classes[high] = pairBit | wakeBit
  for (const word of addressWords) classes[word.charCodeAt(0)] = addressBit
  return { classes, plain, writings, gaps }
}
