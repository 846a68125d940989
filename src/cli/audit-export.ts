/** The command `audit export`: the log as a file, for whoever is to check it without the database. */

import { closeSync, openSync, writeSync } from 'node:fs'
import type { Command } from 'commander'
import { writeExport } from '../audit/export'
import { TutelaError } from '../core/error'
import { logSource } from '../vault/verify-log'
import { auditWords } from './audit-words'
import type { ExitCode } from './exit-code'
import { findLog } from './read-log'
import type { Terminal } from './terminal'

/** Adds the command. */
export const addAuditExport = (group: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const texts = auditWords[terminal.locale]
  group
    .command('export')
    .summary(texts.export)
    .description(texts.export)
    .argument('<log>', texts.source)
    .option('--out <file>', texts.out)
    .action(async (path: string, { out }: { readonly out?: string }) => {
      if (out === undefined) await exportLog(path, terminal.print)
      else await exportTo(path, out)
      end(0)
    })
}

const exportTo = async (path: string, out: string): Promise<void> => {
  const file = openNew(out)
  try {
    await exportLog(path, (line) => void writeSync(file, `${line}\n`))
  } finally {
    closeSync(file)
  }
}

const exportLog = async (path: string, write: (line: string) => void): Promise<void> => {
  const found = await findLog(path)
  if (found.kind === 'proof') throw new TutelaError(noLog)
  if (found.kind === 'export') return writeExport(found.source, write)
  try {
    await writeExport(await logSource(found.store.transact), write)
  } finally {
    await found.store.close()
  }
}

/** Nothing is overwritten: the file may be the evidence of an earlier time. */
const openNew = (out: string): number => {
  try {
    return openSync(out, 'wx')
  } catch {
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'the file cannot be made, or is there already',
      remedy: 'give the path of a new file',
      where: { file: out },
    })
  }
}

const noLog = {
  kind: 'input/invalid',
  message: 'this is a proof, and no log',
  remedy: 'give a database or an exported log',
} as const
