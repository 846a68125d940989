/** What may stand at one place of a value? A slot: texts of one width, numbered from 0. It knows neither keys nor whole values. */

/** Texts of one width, each with its number. */
export interface Slot {
  readonly width: number
  readonly size: bigint
  /** The number of a text, or undefined where it may not stand here. */
  readonly indexOf: (text: string) => bigint | undefined
  readonly textAt: (index: bigint) => string
}

/** These texts, all of one width, in this order. */
export const oneOf = (texts: readonly string[]): Slot => {
  const numbers = new Map(texts.map((text, index) => [text, BigInt(index)]))
  return {
    width: texts[0]?.length ?? 0,
    size: BigInt(texts.length),
    indexOf: (text) => numbers.get(text),
    textAt: (index) => texts[Number(index)] ?? '',
  }
}

/** Every text of `width` characters of an alphabet. */
export const charactersOf = (alphabet: string, width: number): Slot => {
  const radix = BigInt(alphabet.length)
  return {
    width,
    size: radix ** BigInt(width),
    indexOf: (text) => {
      let index = 0n
      for (const character of text) {
        const at = alphabet.indexOf(character)
        if (at === -1) return undefined
        index = index * radix + BigInt(at)
      }
      return index
    },
    textAt: (index) => {
      let text = ''
      let rest = index
      for (let at = 0; at < width; at++) {
        text = alphabet.charAt(Number(rest % radix)) + text
        rest /= radix
      }
      return text
    },
  }
}

/** Every text of `width` digits. */
export const digits = (width: number): Slot => charactersOf('0123456789', width)

const dayLength = 86_400_000

/**
 * The days of whole years of the calendar, as `YYYYMMDD`; with `isShort` as `YYMMDD`, for years of one century.
 * Plain arithmetic: no clock, no time zone.
 */
export const days = (firstYear: number, lastYear: number, isShort = false): Slot => {
  const first = Date.UTC(firstYear, 0, 1)
  const size = BigInt((Date.UTC(lastYear + 1, 0, 1) - first) / dayLength)
  const century = isShort ? String(firstYear).slice(0, 2) : ''
  const textAt = (index: bigint): string =>
    new Date(first + Number(index) * dayLength)
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '')
      .slice(century.length)
  return {
    width: isShort ? 6 : 8,
    size,
    indexOf: (text) => {
      const full = century + text
      const day = Date.UTC(Number(full.slice(0, 4)), Number(full.slice(4, 6)) - 1, Number(full.slice(6)))
      const index = (day - first) / dayLength
      if (!Number.isInteger(index) || index < 0 || index >= size) return undefined
      // a day that doesn't exist rolls over to another one
      return textAt(BigInt(index)) === text ? BigInt(index) : undefined
    },
    textAt,
  }
}
