/** What is a question of use once its names are looked up, and how is one told from a forgery? By a mark that nobody outside has. */

import type { AskedNames } from '../check/evidence-index'
import type { Question, Shown } from '../check/question'

/** Views by the ranks that they were made of, so that equal ranks need not be written out again. */
export interface RankedShown {
  readonly indexes: readonly number[]
  readonly ranks: readonly number[]
  readonly shown: Shown
}

/** A question with what the policy alone says about it. */
export interface ResolvedUse {
  readonly mark: typeof resolvedMark
  readonly question: Question
  /** The purpose's name, as a permit lists it. */
  readonly purposes: readonly string[]
  /** Do the policy's own rules let it pass, whatever the evidence? */
  readonly possible: boolean
  /** What comes out where every item is the department's own. */
  readonly shown: RankedShown
  /** Does it ask for items of another department? */
  readonly foreign: boolean
  /** What it is recalled by. */
  readonly names: AskedNames
}

/** Stands in every resolved question. */
export const resolvedMark = Object.freeze({})

/** Is this a resolved question? Nobody outside has its mark. */
export const isResolved = (value: Partial<ResolvedUse>): value is ResolvedUse => value.mark === resolvedMark
