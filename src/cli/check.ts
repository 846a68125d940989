/** The command `check`: are these policies sound, and what should be looked at? It reads and prints; the linter judges. */

import { either as E } from 'fp-ts'
import { type Command, Option } from 'commander'
import { ciFinding, type CiFinding } from '../ci/ci-finding'
import { levels } from '../ci/ci-rules'
import { findingsOfFailure } from '../ci/findings-of'
import { lintPolicy } from '../ci/lint'
import { readPlacedPolicy } from '../policy/load'
import { addCiOptions, type CiSelection, finishRun, levelOf } from './ci-output'
import type { ExitCode } from './exit-code'
import { findPolicyFile } from './find-files'
import { readTextFile } from './read-file'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection extends CiSelection {
  readonly failOn: string
}

/** Adds the command; `end` is told the code to end with. */
export const addCheck = (
  program: Command,
  version: string,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  const words = ciWords(terminal.locale)
  const command = program
    .command('check')
    .helpGroup(words.group)
    .summary(words.check)
    .description(words.check)
    .argument('[files...]', words.checkFiles)
    .optionsGroup(terminal.words.deciding)
    .addOption(new Option('--fail-on <level>', words.failOn).choices([...levels, 'none']).default('warning'))
  addCiOptions(command, terminal).action(async (files: readonly string[], selection: Selection) => {
    const findings: CiFinding[] = []
    for (const file of files.length === 0 ? [findPolicyFile()] : files)
      findings.push(...(await checkFile(file)))
    const run = { command: 'check', findings, summary: [], failOn: levelOf(selection.failOn) } as const
    end(await finishRun(run, selection, version, terminal))
  })
}

/** The findings of one policy; what is unsound or can't be read as one is found, too, file by file. */
const checkFile = async (file: string): Promise<readonly CiFinding[]> => {
  const read = readPlacedPolicy(await readTextFile(file), { file })
  if (E.isLeft(read))
    return findingsOfFailure(read.left).map((finding) =>
      ciFinding({ ...finding, where: { file, ...finding.where } }),
    )
  return lintPolicy(read.right.policy, read.right.whereOf)
}
