/** How are characters of a text read one by one? As numbers, without regular expressions and without copies; it checks no format. */

/** 0 to 9 for a digit; something larger for any other character, and for none (NaN counts as 0 in `^`). */
export const digitAt = (text: string, at: number): number => text.charCodeAt(at) ^ 48

/** Two digits as a number; 4096 or more where one of them is none. */
export const pairAt = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) ^ 48
  const ones = text.charCodeAt(at + 1) ^ 48
  return tens > 9 || ones > 9 ? 4096 : tens * 10 + ones
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
