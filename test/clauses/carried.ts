/** What does a provision's test look like, and which provisions have one? By chapter, in files of their own. */

import type { ClauseId } from '../../src/core/clause'

/** Tries one provision; fails where it doesn't hold. */
export type Trial = () => void | Promise<void>

export type Trials = { readonly [C in ClauseId]?: Trial }

/**
 * Provisions whose work is yet to come, by id: backups, the
 * rights to correct and delete, and the inspections of chapter 8 with their findings. The list only shrinks.
 */
export const notYetCarried: readonly ClauseId[] = [
  '4.1.3',
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

/** What is still to come of provisions that are carried otherwise. The list only shrinks. */
export const partlyCarried: { readonly [C in ClauseId]?: string } = {
  '1.3.1': 'the law of each jurisdiction, checked in the policy document',
  '1.3.3': 'backups, against loss',
  '6.3.3': 'the regular check of shares',
  '8.1.1': 'the schedule of inspections, and an inspector of another department',
}

/** Provisions that no rule of a decision names: what enforces them, which their trials break. */
export const byMechanism: { readonly [C in ClauseId]?: string } = {
  '1.3.3': 'a sealed record that was changed opens nowhere',
  '3.2.2': 'a form is checked in CI: what it asks twice, without saying what it is, or beyond its purposes',
  '4.2.4': 'values are stored as ciphertext alone, under keys that a public key seals',
  '5.4.3': 'views mask what is shown, and guarded values print nothing',
  '6.3.3': 'a share is recorded for the customer before its package is released',
  '6.4.1': 'sensitive items leave masked unless the agreement names them',
  '7.2.2': 'packages are sealed, and guarded values print nothing',
}
