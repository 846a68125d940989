/** What does a provision's test look like, and which provisions have one? By chapter, in files of their own. */

import type { ClauseId } from '../../src/core/clause'

/** Tries one provision; fails where it doesn't hold. */
export type Trial = () => void | Promise<void>

export type Trials = { readonly [C in ClauseId]?: Trial }

/**
 * Provisions whose work is yet to come, by id: forms in CI, backups, organisational controls with their evidence, incidents, the
 * rights to know, correct and delete, and the inspections of chapter 8 with their findings. The list only shrinks.
 */
export const notYetCarried: readonly ClauseId[] = [
  '3.2.2',
  '4.1.3',
  '4.2.1',
  '4.2.2',
  '7.1.3',
  '7.2.1',
  '7.2.3',
  '7.3.1',
  '7.3.3',
  '8.1.2',
  '8.2.1',
  '8.2.2',
  '8.2.3',
  '8.2.4',
  '8.3.1',
  '8.3.2',
  '8.3.3',
  '8.3.4',
]

/** How many they were when they were last counted: never more. */
export const mostNotYetCarried = 18
