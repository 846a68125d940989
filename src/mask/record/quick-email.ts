/** How is an e-mail address in plain spelling masked quickly? Letters, digits and `. _ -`, the host in small letters; the rest isn't sure. */

/** The kind of a character; 0 isn't plain. */
const kindOf = (code: number): number => (code < 128 ? (kinds[code] ?? 0) : 0)

const [small, capital, digit, underscore, hyphen, dot] = [1, 2, 3, 4, 5, 6] as const

const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[a-z]/.test(sign)) return small
  if (/[A-Z]/.test(sign)) return capital
  if (/[0-9]/.test(sign)) return digit
  return sign === '_' ? underscore : sign === '-' ? hyphen : sign === '.' ? dot : 0
})

const starts: readonly string[] = Array.from({ length: 128 }, (_, code) => `${String.fromCharCode(code)}***`)

export const quickEmail = (text: string): string | undefined => {
  const { length } = text
  if (length > 254) return undefined
  let at = 0
  let before: number = dot
  let said = 0
  let hasCapital = false
  // before the @: atoms between dots, none of them empty
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === atSign) break
    const kind = kindOf(code)
    if (kind === 0 || (kind === dot && before === dot)) return undefined
    if (kind < underscore && at > 0) said++
    hasCapital ||= kind === capital
    before = kind
  }
  if (at < 3 || at > 64 || at === length || before === dot || said < 2) return undefined
  return isHost(text, at + 1) && !isRepeated(text, at, hasCapital)
    ? (starts[text.charCodeAt(0)] ?? '') + text.slice(at)
    : undefined
}

const atSign = 64

/** Two labels or more, of small letters, digits and inner hyphens; the last begins with a letter and has two characters. */
const isHost = (text: string, from: number): boolean => {
  let before: number = dot
  let labelAt = from
  for (let at = from; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === dot) {
      if (before === dot || before === hyphen || at - labelAt > 63) return false
      labelAt = at + 1
    } else if (kind === hyphen ? before === dot : kind !== small && kind !== digit) return false
    before = kind
  }
  const last = text.length - labelAt
  return (
    labelAt > from &&
    last >= 2 &&
    last <= 63 &&
    before !== hyphen &&
    kindOf(text.charCodeAt(labelAt)) === small
  )
}

/** Can what is hidden be read off the host? */
const isRepeated = (text: string, at: number, hasCapital: boolean): boolean => {
  if (at - 1 > text.length - at - 1) return false
  const hidden = text.slice(1, at)
  return text.indexOf(hasCapital ? hidden.toLowerCase() : hidden, at) >= 0
}
