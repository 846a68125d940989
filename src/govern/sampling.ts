/**
 * How much must be looked at, where all would take too long, and what may be said then? A sample without replacement whose size follows
 * from the confidence that is asked for; what it says is an upper bound, exactly reckoned.
 */

import { sha256 } from '../crypto/digest'
import { encodeText } from '../crypto/fields'

/** What a sample must be able to say. */
export interface SampleDemand {
  /** How sure, between 0 and 1. */
  readonly confidence: number
  /** The share of faulty units that must not stay unseen, between 0 and 1. */
  readonly rate: number
  /** What the draw hangs on; the same seed draws the same units. */
  readonly seed: string
}

/** What a sample said. */
export interface SampleSaid extends SampleDemand {
  readonly population: number
  readonly size: number
  readonly faulty: number
  /** With the confidence asked for, no larger a share of the population is faulty. */
  readonly atMost: number
}

/**
 * The smallest sample that shows a faulty unit with the confidence asked for, if at least `rate` of the population is faulty: by the
 * hypergeometric distribution, draws being without replacement.
 *
 * @example
 * ```ts
 * sampleSize(1_000_000, { confidence: 0.95, rate: 0.01 }) // 299
 * ```
 */
export const sampleSize = (
  population: number,
  { confidence, rate }: Pick<SampleDemand, 'confidence' | 'rate'>,
): number => {
  const faulty = Math.max(1, Math.ceil(population * rate))
  let [size, unseen] = [0, 1]
  while (size < population && unseen > 1 - confidence) {
    unseen *= Math.max(0, population - faulty - size) / (population - size)
    size += 1
  }
  return size
}

/**
 * The largest share of faulty units under which as few as were found would still be found with a probability over `1 - confidence`: by
 * the hypergeometric distribution, one-sided and exact; of a whole population, the share itself.
 *
 * @example
 * ```ts
 * faultyAtMost({ faulty: 0, size: 299, population: 1_000_000 }, 0.95) < 0.01 // true
 * ```
 */
export const faultyAtMost = (
  { faulty, size, population }: Pick<SampleSaid, 'faulty' | 'size' | 'population'>,
  confidence: number,
): number => {
  if (population === 0) return 0
  let [low, high] = [faulty, population - size + faulty]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fewProbability({ faulty, size, population }, middle) > 1 - confidence) low = middle
    else high = middle - 1
  }
  return low / population
}

/** The probability of at most `faulty` in a sample, where `all` of the population are faulty. */
const fewProbability = (
  { faulty, size, population }: Pick<SampleSaid, 'faulty' | 'size' | 'population'>,
  all: number,
): number => {
  let sum = 0
  for (let found = Math.max(0, size - (population - all)); found <= Math.min(faulty, all); found += 1)
    sum += Math.exp(
      logChoose(all, found) + logChoose(population - all, size - found) - logChoose(population, size),
    )
  return sum
}

const logChoose = (from: number, take: number): number =>
  logFactorial(from) - logFactorial(take) - logFactorial(from - take)

/** Stirling's series, from where it is exact to fifteen digits; summed below. */
const logFactorial = (number: number): number => {
  if (number >= 16)
    return (
      (number + 0.5) * Math.log(number) -
      number +
      0.5 * Math.log(2 * Math.PI) +
      1 / (12 * number) -
      1 / (360 * number ** 3) +
      1 / (1260 * number ** 5)
    )
  let sum = 0
  for (let factor = 2; factor <= number; factor += 1) sum += Math.log(factor)
  return sum
}

/** Draws units from a stream whose length nobody knows yet. */
export interface Sampler<A> {
  readonly offer: (unit: string, given: A) => void
  /** How many were offered. */
  readonly population: () => number
  /** The units drawn, in the order in which they were offered. */
  readonly drawn: () => readonly A[]
}

/** A sampler: of all units, those whose hashes under the seed are smallest, which is a uniform draw without replacement. */
export const createSampler = <A>(demand: SampleDemand): Sampler<A> => {
  const most = sampleSize(Number.MAX_SAFE_INTEGER, demand)
  let kept: { readonly rank: string; readonly place: number; readonly given: A }[] = []
  let highest: string | undefined
  let population = 0
  const trim = (): void => {
    kept = kept.toSorted((left, right) => (left.rank < right.rank ? -1 : 1)).slice(0, most)
    highest = kept.length < most ? undefined : kept.at(-1)?.rank
  }
  return {
    offer: (unit, given) => {
      population += 1
      const rank = rankOf(demand.seed, unit)
      if (highest !== undefined && rank >= highest) return
      kept.push({ rank, place: population, given })
      if (kept.length >= 2 * most) trim()
    },
    population: () => population,
    drawn: () => {
      trim()
      return kept
        .slice(0, sampleSize(population, demand))
        .toSorted((left, right) => left.place - right.place)
        .map(({ given }) => given)
    },
  }
}

/** The first 15 bytes of the hash as text that sorts as they do. */
const rankOf = (seed: string, unit: string): string =>
  String.fromCharCode(...sha256(encodeText(`${seed}\n${unit}`)).subarray(0, 15))
