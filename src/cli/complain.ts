/** How is a failure told on the command line? What, where, what to do; a stack only for a fault of the tool, and never a value. */

import { CommanderError } from 'commander'
import { describeFailure, isTutelaError } from '../core/error'
import { type ExitCode, exitCodeOf } from './exit-code'
import type { Terminal } from './terminal'

/** Tells what was thrown, and gives the code to end with. */
export const complainOf = (error: unknown, terminal: Terminal): ExitCode => {
  const { words, complain } = terminal
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    if (error.code === 'commander.help') return 2
    complain(`${words.error}: ${wrongUse(error, terminal)}`)
    return 2
  }
  if (isTutelaError(error) && error.failure.kind !== 'tool/fault') {
    complain(`${words.error}: ${describeFailure(error.failure)}`)
    return exitCodeOf(error.failure.kind)
  }
  complain(`${words.error}: ${words.fault}`)
  complain(framesOf(error))
  return 3
}

/** Only names that look like names are repeated: what else was typed may be a value. */
const wrongUse = ({ code, message }: CommanderError, { words }: Terminal): string => {
  const what = Object.entries(words.what).find(([known]) => known === code)?.[1] ?? words.wrongUse
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? ''
  const name = /^(?:-{0,2}[a-z][a-z-]{0,30})(?=[ ,=]|$)/.exec(quoted)?.[0]
  const suggestion = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(message)?.[1]
  const allowed = /Allowed choices are ([^.]+)\./.exec(message)?.[1]
  const remedy =
    suggestion !== undefined
      ? `${words.suggestion} \`${suggestion}\`?`
      : allowed !== undefined
        ? `${words.allowed} ${allowed}`
        : words.seeHelp
  return `${what}${name === undefined ? '' : ` (\`${name}\`)`}; ${remedy}`
}

/** The places in the code, without the message: what others throw may hold a value. */
const framesOf = (error: unknown): string =>
  error instanceof Error
    ? [error.name, ...(error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))].join('\n')
    : ''
