/** What is a recogniser? One kind of value in free text: where it may begin, how it is read there, and how it is masked. */

import { TutelaError } from '../core/error'
import type { Localized } from '../core/locale'
import type { MaskStyle } from '../mask/style'
import type { NumberRun } from './number-run'

/** A value in a text. Positions are UTF-16 code units; `end` is the first after it. */
export interface Span<Kind extends string = string> {
  readonly start: number
  readonly end: number
  readonly kind: Kind
  /** 0 to 1. From 0.5 on a value counts as found, unless the caller wants otherwise. */
  readonly confidence: number
}

/** What a recogniser found. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly confidence: number
  /** As its mask reads it, where that isn't the text between `start` and `end`. */
  readonly value?: string
}

interface Described<Kind extends string> {
  /** Kebab-case; also the name of the mask where `mask` is absent. */
  readonly kind: Kind
  readonly label: Localized
  /** The name of a mask strategy, or a function that masks the value; what it can't read is masked whole. */
  readonly mask?: string | ((value: string, style: MaskStyle) => string)
}

/** Looks at numbers: digits in any script with their separators, and the letters among them. */
export interface NumberRecogniser<Kind extends string = string> extends Described<Kind> {
  readonly reads: 'numbers'
  /** The fewest digits that are worth a look. */
  readonly digits: number
  /** What values begin with, as digits and capitals; anything where absent. */
  readonly first?: string
  /** How many digits and capitals values have; any number where absent. */
  readonly lengths?: readonly number[]
  /** In how many pieces they are at least, parted by something; 1 where absent. */
  readonly pieces?: number
  readonly find: (run: NumberRun) => readonly Found[]
}

/** Looks where one of its marks stands; each mark costs a search through the whole text. */
export interface MarkRecogniser<Kind extends string = string> extends Described<Kind> {
  readonly reads: 'marks'
  /** Texts, as `@`. */
  readonly marks: readonly string[]
  /** Also called at words of addresses that stand beside a number, as `路` in `幸福路1号`; they cost no search. */
  readonly besideNumbers?: boolean
  /**
   * Reads at most 1024 code units before `at`, where the mark begins, and 1024 after it. What it finds begins and ends
   * within them.
   */
  readonly find: (text: string, at: number) => Found | undefined
}

/** Looks for a pattern; the simplest way to a kind of one's own. */
export interface PatternRecogniser<Kind extends string = string> extends Described<Kind> {
  readonly reads: 'pattern'
  /** Global, and linear in the text; a match of more than 1024 code units is left out. */
  readonly pattern: RegExp
  /** Of every match, 0 to 1. */
  readonly confidence: number
  /** May refuse a match, as a check digit does. */
  readonly accepts?: (value: string) => boolean
}

export type Recogniser<Kind extends string = string> =
  | NumberRecogniser<Kind>
  | MarkRecogniser<Kind>
  | PatternRecogniser<Kind>

/** How far a recogniser looks to either side of where it begins, in UTF-16 code units. */
export const reach = 1024

/**
 * Declares a recogniser.
 *
 * @throws TutelaError `input/invalid` where the kind isn't kebab-case, a confidence isn't from 0 to 1, a mark is empty or
 * longer than 16, or a pattern isn't global
 *
 * @example
 * ```ts
 * const badge = defineRecogniser({
 *   kind: 'badge',
 *   label: { en: 'badge', zh: '工牌号' },
 *   reads: 'pattern',
 *   pattern: /\bEMP-[0-9]{6}\b/g,
 *   confidence: 0.9,
 *   mask: 'whole',
 * })
 * findInText('EMP-004211 called', { recognisers: [badge] }) // [{ start: 0, end: 10, kind: 'badge', confidence: 0.9 }]
 * ```
 */
export const defineRecogniser = <const Kind extends string>(
  recogniser: Recogniser<Kind>,
): Recogniser<Kind> => {
  const fault = faultOf(recogniser)
  if (fault === undefined) return Object.freeze(recogniser)
  throw new TutelaError({
    kind: 'input/invalid',
    message: `a recogniser ${fault.what}`,
    remedy: fault.remedy,
  })
}

const faultOf = (recogniser: Recogniser): { readonly what: string; readonly remedy: string } | undefined => {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(recogniser.kind))
    return { what: 'has a kind that is no name', remedy: 'write small letters, digits and hyphens' }
  if (recogniser.reads === 'pattern') {
    if (!recogniser.pattern.global)
      return {
        what: `of kind \`${recogniser.kind}\` has a pattern that isn't global`,
        remedy: 'add the flag `g`',
      }
    if (!(recogniser.confidence >= 0 && recogniser.confidence <= 1))
      return {
        what: `of kind \`${recogniser.kind}\` has no confidence`,
        remedy: 'write a number from 0 to 1',
      }
  }
  if (recogniser.reads === 'marks' && !recogniser.marks.every((mark) => mark.length > 0 && mark.length <= 16))
    return { what: `of kind \`${recogniser.kind}\` has a mark of no use`, remedy: 'write 1 to 16 characters' }
  return undefined
}
