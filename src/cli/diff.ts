/** The command `diff`: what does a change of the policy allow that was refused before? It reads and prints; `tutela/ci` compares. */

import { type Command, Option } from 'commander'
import { diffPolicies } from '../ci/diff'
import type { Level } from '../lint/ci-rules'
import { findingsOfDiff } from '../ci/findings-of'
import { addCiOptions, type CiSelection, finishRun, startCiCommand } from './ci-output'
import type { ExitCode } from './exit-code'
import { findPolicyFile } from './find-files'
import { readPlacedFile } from './read-policy'
import { readFileOrRevision } from './read-revision'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection extends CiSelection {
  readonly failOn: string
  readonly policy?: string
}

/** The level at which a run fails, by the mildest change that counts; the levels are those of the rules `diff/…`. */
const levelsByDirection: Readonly<Record<string, Level>> = {
  widened: 'error',
  changed: 'warning',
  narrowed: 'note',
}

/** The instant of the witnesses: no difference hangs on it. */
const witnessAt = Date.UTC(2026, 0, 15)

/** Adds the command; `end` is told the code to end with. */
export const addDiff = (
  program: Command,
  version: string,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  const words = ciWords(terminal.locale)
  const command = startCiCommand(program, terminal, 'diff')
    .argument('<base>', words.diffBase)
    .argument('[head]', words.diffHead)
    .addOption(
      new Option('--fail-on <change>', words.failOnDirection)
        .choices([...Object.keys(levelsByDirection), 'none'])
        .default('widened'),
    )
    .option('--policy <path>', words.diffPolicy)
  addCiOptions(command, terminal).action(
    async (base: string, head: string | undefined, selection: Selection) => {
      const path = selection.policy ?? head ?? findPolicyFile()
      const older = await readFileOrRevision(base, path)
      const newer = head === undefined ? await readPlacedFile(path) : await readFileOrRevision(head, path)
      const diff = diffPolicies(older.policy, newer.policy, witnessAt)
      const { widened, changed, narrowed } = diff.counts
      const run = {
        command: 'diff',
        findings: findingsOfDiff(diff, newer.whereOf),
        summary: [
          words.counts(widened, changed, narrowed),
          words.compared(diff.combinations.toLocaleString('en')),
        ],
        failOn: levelsByDirection[selection.failOn],
      } as const
      end(await finishRun(run, selection, version, terminal))
    },
  )
}
