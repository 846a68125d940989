/** Does the log still extend what was kept of it? Its root is computed anew and compared at the size of every head. */

import { isSame } from './bytes'
import type { LogFault, LogHead } from './log-fault'
import { emptyTree, growTree, rootOf } from './merkle'

/** Takes the leaf hashes of a log in order. */
export interface HeadCheck {
  /** After a head was reached: was it met? Undefined between heads. */
  readonly add: (hash: Uint8Array) => boolean | undefined
  readonly head: () => LogHead
  readonly end: () => readonly LogFault[]
}

/** Starts a check against heads in any order. It keeps no leaves. */
export const createHeadCheck = (heads: readonly LogHead[]): HeadCheck => {
  const bySize = Map.groupBy(heads, ({ size }) => size)
  const faults: LogFault[] = []
  let tree = emptyTree
  let met = 0
  const compare = (): boolean | undefined => {
    const due = bySize.get(tree.size)
    if (due === undefined) return undefined
    const root = rootOf(tree)
    const stands = due.every((head) => isSame(head.root, root))
    if (stands) met = tree.size
    else faults.push({ kind: 'rewritten', position: met, size: tree.size })
    return stands
  }
  compare()
  return {
    add: (hash) => {
      tree = growTree(tree, [hash])
      return compare()
    },
    head: () => ({ size: tree.size, root: rootOf(tree) }),
    end: () => {
      const longest = heads.reduce((size, head) => Math.max(size, head.size), 0)
      return longest > tree.size ? [...faults, { kind: 'cut', position: tree.size, size: longest }] : faults
    },
  }
}
