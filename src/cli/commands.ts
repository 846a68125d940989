/** Which commands are there? Each by its name, its group and a line; what runs it is loaded when it is asked for, so that help is quick. */

import type { Command } from 'commander'
import { auditWords } from './audit-words'
import type { ExitCode } from './exit-code'
import { maskWords } from './mask-words'
import { reportWords } from './report-words'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

/** Adds a command to the program; `end` is told the code to end with. */
export type AddCommand = (program: Command, end: (code: ExitCode) => void) => void

/** One command, not loaded yet. */
export interface KnownCommand {
  readonly name: string
  readonly group: string
  readonly summary: string
  readonly load: () => Promise<AddCommand>
}

/** The commands, in the order of the help. */
export const commandsOf = (version: string, terminal: Terminal): readonly KnownCommand[] => {
  const { words, locale } = terminal
  const ci = ciWords(locale)
  const known = (
    name: string,
    group: string,
    summary: string,
    load: () => Promise<AddCommand>,
  ): KnownCommand => ({ name, group, summary, load })
  return [
    known('demo', words.trying, words.demo, async () => {
      const { addDemo } = await import('./demo')
      return (program, end) => addDemo(program, terminal, end)
    }),
    known('explain', words.asking, words.explain, async () => {
      const { addExplain } = await import('./explain')
      return (program, end) => addExplain(program, terminal, end)
    }),
    known('mask', words.asking, maskWords[locale].mask, async () => {
      const { addMask } = await import('./mask')
      return (program, end) => addMask(program, terminal, end)
    }),
    known('report', words.asking, reportWords[locale].report, async () => {
      const { addReport } = await import('./report')
      return (program, end) => addReport(program, terminal, end)
    }),
    known('init', ci.group, ci.init, async () => {
      const { addInit } = await import('./init')
      return (program, end) => addInit(program, terminal, end)
    }),
    known('check', ci.group, ci.check, async () => {
      const { addCheck } = await import('./check')
      return (program, end) => addCheck(program, version, terminal, end)
    }),
    known('diff', ci.group, ci.diff, async () => {
      const { addDiff } = await import('./diff')
      return (program, end) => addDiff(program, version, terminal, end)
    }),
    known('test', ci.group, ci.test, async () => {
      const { addTest } = await import('./test')
      return (program, end) => addTest(program, version, terminal, end)
    }),
    known('scan', ci.group, ci.scan, async () => {
      const { addScan } = await import('./scan')
      return (program, end) => addScan(program, version, terminal, end)
    }),
    known('audit', auditWords[locale].group, auditWords[locale].audit, async () => {
      const { addAudit } = await import('./audit')
      return (program, end) => addAudit(program, terminal, end)
    }),
  ]
}
