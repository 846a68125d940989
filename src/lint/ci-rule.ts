/** What is a rule of CI? How grave it is, the clauses it answers for, what it looks for and what to do, in both languages. */

import type { ClauseId } from '../core/clause'
import type { Localized } from '../core/locale'

/** `error` is wrong, `warning` is likely wrong, `note` is to be known. */
export type Level = 'error' | 'warning' | 'note'

/** The levels, the gravest first. */
export const levels: readonly Level[] = ['error', 'warning', 'note']

/** One rule of CI. */
export interface CiRule {
  readonly level: Level
  readonly clauses: readonly ClauseId[]
  /** What it looks for. */
  readonly title: Localized
  readonly remedy: Localized
}
