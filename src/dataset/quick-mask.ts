/**
 * Which spellings are masked without a reader? The commonest of each kind, letter by letter; anything else is left to the
 * strategy. Its slow twin is `maskValue`: the tests hold both to the same answers.
 */

/** The masked text, or undefined where the strategy has to look. */
export type QuickMask = (text: string) => string | undefined

/** By the name of the strategy. */
export const quickMasks: ReadonlyMap<string, QuickMask> = new Map()
