/** The command `report`: one file that tells how the policy stands and how a vault keeps it. It reads and writes; the report folder says what. */

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { systemClock } from '../core/clock'
import { orThrow, TutelaError } from '../core/error'
import { type Instant, parseInstant } from '../core/instant'
import type { LogVerdict } from '../audit/verdict'
import { loadDrawings } from '../report/drawings'
import { readFacts } from '../report/facts'
import { reportHtml } from '../report/html-page'
import { reportMarkdown } from '../report/markdown'
import { type Report, reportOf } from '../report/report'
import { verifyLog } from '../vault/verify-log'
import type { ExitCode } from './exit-code'
import { policyFiles } from './find-files'
import { findLog, readKept, readKey } from './read-log'
import { readPolicyFile } from './read-policy'
import { reportWords } from './report-words'
import { auditWords } from './audit-words'
import type { Terminal } from './terminal'
import type { Policy } from '../policy/policy'

interface Selection {
  readonly data?: string
  readonly key?: string
  readonly checkpoint?: readonly string[]
  readonly format: 'html' | 'markdown'
  readonly out?: string
  readonly at?: string
}

/** Adds the command; a log that isn't what was written ends it with findings. */
export const addReport = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const texts = reportWords[terminal.locale]
  const audit = auditWords[terminal.locale]
  program
    .command('report')
    .helpGroup(terminal.words.asking)
    .summary(texts.report)
    .description(texts.report)
    .argument('[policy]', texts.policy)
    .option('--data <file>', texts.data)
    .option('--key <key>', audit.key)
    .option('--checkpoint <file>', audit.checkpoint, (file: string, before: readonly string[] = []) => [
      ...before,
      file,
    ])
    .addOption(new Option('--format <format>', texts.format).choices(['html', 'markdown']).default('html'))
    .option('--out <file>', texts.out)
    .option('--at <instant>', texts.at)
    .action(async (file: string | undefined, selection: Selection) => {
      const policy = await readPolicyFile(file ?? policyFiles.find((name) => existsSync(name)))
      const at = selection.at === undefined ? systemClock() : orThrow(parseInstant(selection.at))
      const report = await gather(policy, at, selection)
      await write(report, selection, terminal)
      end((report.audit?.faults.length ?? 0) > 0 ? 1 : 0)
    })
}

const gather = async (policy: Policy, at: Instant, selection: Selection): Promise<Report> => {
  if (selection.data === undefined) return reportOf(policy, { at })
  const found = await findLog(selection.data)
  if (found.kind !== 'database') throw new TutelaError(noDatabase(selection.data))
  const { store } = found
  try {
    const verifiers = await readKey(selection.key)
    const kept = await readKept(selection.checkpoint ?? [], verifiers)
    const facts = await readFacts(store, { at, timeZone: policy.document.timeZone })
    const verdict: LogVerdict = await verifyLog(store.transact, { kept, verifiers })
    return reportOf(policy, {
      at,
      facts,
      audit: { ...verdict, kept: kept.length, hasKey: verifiers.length > 0 },
    })
  } finally {
    await store.close()
  }
}

const write = async (
  report: Report,
  { format, out }: Selection,
  { locale, print, complain, paint }: Terminal,
): Promise<void> => {
  const texts = reportWords[locale]
  if (format === 'markdown') {
    const text = reportMarkdown(report, locale)
    if (out === undefined) return print(text.trimEnd())
    return save(out, text)
  }
  const drawings = await loadDrawings()
  if (drawings === undefined) complain(texts.noDrawings)
  const path = out ?? 'tutela-report.html'
  await save(path, reportHtml(report, { locale, drawings }))
  print(`${texts.written} ${paint.title(path)}`)
}

const save = async (file: string, text: string): Promise<void> => {
  try {
    await writeFile(file, text)
  } catch {
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'the file cannot be written',
      remedy: 'give the path of a file in a folder that is there and may be written to',
      where: { file },
    })
  }
}

const noDatabase = (file: string) =>
  ({
    kind: 'input/unreadable',
    message: 'this is no SQLite database',
    remedy: "give the database of a vault; a log alone doesn't tell what falls due",
    where: { file },
  }) as const
