/** The commands `audit verify`, `audit prove` and `audit export`: they share what a log is read from, and the words for what is wrong. */

import type { Command } from 'commander'
import { addAuditExport } from './audit-export'
import { addAuditProve } from './audit-prove'
import { addAuditVerify } from './audit-verify'
import { auditWords } from './audit-words'
import type { ExitCode } from './exit-code'
import type { Terminal } from './terminal'

/** Adds the group of commands. */
export const addAudit = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const texts = auditWords[terminal.locale]
  const group = program.command('audit').helpGroup(texts.group).summary(texts.audit).description(texts.audit)
  addAuditVerify(group, terminal, end)
  addAuditProve(group, terminal, end)
  addAuditExport(group, terminal, end)
  for (const command of group.commands) command.helpOption('-h, --help', terminal.words.help)
}
