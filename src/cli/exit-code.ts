/** With what does the tool end? Four codes that scripts can rely on. */

import type { FailureKind } from '../core/error'

/** 0 clean, 1 findings, 2 wrong use or broken input, 3 a fault of the tool. */
export type ExitCode = 0 | 1 | 2 | 3

/** The code of a failure: only a fault of the tool's own is 3. */
export const exitCodeOf = (kind: FailureKind): ExitCode => (kind === 'tool/fault' ? 3 : 2)
