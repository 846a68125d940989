/** The command `demo`: tells the story. What happens in it is no business of the command line. */

import type { Command } from 'commander'
import { runDemo } from '../demo/story'
import type { ExitCode } from './exit-code'
import type { Terminal } from './terminal'

interface Place {
  readonly data?: string
  readonly directory?: string
}

/** Adds the command; faults found in the audit log end it with findings. */
export const addDemo = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const { words, locale, print, paint } = terminal
  program
    .command('demo')
    .helpGroup(words.trying)
    .summary(words.demo)
    .description(words.demo)
    .option('--data <folder>', words.demoData)
    .option('--directory <folder>', words.demoDirectory)
    .action(async ({ data, directory }: Place) => {
      const result = await runDemo({
        ...(data === undefined ? {} : { data }),
        directory: directory ?? (data === undefined ? 'tutela-demo' : 'tutela-demo-data'),
        locale,
        print,
        paint,
      })
      end(result.faults === 0 ? 0 : 1)
    })
}
