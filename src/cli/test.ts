/** The command `test`: do the scenarios come out as they say? It reads and prints; `tutela/ci` decides and compares. */

import { watch } from 'node:fs'
import type { Command } from 'commander'
import { either as E } from 'fp-ts'
import type { CiFinding } from '../lint/ci-finding'
import { findingsOfScenarios } from '../ci/findings-of'
import { coverageOf, loadScenarios, runScenarios, type ScenarioOutcome } from '../ci/run-scenarios'
import { orThrow } from '../core/error'
import { type Instant, parseInstant } from '../core/instant'
import { complainOf } from './complain'
import { addCiOptions, type CiSelection, finishRun, startCiCommand } from './ci-output'
import type { ExitCode } from './exit-code'
import { findPolicyFile, findScenarioFiles } from './find-files'
import { readTextFile } from './read-file'
import { readPolicyFile } from './read-policy'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection extends CiSelection {
  readonly policy?: string
  readonly at: string
  readonly coverage?: boolean
  readonly watch?: boolean
}

/** Adds the command; `end` is told the code to end with. */
export const addTest = (
  program: Command,
  version: string,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  const words = ciWords(terminal.locale)
  const command = startCiCommand(program, terminal, 'test')
    .argument('[files...]', words.testFiles)
    .option('--policy <file>', words.testPolicy)
    .option('--at <instant>', words.at, '2026-01-15T00:00:00Z')
    .option('--coverage', words.coverage)
    .option('--watch', words.watch)
  addCiOptions(command, terminal).action(async (given: readonly string[], selection: Selection) => {
    const files = given.length === 0 ? findScenarioFiles() : given
    const policy = selection.policy ?? findPolicyFile()
    const once = (): Promise<ExitCode> => runFiles(files, policy, selection, version, terminal)
    if (selection.watch !== true) return end(await once())
    for await (const code of onEachChange([...files, policy], once, terminal)) end(code)
  })
}

const runFiles = async (
  files: readonly string[],
  policyFile: string,
  selection: Selection,
  version: string,
  terminal: Terminal,
): Promise<ExitCode> => {
  const words = ciWords(terminal.locale)
  const policy = await readPolicyFile(policyFile)
  const at = instantOf(selection.at)
  const outcomes: ScenarioOutcome[] = []
  const findings: CiFinding[] = []
  for (const file of files) {
    const { scenarios, whereOf } = loadScenarios(await readTextFile(file), file)
    const ran = runScenarios(policy, scenarios, at)
    outcomes.push(...ran)
    findings.push(...findingsOfScenarios(ran, whereOf))
  }
  const passed = outcomes.filter((outcome) => outcome.passed).map(({ scenario }) => scenario.name)
  const { grants, purposes, of } = coverageOf(policy, outcomes)
  const share = (untouched: readonly string[], all: number): string => `${all - untouched.length}/${all}`
  const summary = [
    words.passed(passed.length, outcomes.length),
    words.covered(share(grants, of.grants), share(purposes, of.purposes)),
    ...(selection.coverage === true
      ? [...grants, ...purposes.map((purpose) => `purposes.${purpose}`)].map(
          (place) => `  ${words.untouched}: ${place}`,
        )
      : []),
  ]
  return finishRun(
    { command: 'test', findings, summary, passed, failOn: 'error' },
    selection,
    version,
    terminal,
  )
}

const instantOf = (text: string): Instant => {
  const parsed = parseInstant(text)
  return orThrow(E.isLeft(parsed) ? E.left({ ...parsed.left, where: { path: '--at' } }) : parsed)
}

/** Runs now, and again after each change of a file; a broken file is told and waited out. */
async function* onEachChange(
  files: readonly string[],
  once: () => Promise<ExitCode>,
  terminal: Terminal,
): AsyncGenerator<ExitCode> {
  const run = (): Promise<ExitCode> => once().catch((error: unknown) => complainOf(error, terminal))
  yield await run()
  terminal.print(ciWords(terminal.locale).watching)
  for (;;) {
    await nextChange(files)
    yield await run()
  }
}

/** Resolves when one of the files has changed, a moment later, since editors write in several steps. */
const nextChange = (files: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    const watchers = files.map((file) =>
      watch(file, () => {
        for (const watcher of watchers) watcher.close()
        setTimeout(resolve, 50)
      }),
    )
  })
