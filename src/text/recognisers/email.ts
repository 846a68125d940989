/** Where is an e-mail address? Around its sign in any of the ways people write it, or before a dot where the sign is a word. */

import { either as E } from 'fp-ts'
import { email } from '../../data/formats/email'
import { defineRecogniser, type Found } from '../recogniser'
import { isInvisible, plainAt } from '../spelling'

export const emailRecogniser = defineRecogniser({
  kind: 'email',
  label: email.label,
  reads: 'marks',
  marks: ['@', '＠', '.', '(dot)', '[dot]'],
  find: (text, at) => {
    const mark = text.charAt(at)
    if (mark === '@' || mark === '＠') return around(text, at, at + 1, true)
    return aroundWord(text, at)
  },
})

const longestLocal = 64
const longestDomain = 253

/** Reads to both sides of the sign that stands from `at` to `behind`. */
const around = (text: string, at: number, behind: number, isSign: boolean): Found | undefined => {
  const local = readLocal(text, at, isSign)
  if (local.value === '') return undefined
  const isSpaced = local.spaces > 0
  const domain = readDomain(text, behind, isSpaced || !isSign)
  if (domain.value === '' || fileEndings.test(domain.value)) return undefined
  // A path behind a colon: the login of a machine, as of a source repository.
  if (
    text.charAt(domain.end) === ':' &&
    /[a-z0-9~/]/i.test(text.charAt(domain.end + 1)) &&
    local.value === 'git'
  )
    return undefined
  const parsed = email.parse(`${local.value}@${domain.value}`)
  if (E.isLeft(parsed)) return undefined
  return {
    start: local.start,
    end: domain.end,
    confidence: isSign ? (isSpaced ? 0.85 : 0.97) : 0.8,
    value: parsed.right,
  }
}

const fileEndings =
  /\.(?:png|jpe?g|gif|svg|webp|bmp|ico|js|ts|jsx|tsx|css|scss|json|html?|md|txt|zip|pdf|mp[34])$/

interface Reading {
  readonly value: string
  readonly start: number
  readonly end: number
  readonly spaces: number
}

const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)

/** Letters, digits and `._%+-`. */
const isLocal = (code: number): boolean =>
  isAlphanumeric(code) || code === 46 || code === 95 || code === 45 || code === 43 || code === 37

/** Backwards from the sign, over at most two spaces. */
const readLocal = (text: string, at: number, isSign: boolean): Reading => {
  let place = at
  let spaces = 0
  while (place > 0 && spaces < 3 && ' \u3000\n\r'.includes(text.charAt(place - 1))) {
    place--
    spaces++
  }
  let value = ''
  let start = place
  while (place > 0 && value.length < longestLocal) {
    const character = plainAt(text, place - 1)
    if (isLocal(character.charCodeAt(0))) {
      value = character + value
      start = --place
    } else if (isInvisible(text, place - 1)) place--
    else break
  }
  const trimmed = value.replace(/^[.%+-]+/, '')
  start = skip(text, start, value.length - trimmed.length)
  // A sign after a line break may open a line of its own.
  const isCut = spaces > 0 && isSign && trimmed.length < 2
  return { value: isCut ? '' : trimmed, start, end: at, spaces }
}

const skip = (text: string, from: number, count: number): number => {
  let place = from
  for (let left = count; left > 0; place++) if (!isInvisible(text, place)) left--
  return place
}

const dots =
  /[ \u3000]{0,2}(?:[.．｡。]|[([【（{<] ?(?:dot|DOT|点) ?[)\]】）}>]|(?<= )(?:dot|DOT)(?= ))[ \u3000\n\r]{0,2}/y

/** Labels and dots; after a sign with a space before it, a space may follow. */
const readDomain = (text: string, from: number, maySpace: boolean): Reading => {
  let place = from
  let spaces = 0
  while (spaces < 3 && (maySpace ? ' \u3000\n\r' : '\n\r').includes(text.charAt(place) || '!')) {
    place++
    spaces++
  }
  let value = ''
  let end = place
  let isAfterDot = true
  let length = 0
  const limit = Math.min(text.length, from + longestDomain)
  while (place < limit) {
    const character = plainAt(text, place)
    if (isAlphanumeric(character.charCodeAt(0)) || character === '-') {
      value += character
      place++
      isAfterDot = false
      if (character === '-') continue
      end = place
      length = value.length
    } else if (isInvisible(text, place)) place++
    else if (isAfterDot) break
    else {
      dots.lastIndex = place
      const match = dots.exec(text)
      if (match === null || !isAlphanumeric(plainAt(text, seenFrom(text, dots.lastIndex)).charCodeAt(0)))
        break
      // A full stop and the next sentence: the domain has its last part already.
      if (/[ \n\r]$/.test(match[0]) && /\.[a-zA-Z]{2,}$/.test(value)) break
      if (/^[ \u3000]/.test(match[0]) && !maySpace && /\.[a-zA-Z]{2,}$/.test(value)) break
      value += '.'
      place += match[0].length
      isAfterDot = true
    }
  }
  const whole = value.slice(0, length).toLowerCase()
  return /\.[a-z]{2,24}$/.test(whole)
    ? { value: whole, start: from, end, spaces }
    : { value: '', start: from, end, spaces }
}

/** The next place at which something is seen. */
const seenFrom = (text: string, at: number): number => {
  let place = at
  while (isInvisible(text, place)) place++
  return place
}

/** The words for the sign, in brackets or between spaces. */
const words = /(?:[([【（{<] ?(?:at|AT|At|@|艾特) ?[)\]】）}>]|(?<= )(?:at|AT)|#at#|_at_|艾特)$/

/** At a dot that a letter follows: back over the labels before it to the sign, or to a word that stands for it. */
const aroundWord = (text: string, at: number): Found | undefined => {
  if (text.charAt(at) === '.' && !isLetterBehind(text, at + 1)) return undefined
  let place = at
  if (text.charAt(place - 1) === ' ') place--
  while (place > 0 && at - place < 64 && isDomainAt(text, place - 1)) place--
  if (place === at || at - place >= 64) return undefined
  let behind = place
  for (let spaces = 0; spaces < 2 && isSpaceAt(text, behind - 1); spaces++) behind--
  if (text.charAt(behind - 1) === '＠') return around(text, behind - 1, behind, true)
  const match = words.exec(text.slice(Math.max(0, behind - 8), behind))
  if (match === null || (match[0].trim().length === 2 && behind === place)) return undefined
  return around(text, behind - match[0].length, behind, false)
}

const isLetterBehind = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at) === 32 ? text.charCodeAt(at + 1) : text.charCodeAt(at)
  return (code | 32) >= 97 && (code | 32) <= 122
}

const isDomainAt = (text: string, at: number): boolean => {
  const code = plainAt(text, at).charCodeAt(0)
  return isAlphanumeric(code) || code === 45 || code === 46 || isInvisible(text, at)
}

const isSpaceAt = (text: string, at: number): boolean => ' \u3000\n'.includes(text.charAt(at) || '!')
