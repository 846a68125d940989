/** How do the commands of CI print? In the format that was asked for, others to files beside it, and one exit code. */

import { existsSync } from 'node:fs'
import { appendFile, writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { TutelaError } from '../core/error'
import { baselineFile, type Baseline, baselineOf, beyond, type CiReport, isFailing } from '../ci/report'
import type { CiFinding } from '../lint/ci-finding'
import { type Level, levels } from '../lint/ci-rules'
import { formatGithub } from '../ci/format-github'
import { formatJson } from '../ci/format-json'
import { formatJunit } from '../ci/format-junit'
import { formatMarkdown } from '../ci/format-markdown'
import { formatSarif } from '../ci/format-sarif'
import type { ExitCode } from './exit-code'
import { formatPretty } from './format-pretty'
import { readJsonFile } from './read-file'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

/** What every command of CI may be told. */
export interface CiSelection {
  readonly format: string
  readonly out?: readonly string[]
  readonly baseline?: string
  readonly updateBaseline?: boolean
}

/** What a command found. */
export interface CiRun {
  readonly command: CiReport['command']
  readonly findings: readonly CiFinding[]
  readonly summary: readonly string[]
  readonly passed?: readonly string[]
  readonly failOn: Level | undefined
}

const formats = ['pretty', 'json', 'sarif', 'junit', 'github', 'markdown'] as const

/** A command of CI, listed with the others; its own arguments and options follow. */
export const startCiCommand = (
  program: Command,
  { locale, words }: Terminal,
  name: 'check' | 'diff' | 'test' | 'scan',
): Command => {
  const texts = ciWords(locale)
  return program
    .command(name)
    .helpGroup(texts.group)
    .summary(texts[name])
    .description(texts[name])
    .optionsGroup(words.deciding)
}

/** From which level of findings on a command ends with 1. */
export const failOnLevel = ({ locale }: Terminal): Option =>
  new Option('--fail-on <level>', ciWords(locale).failOn).choices([...levels, 'none']).default('warning')

/** Adds the options that every command of CI has. */
export const addCiOptions = (command: Command, { locale, words }: Terminal): Command => {
  const texts = ciWords(locale)
  return command
    .optionsGroup(words.printing)
    .addOption(new Option('--format <format>', texts.format).choices([...formats]).default('pretty'))
    .option('--out <format=file>', texts.out, (one: string, all: readonly string[] = []) => [...all, one])
    .option('--baseline <file>', texts.baseline)
    .option('--update-baseline', texts.updateBaseline)
}

/** Prints a run as it was asked for, and gives the code to end with. */
export const finishRun = async (
  run: CiRun,
  selection: CiSelection,
  version: string,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { baseline: file } = selection
  if (selection.updateBaseline === true) {
    if (file === undefined) throw noBaseline
    await writeText(file, `${JSON.stringify(baselineOf(run.findings), null, 2)}\n`)
    return 0
  }
  const baseline = file === undefined ? undefined : await readBaseline(file)
  const report: CiReport = {
    command: run.command,
    locale: terminal.locale,
    ...beyond(run.findings, baseline),
    summary: run.summary,
    passed: run.passed ?? [],
  }
  for (const one of selection.out ?? []) {
    const { format, path } = outOf(one)
    await writeText(path, textOf(format, report, version, terminal))
  }
  const text = textOf(selection.format, report, version, terminal).replace(/\n$/, '')
  if (text !== '') terminal.print(text)
  const summaryFile = process.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (summaryFile !== '') await appendText(summaryFile, formatMarkdown(report))
  return run.failOn !== undefined && isFailing(report.findings, run.failOn) ? 1 : 0
}

/** The level of a name; levels are checked by the option before. */
export const levelOf = (name: string): Level | undefined => levels.find((level) => level === name)

const textOf = (format: string, report: CiReport, version: string, terminal: Terminal): string => {
  switch (format) {
    case 'json':
      return formatJson(report)
    case 'sarif':
      return formatSarif(report, version)
    case 'junit':
      return formatJunit(report)
    case 'github':
      return formatGithub(report)
    case 'markdown':
      return formatMarkdown(report)
    default:
      return formatPretty(report, terminal)
  }
}

const outOf = (given: string): { readonly format: string; readonly path: string } => {
  const at = given.indexOf('=')
  const [format, path] = [given.slice(0, Math.max(0, at)), given.slice(at + 1)]
  if (at < 1 || path === '' || !formats.some((known) => known === format))
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'an output is a format and a file',
      remedy: `write it as format=file, with one of ${formats.join(', ')}`,
    })
  return { format, path }
}

const readBaseline = async (file: string): Promise<Baseline | undefined> => {
  // the first run has none yet, and every finding is new to it
  if (!existsSync(file)) return undefined
  const parsed = baselineFile.safeParse(await readJsonFile(file))
  if (parsed.success) return parsed.data
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'the file is no baseline',
    remedy: 'write it with `--update-baseline`',
    where: { file },
  })
}

const writeText = (file: string, text: string): Promise<void> =>
  writeFile(file, text).catch(() => {
    throw unwritable(file)
  })

const appendText = (file: string, text: string): Promise<void> =>
  appendFile(file, text).catch(() => {
    throw unwritable(file)
  })

const unwritable = (file: string): TutelaError =>
  new TutelaError({
    kind: 'input/unreadable',
    message: 'the file cannot be written',
    remedy: 'check that its folder is there and that you may write to it',
    where: { file },
  })

const noBaseline = new TutelaError({
  kind: 'input/invalid',
  message: 'there is no baseline to write',
  remedy: 'name its file by `--baseline`',
})
