/** The command `scan`: where is customer information in these files? It reads and prints; `tutela/ci` finds, and no value is told. */

import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { type ProposedCatalogue, proposeCatalogue } from '../ci/catalogue'
import { catalogueText } from '../ci/catalogue-text'
import { findLogged } from '../ci/logged'
import type { CiFinding } from '../lint/ci-finding'
import { createTextScan, scanColumns } from '../ci/scan'
import { TutelaError } from '../core/error'
import { sampleDataset } from '../dataset/sample'
import type { Policy } from '../policy/policy'
import { addCiOptions, type CiSelection, failOnLevel, finishRun, levelOf, startCiCommand } from './ci-output'
import type { ExitCode } from './exit-code'
import { sizeOf, writingOf } from './mask-input'
import { parseCode } from './parse-code'
import { readTextFile } from './read-file'
import { readPolicyFile } from './read-policy'
import { isPostgres, samplePostgres, toldAddress } from './scan-postgres'
import { isSqlite, sampleSqlite } from './scan-sqlite'
import type { TableSample } from './table-sample'
import { filesOf } from './scan-files'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection extends CiSelection {
  readonly failOn: string
  readonly policy?: string
  readonly propose?: boolean
}

/** Adds the command; `end` is told the code to end with. */
export const addScan = (
  program: Command,
  version: string,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void => {
  const words = ciWords(terminal.locale)
  const command = startCiCommand(program, terminal, 'scan')
    .argument('<files...>', words.scanFiles)
    .addOption(failOnLevel(terminal))
    .option('--policy <file>', words.scanPolicy)
    .option('--propose', words.scanPropose)
  addCiOptions(command, terminal).action(async (given: readonly string[], selection: Selection) => {
    const policy = await readPolicyFile(selection.policy)
    const findings: CiFinding[] = []
    const proposals: ProposedCatalogue[] = []
    const databases = given.filter(isPostgres)
    const sources: { readonly file: string; readonly samples: readonly TableSample[] }[] = []
    for (const address of databases)
      sources.push({ file: toldAddress(address), samples: await samplePostgres(address) })
    for (const file of await filesOf(given.filter((one) => !isPostgres(one)))) {
      await sizeOf(file)
      if (await isSqlite(file)) sources.push({ file, samples: await sampleSqlite(file) })
      else if (await isDataset(file)) {
        const sample = await sampleDataset(createReadStream(file), writingOf(file, {}))
        proposals.push(proposeCatalogue(policy, sample))
        findings.push(...scanColumns(policy, sample, file))
      } else findings.push(...(await scanLines(file)), ...(await scanCode(policy, file)))
    }
    for (const { file, samples } of sources)
      for (const { table, sample } of samples) {
        proposals.push(proposeCatalogue(policy, sample))
        findings.push(...scanColumns(policy, sample, file, table))
      }
    if (selection.propose === true) {
      terminal.print(catalogueText(proposals).trimEnd())
      return end(0)
    }
    const run = { command: 'scan', findings, summary: [], failOn: levelOf(selection.failOn) } as const
    end(await finishRun(run, selection, version, terminal))
  })
}

/** Columns are those of a table or of records; a JSON file that is no list is a text like any other. */
const isDataset = async (file: string): Promise<boolean> =>
  /\.(?:csv|tsv|jsonl|ndjson)$/i.test(file) ||
  (/\.json$/i.test(file) && /^[\s\uFEFF]*\[/.test(await firstOf(file)))

const firstOf = async (file: string): Promise<string> => {
  for await (const chunk of createReadStream(file, { end: 255, encoding: 'utf8' })) return String(chunk)
  return ''
}

/** Characters of code that are parsed; what is longer was made by a program. */
const longestCode = 1_048_576

const scanCode = async (policy: Policy, file: string): Promise<readonly CiFinding[]> => {
  if (!/\.[cm]?[jt]sx?$/.test(file) || (await sizeOf(file)) > longestCode) return []
  const text = await readTextFile(file)
  const program = await parseCode(text, file)
  return program === undefined ? [] : findLogged(policy, { program, text, file })
}

/** The most characters that are held back while no line ends. */
const longestLine = 1_048_576

/** A text line by line; what is no UTF-8 is refused, since it may be anything. */
const scanLines = async (file: string): Promise<readonly CiFinding[]> => {
  const scan = createTextScan(file)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new TutelaError({
        kind: 'input/encoding',
        message: 'the file is not UTF-8',
        remedy: 'save it as UTF-8, or leave it out if it is no text',
        where: { file },
      })
    }
  }
  let rest = ''
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) {
    rest += decode(bytes)
    const cut = rest.lastIndexOf('\n') + 1
    if (cut === 0 && rest.length < longestLine) continue
    const end = cut === 0 ? rest.length : cut
    scan.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  scan.push(rest + decode())
  return scan.end()
}
