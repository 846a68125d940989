/** The command `init`: a first policy for this company, by a few questions or by flags. It asks and writes; the texts come from elsewhere. */

import { mkdir, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { starterFiles, type StarterChoice } from '../ci/starter'
import { TutelaError } from '../core/error'
import { definePolicy } from '../policy/define'
import { standardPolicy } from '../policy/standard'
import type { StandardParameters } from '../policy/standard-parameters'
import type { ExitCode } from './exit-code'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection {
  readonly organization?: string
  readonly transactionYears?: string
  readonly creditBusiness?: boolean
  readonly country?: string
  readonly timeZone?: string
  readonly ci: StarterChoice['service']
  readonly force?: boolean
}

/** Adds the command; `end` is told the code to end with. */
export const addInit = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const words = ciWords(terminal.locale)
  program
    .command('init')
    .helpGroup(words.group)
    .summary(words.init)
    .description(words.init)
    .option('--organization <name>', words.organization)
    .option('--transaction-years <years>', words.transactionYears)
    .option('--credit-business', words.creditBusiness)
    .option('--country <code>', words.country)
    .option('--time-zone <zone>', words.timeZone)
    .addOption(
      new Option('--ci <service>', words.service).choices(['github', 'gitlab', 'none']).default('github'),
    )
    .option('--force', words.force)
    .action(async (selection: Selection) => {
      const parameters = await parametersOf(selection, terminal)
      // what is wrong with the parameters is told before anything is written
      definePolicy(standardPolicy(parameters))
      const files = Object.entries(starterFiles({ parameters, service: selection.ci }))
      const standing = files.map(([path]) => path).filter((path) => existsSync(path))
      if (standing.length > 0 && selection.force !== true) throw exists(standing)
      for (const [path, text] of files) {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, text)
        terminal.print(path)
      }
      terminal.print(words.next)
      end(0)
    })
}

const parametersOf = async (selection: Selection, { locale }: Terminal): Promise<StandardParameters> => {
  const words = ciWords(locale)
  const asked = await ask([
    ...(selection.organization === undefined ? [words.askOrganization] : []),
    ...(selection.transactionYears === undefined ? [words.askYears] : []),
  ])
  const organization = selection.organization ?? asked.shift() ?? ''
  const years = selection.transactionYears ?? asked.shift() ?? ''
  return {
    organization,
    transactionYears: Number(years === '' ? '3' : years),
    creditBusiness: selection.creditBusiness === true,
    ...(selection.country === undefined ? {} : { country: selection.country }),
    ...(selection.timeZone === undefined ? {} : { timeZone: selection.timeZone }),
  }
}

/** The answers to questions on a terminal. Rejects with `input/invalid` where nobody can be asked. */
const ask = async (questions: readonly string[]): Promise<string[]> => {
  if (questions.length === 0) return []
  if (process.stdin.isTTY !== true) throw nobody
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answers: string[] = []
    for (const question of questions) answers.push((await asking.question(`${question} `)).trim())
    return answers
  } finally {
    asking.close()
  }
}

const nobody = new TutelaError({
  kind: 'input/invalid',
  message: 'the organization or the years of transactions are not told, and nobody can be asked here',
  remedy: 'give `--organization` and `--transaction-years`',
})

const exists = (files: readonly string[]): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: 'there are such files already, and nothing was written',
    remedy: 'move them away, or give `--force` to write over them',
    issues: files.map((file) => ({
      code: 'file/exists',
      message: 'this file is there',
      remedy: 'move it away',
      where: { file },
    })),
  })
