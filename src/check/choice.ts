/** Has the customer opted out? Of a purpose, or of sharing with a recipient; only a legal obligation goes before it. */

import type { Choice } from '../data/consent'
import type { PurposeTable } from '../policy/tables'
import { isInForce, type Watch } from './in-force'

/** The choice in force that refuses the purpose, the first by id. */
export const refusalOf = (
  choices: readonly Choice[],
  purpose: PurposeTable,
  watch: Watch,
): string | undefined =>
  purpose.onLegalObligation
    ? undefined
    : firstOf(choices, ({ refuses }) => refuses.kind === 'purpose' && refuses.purpose === purpose.name, watch)

/** The choice in force that refuses sharing with the recipient, the first by id. */
export const sharingRefusalOf = (
  choices: readonly Choice[],
  recipient: string,
  watch: Watch,
): string | undefined =>
  firstOf(
    choices,
    ({ refuses }) =>
      refuses.kind === 'sharing' && (refuses.recipient === undefined || refuses.recipient === recipient),
    watch,
  )

const firstOf = (
  choices: readonly Choice[],
  refuses: (choice: Choice) => boolean,
  watch: Watch,
): string | undefined =>
  choices
    .filter((choice) => refuses(choice) && isInForce(watch, choice))
    .map((choice) => choice.id)
    .sort()[0]
