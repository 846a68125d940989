/** The command `audit verify`: is a log, or a proof of an event, what it should be? It prints; the answers come from the audit folder. */

import type { Command } from 'commander'
import { toHex } from '../audit/bytes'
import type { LogFault } from '../audit/log-fault'
import type { NoteVerifier } from '../audit/note'
import { openProof } from '../audit/proof-text'
import { judgeLog, type LogVerdict } from '../audit/verdict'
import { formatInstant } from '../core/instant'
import { TutelaError } from '../core/error'
import { verifyLog } from '../vault/verify-log'
import { type AuditTexts, auditWords } from './audit-words'
import type { ExitCode } from './exit-code'
import { type FoundLog, findLog, readKept, readKey } from './read-log'
import type { Terminal } from './terminal'

interface Choice {
  readonly key?: string
  readonly checkpoint?: readonly string[]
  readonly json?: boolean
}

/** Adds the command; what is wrong with the log ends it with findings. */
export const addAuditVerify = (group: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const texts = auditWords[terminal.locale]
  group
    .command('verify')
    .summary(texts.verify)
    .description(texts.verify)
    .argument('<log>', texts.sourceOrProof)
    .option('--key <key>', texts.key)
    .option('--checkpoint <file>', texts.checkpoint, (file: string, before: readonly string[] = []) => [
      ...before,
      file,
    ])
    .option('--json', texts.json)
    .action(async (path: string, choice: Choice) => {
      const verifiers = await readKey(choice.key)
      const found = await findLog(path)
      end(
        found.kind === 'proof'
          ? verifyProof(found.text, verifiers, terminal)
          : await verifyWhole(found, choice, verifiers, terminal),
      )
    })
}

const verifyProof = (text: string, verifiers: readonly NoteVerifier[], terminal: Terminal): ExitCode => {
  const { print, paint, locale } = terminal
  const texts = auditWords[locale]
  if (verifiers.length === 0) throw new TutelaError(noKey)
  const proof = openProof(text, verifiers)
  if (proof.outcome === 'verified') {
    print(paint.yes(`${texts.proven} ${proof.position}, ${texts.bySize} ${proof.checkpoint.size}`))
    print(proof.leaf)
    return 0
  }
  print(paint.no(`${texts.unproven}: ${texts.refusals[proof.reason]}`))
  return 1
}

const verifyWhole = async (
  found: Exclude<FoundLog, { readonly kind: 'proof' }>,
  choice: Choice,
  verifiers: readonly NoteVerifier[],
  terminal: Terminal,
): Promise<ExitCode> => {
  const kept = await readKept(choice.checkpoint ?? [], verifiers)
  const verdict = await judge(found, { kept, verifiers })
  if (choice.json === true) terminal.print(JSON.stringify({ ...verdict, root: toHex(verdict.root) }, null, 2))
  else printVerdict(verdict, { kept: kept.length, hasKey: verifiers.length > 0 }, terminal)
  return verdict.faults.length === 0 ? 0 : 1
}

const judge = async (
  found: Exclude<FoundLog, { readonly kind: 'proof' }>,
  scrutiny: NonNullable<Parameters<typeof judgeLog>[1]>,
): Promise<LogVerdict> => {
  if (found.kind === 'export') return judgeLog(found.source, scrutiny)
  try {
    return await verifyLog(found.store.transact, scrutiny)
  } finally {
    await found.store.close()
  }
}

const printVerdict = (
  verdict: LogVerdict,
  held: { readonly kept: number; readonly hasKey: boolean },
  { print, paint, locale }: Terminal,
): void => {
  const texts = auditWords[locale]
  const { size, root, pending, pendingSince, signed, faults } = verdict
  const since = pendingSince === undefined ? '' : ` (${texts.since} ${formatInstant(pendingSince)})`
  print(paint.title(`${texts.events}: ${size}, ${texts.pending}: ${pending}${since}`))
  print(`${texts.root}: ${toHex(root)}`)
  print(`${texts.kept}: ${held.kept}, ${texts.own}: ${signed}`)
  if (!held.hasKey) print(paint.dim(texts.noKey))
  if (held.kept === 0) print(paint.dim(texts.noKept))
  for (const fault of faults.slice(0, mostPrinted)) print(`  ${faultLine(fault, texts)}`)
  if (faults.length > mostPrinted) print(`  ${faults.length - mostPrinted} ${texts.more}`)
  print(faults.length === 0 ? paint.yes(texts.sound) : paint.no(`${faults.length} ${texts.wrong}`))
}

const mostPrinted = 100

const faultLine = ({ kind, position, size, writer, counter }: LogFault, texts: AuditTexts): string => {
  const where = kind === 'rewritten' || kind === 'cut' ? texts.from : texts.at
  const place = [
    position === undefined ? (writer === undefined ? '' : texts.waiting) : `${where} ${position}`,
    writer === undefined ? '' : `${texts.writer} ${writer}/${counter}`,
    size === undefined ? '' : `${texts.bySize} ${size}`,
  ].filter((part) => part !== '')
  return `${texts.faults[kind]}${place.length === 0 ? '' : ` (${place.join(', ')})`}`
}

const noKey = {
  kind: 'input/invalid',
  message: 'a proof says nothing without the public key of its log',
  remedy: 'give `--key`',
} as const
