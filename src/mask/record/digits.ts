/** How are digits of a text read one by one? As numbers, without regular expressions and without copies; it checks no format. */

/** 0 to 9 for a digit; something larger for any other character, and for none (NaN counts as 0 in `^`). */
export const digitAt = (text: string, at: number): number => text.charCodeAt(at) ^ 48

/** A number below 10 to the power of `count`, or -1 where one of the characters is no digit. */
export const numberAt = (text: string, from: number, count: number): number => {
  let number = 0
  for (let at = from; at < from + count; at++) {
    const digit = digitAt(text, at)
    if (digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** Texts by a number, each made when it is first asked for; `count` of them at most. */
export const textsByNumber = (
  count: number,
  make: (number: number) => string,
): ((number: number) => string) => {
  const made = Array<string>(count).fill('')
  return (number) => {
    const known = made[number]
    if (known !== undefined && known !== '') return known
    const text = make(number)
    if (number < count) made[number] = text
    return text
  }
}
