/** How many values are found that are hidden in each of the ways? */

import { findInText } from '../../../src/text'
import { obfuscatedAround, ways } from './obfuscate'
import { pick, seeded } from './values'

/** Of each way the share that a span covers entirely, and those that none does. */
export interface Hidden {
  readonly name: string
  readonly found: number
  readonly missed: readonly string[]
}

/** Hides `each` values in every way. */
export const measureWays = (each: number, seed: number): readonly Hidden[] =>
  ways.map((way) => {
    const next = seeded(seed)
    const texts = Array.from({ length: each }, () => {
      const value = way.write(pick(next, way.values)(next), next)
      const around = pick(next, obfuscatedAround)
      const start = around.indexOf('{}')
      return { text: around.replace('{}', () => value), start, end: start + value.length }
    })
    const missed = texts.filter(
      ({ text, start, end }) => !findInText(text).some((span) => span.start <= start && span.end >= end),
    )
    return { name: way.name, found: 1 - missed.length / each, missed: missed.map(({ text }) => text) }
  })
