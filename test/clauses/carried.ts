/** What does a provision's test look like, and which provisions have one? By chapter, in files of their own. */

import type { ClauseId } from '../../src/core/clause'

/** Tries one provision; fails where it doesn't hold. */
export type Trial = () => void | Promise<void>

export type Trials = { readonly [C in ClauseId]?: Trial }

/**
 * Provisions whose work is yet to come, by id: backups. The list only shrinks.
 */
export const notYetCarried: readonly ClauseId[] = ['4.1.3']

/** What is still to come of provisions that are carried otherwise. The list only shrinks. */
export const partlyCarried: { readonly [C in ClauseId]?: string } = {
  '1.3.3': 'backups, against loss',
}

/** Provisions that no rule of a decision names: what enforces them, which their trials break. */
export const byMechanism: { readonly [C in ClauseId]?: string } = {
  '1.3.3': 'a sealed record that was changed opens nowhere',
  '3.2.2': 'a form is checked in CI: what it asks twice, without saying what it is, or beyond its purposes',
  '4.2.4': 'values are stored as ciphertext alone, under keys that a public key seals',
  '5.4.3': 'views mask what is shown, and guarded values print nothing',
  '6.4.1': 'sensitive items leave masked unless the agreement names them',
  '7.2.2': 'packages are sealed, and guarded values print nothing',
}
