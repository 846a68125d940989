/** What is likely wrong with a sound policy, or worth knowing? Every rule of the linter, in one order; what is unsound is refused before. */

import { inOrder } from './ci-finding'
import { lintDocument } from './lint-document'
import { lintLaw } from './lint-law'
import { lintPositions } from './lint-positions'
import { lintPurposes } from './lint-purposes'
import { lintRetention } from './lint-retention'
import type { Lint } from './lint-rule'

/**
 * Lints a policy: over-collection, grants that give nothing, who approves and who supervises, reviews, periods and deadlines against the law, and
 * what an auditor asks about first. The findings are in the order of the file. (1.3.1, 1.3.4, 4.2.3, 4.3.1, 5.3.1, 5.4.1, 8.1.1)
 *
 * @example
 * ```ts
 * lintPolicy(policy, (path) => ({ path: path.join('.') })).map(({ rule }) => rule)
 * ```
 */
export const lintPolicy: Lint = (policy, whereOf) =>
  inOrder(
    [lintDocument, lintPositions, lintPurposes, lintRetention, lintLaw].flatMap((lint) =>
      lint(policy, whereOf),
    ),
  )
