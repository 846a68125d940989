/** Does a policy contradict itself? Each rule held against the register and the others; a member of the wrong shape is left to the schema. */

import type { Category } from '../data/category'
import type { Json } from '../data/plain-json'
import { membersOf } from './merge'
import { circleProblems } from './soundness-circles'
import { cycleProblems } from './soundness-cycles'
import { oversightProblems } from './soundness-oversight'
import { periodProblems } from './soundness-periods'
import type { Problem } from './soundness-problem'

/** Everything that a document says against itself, its categories' definitions or the register. */
export const ruleProblems = (
  document: Json,
  definitions: ReadonlyMap<string, Category>,
): readonly Problem[] => {
  const members = membersOf(document)
  const problemsIn = (
    section: string,
    judge: (name: string, rule: Rule) => readonly (Problem | false)[],
  ): readonly Problem[] =>
    Object.entries(membersOf(members[section])).flatMap(([name, rule]) =>
      judge(name, membersOf(rule)).filter((problem) => problem !== false),
    )
  const { timeZone, creditBusiness } = members
  return [
    ...(typeof timeZone === 'string' && !isTimeZone(timeZone) ? [unknownZone] : []),
    ...problemsIn('positions', (name, rule) => [
      rule['applies'] === true && rule['responsible'] === true && appliesAndApproves(name),
    ]),
    ...problemsIn('items', (name, rule) => [
      rule['sensitivity'] === 'sensitive' && rule['view'] === 'plain' && plainSensitive(name),
      isLowered(name, rule, definitions) && lowered(name),
    ]),
    ...problemsIn('purposes', (name, rule) => [
      rule['family'] === 'decision' && (rule['view'] === 'plain' || rule['view'] === 'masked') && seen(name),
    ]),
    ...problemsIn('categories', (name, rule) => [
      creditBusiness === false &&
        (rule['credit'] === true || definitions.get(name)?.credit === true) &&
        creditWithoutBusiness(name),
    ]),
    ...periodProblems(members),
    ...oversightProblems(members),
    ...cycleProblems(members),
    ...circleProblems(members['purposes']),
  ]
}

type Rule = Readonly<Record<string, Json>>

const isTimeZone = (timeZone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false // the platform throws for a zone that it doesn't know, and for nothing else here
  }
}

/** Is an item made less sensitive than its own definition has it (PIPL art. 28)? */
const isLowered = (name: string, rule: Rule, definitions: ReadonlyMap<string, Category>): boolean => {
  const [category = '', field = ''] = name.split('.')
  const items = definitions.get(category)?.items ?? {}
  return (
    Object.hasOwn(items, field) &&
    levels.indexOf(String(rule['sensitivity'])) < levels.indexOf(items[field]?.sensitivity ?? '') &&
    levels.includes(String(rule['sensitivity']))
  )
}

const levels: readonly string[] = ['general', 'personal', 'sensitive']

const unknownZone: Problem = {
  code: 'time-zone/unknown',
  path: ['timeZone'],
  message: 'this is no time zone that the platform knows',
  remedy: 'name it as IANA does, for example `Asia/Shanghai`',
}

const appliesAndApproves = (name: string): Problem => ({
  code: 'position/both',
  path: ['positions', name, 'applies'],
  message: "a position that approves can't also apply (5.3.1)",
  remedy: 'leave `applies` or `responsible` out',
})

const plainSensitive = (name: string): Problem => ({
  code: 'item/plain',
  path: ['items', name, 'view'],
  message: 'a sensitive item is not plain by default (6.4.1)',
  remedy: 'make it `masked`, and grant `plain` where the work needs it',
})

const lowered = (name: string): Problem => ({
  code: 'item/lowered',
  path: ['items', name, 'sensitivity'],
  message: 'this item is more sensitive by its definition',
  remedy: 'give the level of its definition, or a higher one',
})

const seen = (name: string): Problem => ({
  code: 'purpose/view',
  path: ['purposes', name, 'view'],
  message: 'decisions see pseudonyms or figures, no customers (5.1.3)',
  remedy: 'make it `pseudonym` or `omitted`, or set `aggregateOnly`',
})

const creditWithoutBusiness = (name: string): Problem => ({
  code: 'category/credit',
  path: ['categories', name],
  message: 'credit information without a credit business (2.2.5)',
  remedy: 'set `creditBusiness`, or leave the category and its items out',
})
