/**
 * How is an e-mail address in plain spelling masked quickly? Letters, digits and `. _ -`, the host in small letters; the rest isn't sure.
 * Hosts that were met are remembered with the threes of characters in them: a name that shares none with its host isn't told by it.
 */

import { hostTells } from '../email-host'

export const quickEmail = (text: string): string | undefined => {
  const host = hostOf(text)
  if (host === undefined) return undefined
  const at = text.length - host.text.length
  if (at < 3 || at > 64) return undefined
  const first = text.charCodeAt(0)
  if (first === dotCode || wordSign(first) >= other || first > 127) return undefined
  const word = readWord(text, at, first, host.threes)
  const said = word & 127
  const others = at - 1 - said
  // two letters or digits are hidden at least, and nothing else is there than those, dots, hyphens and underscores
  if (word > 255 || said < 2 || (others > 0 && !hasAtoms(text, at))) return undefined
  // where words have more than two on average one has three, and where the host has no three of the name nothing tells
  const isSure = said > 2 * (others + 1) && word < 128
  if (!isSure && isTold(text.slice(0, at), text.slice(at + 1), said)) return undefined
  return host.masks[first] ?? learnMask(host, first)
}

/** How many letters and digits are before the @, but for the first; 128 is in it where a three may be the host's, 256 or more for another character. */
const readWord = (text: string, at: number, first: number, threes: Int32Array): number => {
  let counts: number = 0
  let codes: number = 0
  let shared: number = 0
  let last: number = wordSign(first) & letters
  for (let place = 1; place < at; place++) {
    const code = text.charCodeAt(place)
    const sign = wordSign(code)
    codes |= code
    counts += sign >> counted
    last = (last << ((sign >> shifts) & 7)) | (sign & letters)
    const three = threeOf(last)
    shared |= (threes[three >> 5] ?? 0) >> (three & 31)
  }
  return codes > 127 || counts > 127 ? 256 : counts | ((shared & 1) << 7)
}

/** Are the dots before the @ between atoms, none of them empty? The first character is no dot. */
const hasAtoms = (text: string, at: number): boolean =>
  text.charCodeAt(at - 1) !== dotCode && text.indexOf('..') < 0

const dotCode = 46

/** Can what is hidden be read off the host, or does it tell the name? Little that is hidden isn't sure where signs part it. */
const isTold = (local: string, host: string, hiddenCount: number): boolean => {
  const hidden = local.slice(1).toLowerCase()
  return host.includes(hidden) || (hiddenCount < 3 && hidden.length !== hiddenCount) || hostTells(local, host)
}

/** A host with its `@`, and what its addresses print: both show anyway. */
interface Host {
  readonly text: string
  /** By the code of the first character. */
  readonly masks: (string | undefined)[]
  /** A bit for each three of neighbours among the letters and digits of a label; hyphens between them don't count. */
  readonly threes: Int32Array
}

/** The last three letters or digits, of five bits each, as a number of twelve bits; a few share one. */
const threeOf = (last: number): number => (last ^ ((last >> 12) & 7)) & 4095

/** Each in a place that some of its last characters have. */
const hosts = Array<Host | undefined>(512).fill(undefined)

const hostOf = (text: string): Host | undefined => {
  const { length } = text
  if (length < 9) return undefined
  const end = text.charCodeAt(length - 2) * 3 + text.charCodeAt(length - 5) * 17
  const place = (end + text.charCodeAt(length - 6) * 31 + text.charCodeAt(length - 9) * 7) & 511
  const known = hosts[place]
  if (known !== undefined && text.endsWith(known.text)) return known
  const at = text.indexOf('@')
  return at > 0 && isHost(text, at + 1) ? (hosts[place] = learnHost(text, at)) : undefined
}

const learnHost = (text: string, at: number): Host => {
  const codes: number[] = []
  for (let place = at; place < text.length; place++) codes.push(text.charCodeAt(place))
  const threes = new Int32Array(128)
  let last = 0
  let count = 0
  for (const code of codes) {
    if (code === dotCode) count = 0
    const sign = wordSign(code)
    if (sign === 0 || sign >= other) continue
    last = (last << 5) | (sign & letters)
    const three = threeOf(last)
    if (++count > 2) threes[three >> 5] = (threes[three >> 5] ?? 0) | (1 << (three & 31))
  }
  // a slice would hold on to the whole address
  return { text: String.fromCharCode(...codes), masks: Array<undefined>(128).fill(undefined), threes }
}

const learnMask = (host: Host, first: number): string =>
  (host.masks[first] = [String.fromCharCode(first), '***', host.text].join(''))

/**
 * Two labels or more, of small letters, digits and inner hyphens, 63 characters together; the last begins with a letter and has two
 * characters or more.
 */
const isHost = (text: string, from: number): boolean => {
  const { length } = text
  let wrong: number = length - from > 63 ? 1 : 0
  let before: number = dot
  let labelAt: number = from
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at)
    const sign = signOf(code)
    // a dot after a dot or a hyphen, a hyphen after a dot; and what is in no host
    wrong |=
      (sign & (before | (before >> 1)) & dot) |
      (sign & (before << 1) & hyphen) |
      (~sign & inHost) |
      (code >> 7)
    labelAt += (at + 1 - labelAt) * ((sign & dot) >> 1)
    before = sign
  }
  if (wrong !== 0 || labelAt === from || length - labelAt < 2 || (before & hyphen) !== 0) return false
  return (signOf(text.charCodeAt(labelAt)) & letter) !== 0
}

const dot = 2
const hyphen = 4
const letter = 8
const inHost = 16

/** What a character of ASCII is in a host, as bits. */
const signOf = (code: number): number => signs[code & 127] ?? 0

const signs = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[a-z]/.test(sign)) return letter | inHost
  if (/[0-9]/.test(sign)) return inHost
  if (sign === '.') return dot | inHost
  return sign === '-' ? hyphen | inHost : 0
})

/** Five bits of the letter in either case or of the digit, then by how many bits it moves those before it, then one to be counted. */
const letters = 31
const shifts = 5
const counted = 9
/** What is no letter, no digit and none of `. _ -`: its count is more than any name has. */
const other = 65536

/** What a character of ASCII is before the @; 0 for `. _ -`. */
const wordSign = (code: number): number => wordSigns[code & 127] ?? other

const wordSigns = Int32Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[A-Za-z0-9]/.test(sign)) return (code & letters) | (5 << shifts) | (1 << counted)
  return '._-'.includes(sign) ? 0 : other
})
