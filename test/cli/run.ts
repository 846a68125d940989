/** How do the tests run the command line? As a process of its own, with its output in pipes. */

import { spawnSync } from 'node:child_process'

/** What came of a run. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly complaint: string
}

/** Runs the bin with these arguments. */
export const runBin = (...given: readonly string[]): Run => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', ...given],
    { encoding: 'utf8' },
  )
  return { code: status, out: stdout, complaint: stderr }
}
