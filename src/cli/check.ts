/** The command `check`: are these policies sound, do these forms ask for no more than they need? It reads and prints; `tutela/ci` judges. */

import { type Command, Option } from 'commander'
import type { CiFinding } from '../lint/ci-finding'
import type { Policy } from '../policy/policy'
import { addCiOptions, type CiSelection, failOnLevel, finishRun, levelOf, startCiCommand } from './ci-output'
import { type CheckedPolicy, checkFile } from './check-file'
import type { ExitCode } from './exit-code'
import { findPolicyFile } from './find-files'
import { readPolicyFile } from './read-policy'
import { dialects } from './read-tables'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection extends CiSelection {
  readonly failOn: string
  readonly policy?: string
  readonly dialect?: string
}

/** Adds the command; `end` is told the code to end with. */
export const addCheck = (
  program: Command,
  version: string,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  const words = ciWords(terminal.locale)
  const command = startCiCommand(program, terminal, 'check')
    .argument('[files...]', words.checkFiles)
    .addOption(failOnLevel(terminal))
    .option('--policy <file>', words.checkPolicy)
    .addOption(new Option('--dialect <name>', words.dialect).choices([...dialects]))
  addCiOptions(command, terminal).action(async (files: readonly string[], selection: Selection) => {
    const known = new Map<string, Promise<Policy>>()
    const checked: CheckedPolicy = {
      get: () => {
        const file = selection.policy ?? findPolicyFile()
        const read = known.get(file) ?? readPolicyFile(file)
        known.set(file, read)
        return read
      },
      learn: (file, policy) => void known.set(file, Promise.resolve(policy)),
    }
    const findings: CiFinding[] = []
    for (const file of files.length === 0 ? [findPolicyFile()] : files)
      findings.push(...(await checkFile(file, checked, selection.dialect)))
    const run = { command: 'check', findings, summary: [], failOn: levelOf(selection.failOn) } as const
    end(await finishRun(run, selection, version, terminal))
  })
}
