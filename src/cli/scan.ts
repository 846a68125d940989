/** The command `scan`: where is customer information in these files? It reads and prints; `tutela/ci` finds, and no value is told. */

import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import type { CiFinding } from '../lint/ci-finding'
import { createTextScan, scanColumns } from '../ci/scan'
import { TutelaError } from '../core/error'
import { sampleDataset } from '../dataset/sample'
import { addCiOptions, type CiSelection, failOnLevel, finishRun, levelOf, startCiCommand } from './ci-output'
import type { ExitCode } from './exit-code'
import { sizeOf, writingOf } from './mask-input'
import { readPolicyFile } from './read-policy'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

interface Selection extends CiSelection {
  readonly failOn: string
  readonly policy?: string
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
  addCiOptions(command, terminal).action(async (files: readonly string[], selection: Selection) => {
    const policy = await readPolicyFile(selection.policy)
    const findings: CiFinding[] = []
    for (const file of files) {
      await sizeOf(file)
      if (/\.(?:csv|tsv|jsonl|ndjson|json)$/i.test(file)) {
        const sample = await sampleDataset(createReadStream(file), writingOf(file, {}))
        findings.push(...scanColumns(policy, sample, file))
      } else findings.push(...(await scanLines(file)))
    }
    const run = { command: 'scan', findings, summary: [], failOn: levelOf(selection.failOn) } as const
    end(await finishRun(run, selection, version, terminal))
  })
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
  for await (const bytes of createReadStream(file)) {
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
