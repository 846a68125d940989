/** What is one group of rules of the linter? A function from a sound policy, and the places of its parts, to findings. */

import type { Where } from '../core/error'
import type { Policy } from '../policy/policy'
import type { CiFinding } from './ci-finding'

/** Where a place of the document stands in its file. */
export type WhereOf = (path: readonly PropertyKey[]) => Where

/** One group of rules. */
export type Lint = (policy: Policy, whereOf: WhereOf) => readonly CiFinding[]
