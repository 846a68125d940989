/** What number does a text write? Plain decimals, exactly; amounts in minor units without a detour through floats. */

/** The number of a plain decimal as `9.8`; undefined for any other spelling. */
export const decimal = (text: string): number | undefined =>
  /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined

/**
 * A decimal in units of ten to the minus `places`; undefined where it is none, or has more places than that.
 *
 * @example
 * ```ts
 * scaled('32.38', 2) // 3238
 * scaled('0.125', 2) // undefined
 * ```
 */
export const scaled = (text: string, places: number): number | undefined => {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text) ?? []
  if (whole === undefined || fraction.length > places) return undefined
  return Number(whole + fraction.padEnd(places, '0'))
}
