/** How is an e-mail address in plain spelling masked quickly? Letters, digits and `. _ -`, the host in small letters; the rest isn't sure. */

export const quickEmail = (text: string): string | undefined => {
  const { length } = text
  if (length > 254) return undefined
  let at = 0
  let before: number = dot
  let said = 0
  let hidden = 0
  // before the @: atoms between dots, none of them empty
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === atSign) break
    const kind = code < 128 ? (kinds[code] ?? 0) : 0
    if (kind === 0 || (kind === dot && before === dot)) return undefined
    if (at > 0) {
      hidden |= 1 << code
      if (kind < underscore) said++
    }
    before = kind
  }
  if (at < 3 || at > 64 || before === dot || said < 2) return undefined
  const host = readHost(text, at + 1)
  // where the host lacks a character of what is hidden, it doesn't repeat it
  if (host === 0 || ((hidden & ~host) === 0 && isRepeated(text, at))) return undefined
  return starts[text.charCodeAt(0)] + text.slice(at)
}

/**
 * Two labels or more, of small letters, digits and inner hyphens; the last begins with a letter and has two characters or more.
 * Gives the characters, a bit for each by the last five bits of its code, or 0 where it is no such host.
 */
const readHost = (text: string, from: number): number => {
  const { length } = text
  let before: number = dot
  let labelAt = from
  let characters = 0
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at)
    const kind = code < 128 ? (kinds[code] ?? 0) : 0
    if (kind === dot) {
      if (before === dot || before === hyphen || at - labelAt > 63) return 0
      labelAt = at + 1
    } else if (kind === hyphen ? before === dot : kind !== small && kind !== digit) return 0
    characters |= 1 << code
    before = kind
  }
  const last = length - labelAt
  if (labelAt === from || last < 2 || last > 63 || before === hyphen) return 0
  return kinds[text.charCodeAt(labelAt)] === small ? characters : 0
}

/** Can what is hidden be read off the host? */
const isRepeated = (text: string, at: number): boolean =>
  text.slice(at).includes(text.slice(1, at).toLowerCase())

const atSign = 64
const [small, capital, digit, underscore, hyphen, dot] = [1, 2, 3, 4, 5, 6] as const

/** The kind of a character; 0 isn't plain. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[a-z]/.test(sign)) return small
  if (/[A-Z]/.test(sign)) return capital
  if (/[0-9]/.test(sign)) return digit
  return sign === '_' ? underscore : sign === '-' ? hyphen : sign === '.' ? dot : 0
})

const starts: readonly string[] = Array.from({ length: 128 }, (_, code) => `${String.fromCharCode(code)}***`)
