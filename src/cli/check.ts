/** The command `check`: are these policies sound, do these forms ask for no more than they need? It reads and prints; `tutela/ci` judges. */

import { either as E } from 'fp-ts'
import type { Command } from 'commander'
import { ciFinding, type CiFinding } from '../lint/ci-finding'
import { checkForm } from '../ci/check-form'
import { findingsOfFailure } from '../ci/findings-of'
import { isFormDocument, readForms } from '../ci/form'
import { lintPolicy } from '../lint/lint'
import { readPlacedPolicy } from '../policy/load'
import { readText } from '../policy/load-text'
import type { Policy } from '../policy/policy'
import { addCiOptions, type CiSelection, failOnLevel, finishRun, levelOf, startCiCommand } from './ci-output'
import type { ExitCode } from './exit-code'
import { findPolicyFile } from './find-files'
import { readTextFile } from './read-file'
import { readPolicyFile } from './read-policy'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection extends CiSelection {
  readonly failOn: string
  readonly policy?: string
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
  addCiOptions(command, terminal).action(async (files: readonly string[], selection: Selection) => {
    const policyOf = (): Promise<Policy> => readPolicyFile(selection.policy ?? findPolicyFile())
    const findings: CiFinding[] = []
    for (const file of files.length === 0 ? [findPolicyFile()] : files)
      findings.push(...(await checkFile(file, policyOf)))
    const run = { command: 'check', findings, summary: [], failOn: levelOf(selection.failOn) } as const
    end(await finishRun(run, selection, version, terminal))
  })
}

/** The findings of one file: of the forms in it, or of the policy that it is. What can't be read as one is found, too. */
const checkFile = async (file: string, policyOf: () => Promise<Policy>): Promise<readonly CiFinding[]> => {
  const text = await readTextFile(file)
  const loaded = readText(text, file.endsWith('.json'), file, 'file')
  if (E.isLeft(loaded)) return placed(findingsOfFailure(loaded.left), file)
  const { value, whereOf } = loaded.right
  if (isFormDocument(value)) {
    const policy = await policyOf()
    return readForms(value).flatMap((form) => checkForm(policy, form, whereOf))
  }
  const read = readPlacedPolicy(text, { file })
  return E.isLeft(read)
    ? placed(findingsOfFailure(read.left), file)
    : lintPolicy(read.right.policy, read.right.whereOf)
}

const placed = (findings: readonly CiFinding[], file: string): readonly CiFinding[] =>
  findings.map((finding) => ciFinding({ ...finding, where: { file, ...finding.where } }))
