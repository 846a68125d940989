/** How are characters of a text read one by one? As numbers, without regular expressions and without copies; it checks no format. */

/** 0 to 9 for a digit; something larger for any other character, and for none (NaN counts as 0 in `^`). */
export const digitAt = (text: string, at: number): number => text.charCodeAt(at) ^ 48

/** Two digits as a number; `none` where one of them is none. Several may be gathered by `|` before they are looked at. */
export const pairAt = (text: string, at: number): number => {
  const a = text.charCodeAt(at) ^ 48
  const b = text.charCodeAt(at + 1) ^ 48
  return areDigits((a + 6) | (b + 6)) ? a * 10 + b : none
}

/** Four digits, as `pairAt`. */
export const fourAt = (text: string, at: number): number => {
  const a = text.charCodeAt(at) ^ 48
  const b = text.charCodeAt(at + 1) ^ 48
  const c = text.charCodeAt(at + 2) ^ 48
  const d = text.charCodeAt(at + 3) ^ 48
  return areDigits((a + 6) | (b + 6) | (c + 6) | (d + 6)) ? a * 1000 + b * 100 + c * 10 + d : none
}

/** From here on is nothing that consists of digits. */
export const none = 65536

/** What is more than 9 has a higher bit once 6 is added: one branch for all, since what stands where is as good as random. */
const areDigits = (gathered: number): boolean => gathered < 16

/** For each number of four digits what `make` makes of them; 255 at most. */
export const tableOfFours = (
  make: (a: number, b: number, c: number, d: number) => number,
): ((four: number) => number) => {
  const table = Uint8Array.from({ length: 10_000 }, (_, four) =>
    make(Math.floor(four / 1000), Math.floor(four / 100) % 10, Math.floor(four / 10) % 10, four % 10),
  )
  return (four) => table[four] ?? 0
}

/**
 * Texts that a number stands for, such as `138****` for 138: made when asked for, and some of them kept, each in a place that
 * its number has. `places` is a power of two. What is kept is printed anyway, and never what a mask hides.
 */
export const textsByNumber = (
  places: number,
  make: (number: number) => string,
): ((number: number) => string) => {
  const numbers = new Int32Array(places).fill(-1)
  const texts = Array<string>(places).fill('')
  return (number) => {
    const place = number & (places - 1)
    if (numbers[place] !== number) {
      texts[place] = make(number)
      numbers[place] = number
    }
    return texts[place] ?? ''
  }
}
