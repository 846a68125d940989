/** The command `audit prove`: the proof that one event is in the log, for whoever has the log's public key alone. */

import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { proofText } from '../audit/proof-text'
import { proveFromExport } from '../audit/prove-export'
import { TutelaError } from '../core/error'
import { proveEventIn } from '../vault/prove-events'
import { auditWords } from './audit-words'
import type { ExitCode } from './exit-code'
import { findLog } from './read-log'
import type { Terminal } from './terminal'

interface Choice {
  readonly position: string
  readonly out?: string
}

/** Adds the command. */
export const addAuditProve = (group: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const texts = auditWords[terminal.locale]
  group
    .command('prove')
    .summary(texts.prove)
    .description(texts.prove)
    .argument('<log>', texts.source)
    .requiredOption('--position <number>', texts.position)
    .option('--out <file>', texts.out)
    .action(async (path: string, choice: Choice) => {
      const text = await prove(path, choice.position)
      if (choice.out === undefined) terminal.print(text.trimEnd())
      else await writeFile(choice.out, text)
      end(0)
    })
}

const prove = async (path: string, position: string): Promise<string> => {
  if (!/^\d{1,15}$/.test(position)) throw new TutelaError(noPosition)
  const found = await findLog(path)
  if (found.kind === 'proof') throw new TutelaError(noLog)
  if (found.kind === 'export') return proofText(await proveFromExport(found.source, Number(position)))
  try {
    return proofText(await found.store.transact((transaction) => proveEventIn(transaction, Number(position))))
  } finally {
    await found.store.close()
  }
}

const noPosition = {
  kind: 'input/invalid',
  message: 'a position is a whole number from 0',
  remedy: 'give the position of an event that a checkpoint covers',
} as const

const noLog = {
  kind: 'input/invalid',
  message: 'this is a proof, and no log',
  remedy: 'give a database or an exported log; to check a proof use `tutela audit verify`',
} as const
