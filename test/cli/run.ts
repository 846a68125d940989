/** How do the tests run the command line? As a process of its own with its output in pipes, or here, where there is much to run. */

import { spawnSync } from 'node:child_process'
import { runProgram } from '../../src/cli/program'
import { localeOf } from '../../src/cli/terminal'
import { words } from '../../src/cli/words'

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

/** The same in this process, without colours. */
export const runHere = async (...given: readonly string[]): Promise<Run> => {
  const [out, complaint]: [string[], string[]] = [[], []]
  const locale = localeOf(given)
  const code = await runProgram(given, '0.0.0', {
    locale,
    words: words[locale],
    print: (line) => void out.push(`${line}\n`),
    complain: (line) => void complaint.push(`${line}\n`),
    paint: { title: String, yes: String, no: String, dim: String },
  })
  return { code, out: out.join(''), complaint: complaint.join('') }
}
