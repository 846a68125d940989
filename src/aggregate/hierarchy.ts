/** How does a value lose detail? By a hierarchy: levels from fine to coarse, each a label for every value; what doesn't fit is `unknown`. */

import { TutelaError } from '../core/error'

/** One way to write a value with less detail. */
export interface Level {
  readonly name: string
  /** Total; undefined where the value doesn't fit. It never gives the value itself unless the level's author lists it. */
  readonly labelOf: (value: unknown) => string | undefined
}

/** Levels from fine to coarse. After the last one comes `*`, which every value is. */
export type Hierarchy = readonly Level[]

/** The label of a value that a level doesn't know. */
export const unknownLabel = 'unknown'

/**
 * Whole years of age in bands, finest first; each width is a multiple of the one before. Ages from `top` on are one band.
 * Throws `input/invalid` for widths that don't nest.
 *
 * @example
 * ```ts
 * ageBands([5, 10, 20])[0]?.labelOf(33) // '30-34'
 * ```
 */
export const ageBands = (widths: readonly number[], top = 90): Hierarchy => {
  const nest = widths.every((width, at) => isWhole(width) && width > 1 && width % (widths[at - 1] ?? 1) === 0)
  if (!nest || !isWhole(top)) refuse('ageBands', 'give whole years over 1, each a multiple of the one before')
  return widths.map((width) => ({
    name: `${width} years`,
    labelOf: (value) => {
      if (typeof value !== 'number' || !isWhole(value) || value < 0 || value > 150) return undefined
      if (value >= top) return `${top}+`
      const first = value - (value % width)
      return `${first}-${Math.min(first + width, top) - 1}`
    },
  }))
}

/**
 * Numbers in bands between thresholds, one ascending list a level, finest first. Throws `input/invalid` for a list that
 * isn't ascending, or has a threshold that the finer list lacks.
 *
 * @example
 * ```ts
 * amountBands([[100, 1000, 10000], [1000]])[0]?.labelOf(250) // '100 to under 1000'
 * ```
 */
export const amountBands = (levels: readonly (readonly number[])[]): Hierarchy => {
  const isSound = levels.every(
    (thresholds, at) =>
      thresholds.length > 0 &&
      thresholds.every((one, place) => Number.isFinite(one) && one > (thresholds[place - 1] ?? -Infinity)) &&
      thresholds.every((one) => levels[at - 1]?.includes(one) ?? true),
  )
  if (!isSound) refuse('amountBands', 'give ascending thresholds, coarser lists out of the finer ones')
  return levels.map((thresholds) => ({
    name: `${thresholds.length + 1} bands`,
    labelOf: (value) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
      const at = thresholds.findIndex((threshold) => value < threshold)
      if (at === 0) return `under ${thresholds[0]}`
      if (at === -1) return `${thresholds.at(-1)} and over`
      return `${thresholds[at - 1]} to under ${thresholds[at]}`
    },
  }))
}

/**
 * Codes by their first characters, longest first, as postal codes and regions of GB/T 2260. A code of that length or a
 * shorter one is `unknown`: a prefix always leaves something out.
 *
 * @example
 * ```ts
 * codePrefixes([3, 2])[0]?.labelOf('310012') // '310*'
 * ```
 */
export const codePrefixes = (lengths: readonly number[]): Hierarchy => {
  if (!lengths.every((length, at) => isWhole(length) && length > 0 && length < (lengths[at - 1] ?? Infinity)))
    refuse('codePrefixes', 'give lengths that become shorter')
  return lengths.map((length) => ({
    name: `${length} characters`,
    labelOf: (value) => {
      if (typeof value !== 'string' || value.length > 64) return undefined
      const characters = [...value]
      return characters.length > length ? `${characters.slice(0, length).join('')}*` : undefined
    },
  }))
}

/**
 * Places within places: members of an address from the largest to the smallest, each level leaving out the last one.
 *
 * @example
 * ```ts
 * regionLevels(['province', 'city', 'district'])[1]?.labelOf({ province: '浙江省', city: '杭州市' }) // '浙江省 / 杭州市'
 * ```
 */
export const regionLevels = (members: readonly string[]): Hierarchy =>
  members
    .map((name, at) => ({
      name,
      labelOf: (value: unknown) => {
        if (typeof value !== 'object' || value === null) return undefined
        const parts = members.slice(0, at + 1).map((member): unknown => Reflect.get(value, member))
        return parts.every((part) => typeof part === 'string' && part !== '') ? parts.join(' / ') : undefined
      },
    }))
    .reverse()

const dateLabels = {
  month: (year: string, month: string) => `${year}-${month}`,
  quarter: (year: string, month: string) => `${year}-Q${Math.ceil(Number(month) / 3)}`,
  year: (year: string) => year,
  decade: (year: string) => `${year.slice(0, 3)}0s`,
} as const

/** What is left of a day. */
export type DatePart = keyof typeof dateLabels

/**
 * Days (`YYYY-MM-DD`) by month, quarter, year or decade, finest first. An instant isn't a day before a time zone says so.
 *
 * @example
 * ```ts
 * dateParts(['quarter', 'year'])[0]?.labelOf('2026-05-04') // '2026-Q2'
 * ```
 */
export const dateParts = (parts: readonly DatePart[]): Hierarchy =>
  parts.map((part) => ({
    name: part,
    labelOf: (value) => {
      const [, year = '', month = ''] = typeof value === 'string' ? (dayShape.exec(value) ?? []) : []
      return year === '' ? undefined : dateLabels[part](year, month)
    },
  }))

/**
 * Values that say little by themselves, listed one by one, as they are; whatever isn't listed is `unknown`, so that no text
 * slips through.
 *
 * @example
 * ```ts
 * listedValues(['female', 'male'])[0]?.labelOf('mail me') // undefined
 * ```
 */
export const listedValues = (values: readonly string[]): Hierarchy => [
  { name: 'listed', labelOf: (value) => values.find((listed) => listed === value) },
]

const dayShape = /^([0-9]{4})-(0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/

const isWhole = (number: number): boolean => Number.isSafeInteger(number)

const refuse = (path: string, remedy: string): never => {
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'the levels of a hierarchy are not sound',
    remedy,
    where: { path },
  })
}
