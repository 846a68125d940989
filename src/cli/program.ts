/** How does the command line work? It finds the command, runs it, and turns whatever happens into one exit code. */

import { Command, Option } from 'commander'
import { locales } from '../core/locale'
import { commandsOf } from './commands'
import { complainOf } from './complain'
import type { ExitCode } from './exit-code'
import type { Terminal } from './terminal'

/** Runs the arguments that follow the program's name. It never rejects. */
export const runProgram = async (
  given: readonly string[],
  version: string,
  terminal: Terminal,
): Promise<ExitCode> => {
  let code: ExitCode = 0
  try {
    const program = await createProgram(given, version, terminal, (told) => {
      code = told
    })
    await program.parseAsync([...given], { from: 'user' })
    return code
  } catch (error) {
    return complainOf(error, terminal)
  }
}

const createProgram = async (
  given: readonly string[],
  version: string,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): Promise<Command> => {
  const { words, print, complain } = terminal
  const titles = new Map<string, string>([
    ['Usage:', words.usage],
    ['Arguments:', words.arguments],
    ['Options:', words.options],
    ['Global Options:', words.options],
    ['Commands:', words.commands],
  ])
  const program = new Command('tutela')
    .description(words.about)
    .version(version, '-v, --version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.helpCommand)
    .addOption(new Option('--lang <language>', words.lang).choices([...locales]).default('en'))
    .addHelpText('after', `\n${words.codes}`)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles.get(title) ?? title,
      optionDescription: (option) => described(option, terminal),
    })
    // Usage errors are told by `complainOf`, in the reader's language.
    .configureOutput({
      writeOut: (text) => print(text.trimEnd()),
      writeErr: (text) => complain(text.trimEnd()),
      outputError: () => undefined,
    })
    .exitOverride()
  // one that isn't asked for is listed in the help, and no more
  for (const { name, group, summary, load } of commandsOf(version, terminal))
    if (given.includes(name)) (await load())(program, end)
    else program.command(name).helpGroup(group).summary(summary)
  for (const command of program.commands) command.helpOption('-h, --help', words.help)
  return program
}

const described = (option: Option, { words }: Terminal): string => {
  const extra = [
    option.argChoices === undefined ? '' : `${words.choices}: ${option.argChoices.join(', ')}`,
    typeof option.defaultValue === 'string' ? `${words.standsFor}: ${option.defaultValue}` : '',
  ].filter((part) => part !== '')
  return extra.length === 0 ? option.description : `${option.description} (${extra.join('; ')})`
}
