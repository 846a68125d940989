/** The command `mask`: a dataset for a purpose. It reads, writes and prints; what happens to a column is planned elsewhere. */

import { type Command, Option } from 'commander'
import { TutelaError } from '../core/error'
import {
  type DatasetPlan,
  type Encoding,
  datasetForms,
  encodings,
  maskDataset,
  planDataset,
  proposeColumns,
  sampleDataset,
} from '../dataset/index'
import type { Policy } from '../policy/policy'
import type { ExitCode } from './exit-code'
import { mappingOf, readBytes, sizeOf, writingOf } from './mask-input'
import { readPseudonymRoot } from './mask-key'
import { writeOutput } from './mask-output'
import { progressOf } from './mask-progress'
import { printPlan, printProposals } from './mask-print'
import { maskWords } from './mask-words'
import { readPolicyFile } from './read-policy'
import type { Terminal } from './terminal'

interface Selection {
  readonly output?: string
  readonly policy?: string
  readonly purpose?: string
  readonly map: readonly string[]
  readonly mapping?: string
  readonly keep: readonly string[]
  readonly unmatched: 'omit' | 'mask'
  readonly propose?: boolean
  readonly key?: string
  readonly passphraseFile?: string
  readonly scope?: string
  readonly format?: string
  readonly encoding?: Encoding
  readonly delimiter?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** Adds the command; `end` is told the code to end with. */
export const addMask = (program: Command, terminal: Terminal, end: (code: ExitCode) => void): void => {
  const words = maskWords[terminal.locale]
  const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text]
  program
    .command('mask')
    .helpGroup(terminal.words.asking)
    .summary(words.mask)
    .description(words.mask)
    .argument('<input>', words.input)
    .optionsGroup(words.reading)
    .addOption(new Option('--format <form>', words.format).choices([...datasetForms]))
    .addOption(new Option('--encoding <name>', words.encoding).choices([...encodings]))
    .option('--delimiter <character>', words.delimiter)
    .optionsGroup(words.matching)
    .option('--policy <file>', words.policy)
    .option('--purpose <name>', words.purpose)
    .option('--map <column=item>', words.map, collect, [])
    .option('--mapping <file>', words.mapping)
    .option('--keep <column>', words.keep, collect, [])
    .addOption(new Option('--unmatched <what>', words.unmatched).choices(['omit', 'mask']).default('omit'))
    .option('--propose', words.propose)
    .optionsGroup(words.writing)
    .option('-o, --output <file>', words.output)
    .option('--force', words.force)
    .option('--key <file>', words.key)
    .option('--passphrase-file <file>', words.passphrase)
    .option('--scope <name>', words.scope)
    .option('--json', words.json)
    .action(async (input: string, selection: Selection) => {
      const policy = await readPolicyFile(selection.policy)
      end(
        selection.propose === true
          ? await propose(policy, input, selection, terminal)
          : await mask(policy, input, selection, terminal),
      )
    })
}

const propose = async (
  policy: Policy,
  input: string,
  selection: Selection,
  terminal: Terminal,
): Promise<ExitCode> => {
  await sizeOf(input)
  const sample = await sampleDataset(
    readBytes(input, () => undefined),
    writingOf(input, selection),
  )
  printProposals(proposeColumns(policy, sample), selection.json === true, terminal)
  return 0
}

const mask = async (
  policy: Policy,
  input: string,
  selection: Selection,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { output, force = false } = selection
  if (output === undefined) throw noOutput
  const size = await sizeOf(input)
  const plan = await planOf(policy, input, selection)
  if (plan.outcome === 'deny') {
    terminal.complain(plan.message[terminal.locale])
    return 1
  }
  const progress = progressOf(size)
  const rows = await writeOutput({ path: output, input, replaces: force }, async (append) => {
    let count = 0
    for await (const block of maskDataset(
      readBytes(input, progress.add),
      writingOf(input, selection),
      plan,
    )) {
      count += block.rows
      await append(block.text)
    }
    return count
  }).finally(progress.end)
  printPlan(plan.seen(), rows, selection.json === true, terminal)
  return 0
}

const planOf = async (policy: Policy, input: string, selection: Selection): Promise<DatasetPlan> => {
  const { purpose, key, passphraseFile, keep } = selection
  if (purpose === undefined) throw noPurpose
  const mapping = await mappingOf(selection.mapping, selection.map)
  const root = key === undefined ? undefined : await readPseudonymRoot(key, passphraseFile, process.env)
  return planDataset({
    policy,
    purpose,
    mapping: mapping ?? {},
    ...(mapping === undefined ? { proposed: await proposedFor(policy, input, selection) } : {}),
    keep,
    unmatched: selection.unmatched === 'mask' ? 'masked' : 'omitted',
    ...(root === undefined ? {} : { pseudonyms: { root, scope: selection.scope ?? `purpose ${purpose}` } }),
  })
}

const proposedFor = async (policy: Policy, input: string, selection: Selection) => {
  const sample = await sampleDataset(
    readBytes(input, () => undefined),
    writingOf(input, selection),
  )
  return Object.fromEntries(
    proposeColumns(policy, sample).flatMap(({ column, target }) =>
      target === undefined ? [] : [[column, target]],
    ),
  )
}

const noOutput = new TutelaError({
  kind: 'input/invalid',
  message: 'nothing says where the result goes',
  remedy: 'give `--output`, or `--propose` to see what the columns seem to hold',
})

const noPurpose = new TutelaError({
  kind: 'input/invalid',
  message: 'nothing says what the result is for',
  remedy: 'give `--purpose` with a purpose of the policy',
})
