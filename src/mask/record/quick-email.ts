/**
 * How is an e-mail address in plain spelling masked quickly? Letters, digits and `. _ -`, the host in small letters; the rest isn't sure.
 * Names are as good as random, so the loops gather bits and branch once.
 */

import { hostTells } from '../email-host'

export const quickEmail = (text: string): string | undefined => {
  const { length } = text
  const first = signOf(text.charCodeAt(0))
  let at: number = 1
  let said: number = 0
  let wrong: number = 0
  let before: number = first
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    const sign = signOf(code)
    if (sign === 0) break
    said += sign & alphanumeric
    wrong |= sign & before & dot
    before = sign
  }
  // before the @ are atoms between dots, none of them empty; the first character shows, two letters or digits are hidden
  if (text.charCodeAt(at) !== atSign || at > 64 || said < 2 || first === 0) return undefined
  if (((wrong | first | before) & dot) !== 0) return undefined
  if (!isHost(text, at + 1) || isTold(text.slice(0, at), text.slice(at + 1), said)) return undefined
  return starts[text.charCodeAt(0)] + text.slice(at)
}

/** Can what is hidden be read off the host, or does it tell the name? Little that is hidden isn't sure where signs part it. */
const isTold = (local: string, host: string, hiddenCount: number): boolean => {
  const hidden = local.slice(1).toLowerCase()
  return host.includes(hidden) || (hiddenCount < 3 && hidden.length !== hiddenCount) || hostTells(local, host)
}

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
    wrong |= (sign & (before | (before >> 1)) & dot) | (sign & (before << 1) & hyphen) | (~sign & inHost)
    labelAt += (at + 1 - labelAt) * ((sign & dot) >> 1)
    before = sign
  }
  if (wrong !== 0 || labelAt === from || length - labelAt < 2 || (before & hyphen) !== 0) return false
  return (signOf(text.charCodeAt(labelAt)) & letter) !== 0
}

const atSign = 64
const alphanumeric = 1
const dot = 2
const hyphen = 4
const letter = 8
const inHost = 16
const inLocal = 32

/** What a character is, as bits; 0 where it isn't plain. */
const signOf = (code: number): number => (code < 128 ? (signs[code] ?? 0) : 0)

const signs = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[a-z]/.test(sign)) return alphanumeric | letter | inHost | inLocal
  if (/[0-9]/.test(sign)) return alphanumeric | inHost | inLocal
  if (/[A-Z]/.test(sign)) return alphanumeric | inLocal
  return sign === '.'
    ? dot | inHost | inLocal
    : sign === '-'
      ? hyphen | inHost | inLocal
      : sign === '_'
        ? inLocal
        : 0
})

const starts: readonly string[] = Array.from({ length: 128 }, (_, code) => `${String.fromCharCode(code)}***`)
