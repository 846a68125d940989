/** What is one fault of a policy, and how is it told? Its place as names and numbers, until somebody knows the file or the path. */

import type { Failure, Where } from '../core/error'
import { formatPath } from './names'

/** One thing that makes a policy unsound. */
export interface Problem {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly remedy: string
}

/** Faults beyond these are counted, not told. */
const most = 1000

/** All that is wrong as one failure; `whereOf` finds the place in a file, else the path is told. */
export const unsound = (
  problems: readonly Problem[],
  whereOf: (path: readonly PropertyKey[]) => Where = wherePath,
): Failure => ({
  kind: 'policy/unsound',
  message: `the policy is not sound: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
  remedy: 'mend each of these',
  issues: problems.slice(0, most).map(({ code, path, message, remedy }) => ({
    code,
    message,
    remedy,
    where: whereOf(path),
  })),
})

/** The place in the document alone; none for the whole of it. */
export const wherePath = (path: readonly PropertyKey[]): Where =>
  path.length === 0 ? {} : { path: formatPath(path) }
