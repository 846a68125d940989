/** The command `explain`: who may see an item, or why a request is denied. It prints; the answers come from the decisions. */

import { type Command, Option } from 'commander'
import { accessDiagram, conditionTexts, decisionDiagram } from '../ci/explain-diagram'
import { TutelaError } from '../core/error'
import { type Access, explainItem, explainUse } from '../decide/explain'
import type { Policy } from '../policy/policy'
import type { ExitCode } from './exit-code'
import { readPolicyFile } from './read-policy'
import { decideFile } from './read-question'
import type { Terminal } from './terminal'

interface Selection {
  readonly item?: string
  readonly position?: string
  readonly purpose?: string
  readonly request?: string
  readonly format: (typeof formats)[number]
  readonly json?: boolean
}

const formats = ['text', 'json', 'mermaid'] as const

/** Adds the command; `end` is told the code to end with. */
export const addExplain = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const { words } = terminal
  program
    .command('explain')
    .helpGroup(words.asking)
    .summary(words.explain)
    .description(words.explain)
    .argument('[policy]', words.explainPolicy)
    .optionsGroup(words.selecting)
    .option('--item <name>', words.item)
    .option('--position <name>', words.position)
    .option('--purpose <name>', words.purpose)
    .optionsGroup(words.deciding)
    .option('--request <file>', words.request)
    .optionsGroup(words.printing)
    .addOption(new Option('--format <format>', words.explainFormat).choices(formats).default('text'))
    .option('--json', words.json)
    .action(async (file: string | undefined, given: Selection) => {
      const selection = given.json === true ? { ...given, format: 'json' as const } : given
      const policy = await readPolicyFile(file)
      end(
        selection.request === undefined
          ? explainAccess(policy, selection, terminal)
          : await explainRequest(policy, selection.request, selection.format, terminal),
      )
    })
}

const explainAccess = (policy: Policy, selection: Selection, terminal: Terminal): ExitCode => {
  const { item, position, purpose } = selection
  if (item === undefined && position === undefined && purpose === undefined) throw nothingAsked
  const { positions, purposes, items } = policy.document
  if (position !== undefined && !Object.hasOwn(positions, position)) throw unknownName('position')
  if (purpose !== undefined && !Object.hasOwn(purposes, purpose)) throw unknownName('purpose')
  const ways = (item === undefined ? Object.keys(items) : [item]).map((name) => ({
    item: name,
    access: explainItem(policy, name).filter(
      (way) =>
        (position === undefined || way.position === position) &&
        (purpose === undefined || way.purpose === purpose),
    ),
  }))
  if (selection.format === 'json') terminal.print(JSON.stringify(ways, null, 2))
  else if (selection.format === 'mermaid') terminal.print(accessDiagram(ways, terminal.locale))
  else for (const { item: name, access } of ways) printAccess(name, access, terminal)
  return 0
}

const printAccess = (
  item: string,
  access: readonly Access[],
  { print, paint, words, locale }: Terminal,
): void => {
  print(paint.title(item))
  if (access.length === 0) print(`  ${words.nobody}`)
  for (const { position, department, purpose, view, conditions } of access) {
    const needs = conditions.map((condition) => conditionTexts[condition][locale]).join(', ')
    print(
      `  ${position} (${department}), ${purpose}: ${words.view} ${paint.yes(view)}; ${words.needs}: ${needs}`,
    )
  }
}

const explainRequest = async (
  policy: Policy,
  file: string,
  format: Selection['format'],
  { print, paint, words, locale }: Terminal,
): Promise<ExitCode> => {
  const decision = await decideFile(policy, file)
  const isPermit = decision.outcome === 'permit'
  const lines = explainUse(decision, locale)
  if (format === 'json')
    print(JSON.stringify({ ...decision, explanation: lines.map(({ text }) => text) }, null, 2))
  else if (format === 'mermaid') print(decisionDiagram(decision, locale))
  else {
    print(isPermit ? paint.yes(words.permitted) : paint.no(words.denied))
    for (const { text, clauses } of lines) {
      print(`  ${text}`)
      for (const { id, title } of clauses) print(`    ${paint.dim(`${id} ${title}`)}`)
    }
    if (isPermit) for (const [item, view] of Object.entries(decision.views)) print(`  ${item}: ${view}`)
  }
  return isPermit ? 0 : 1
}

const nothingAsked = new TutelaError({
  kind: 'input/invalid',
  message: 'nothing is asked',
  remedy: 'give `--item`, `--position`, `--purpose` or `--request`',
})

const unknownName = (what: 'position' | 'purpose'): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: `the policy has no such ${what}`,
    remedy: `give a ${what} of the policy`,
  })
