/** Do a policy's periods agree (4.3.1)? Minimum, maximum and archive of a category, and what purposes ask of it; periods are compared on an average year. */

import { either as E } from 'fp-ts'
import { averageDays, parsePeriod } from '../core/period'
import type { Json } from '../data/plain-json'
import { membersOf } from './merge'
import { quoteName } from './names'
import type { Problem } from './soundness-problem'

/** Every period that contradicts another one. */
export const periodProblems = (members: Readonly<Record<string, Json>>): readonly Problem[] => {
  const rules = Object.entries(membersOf(members['categories'])).map(
    ([name, rule]) => [name, membersOf(membersOf(rule)['retention'])] as const,
  )
  const longest = new Map(rules.map(([name, retention]) => [name, lengthIn(retention['maximum'])]))
  return [
    ...rules.flatMap(([name, retention]) => retentionProblems(name, retention)),
    ...Object.entries(membersOf(members['purposes'])).flatMap(([name, rule]) =>
      keepProblems(name, membersOf(rule), longest),
    ),
  ]
}

const retentionProblems = (
  name: string,
  { minimum, maximum, action, archiveFor }: Readonly<Record<string, Json | undefined>>,
): readonly Problem[] => {
  const problem = (member: string, code: string, message: string, remedy: string): Problem => ({
    code,
    path: ['categories', name, 'retention', member],
    message,
    remedy,
  })
  return [
    ...(exceeds(lengthIn(minimum), lengthIn(maximum))
      ? [
          problem(
            'minimum',
            'retention/bounds',
            'the minimum is over the maximum',
            'lower it, or raise `maximum`',
          ),
        ]
      : []),
    ...(action === 'archive' && archiveFor === undefined
      ? [problem('action', 'retention/archive', 'what is archived is never deleted', 'give `archiveFor`')]
      : []),
    ...(typeof action === 'string' && action !== 'archive' && archiveFor !== undefined
      ? [
          problem(
            'archiveFor',
            'retention/archive',
            'nothing of this category is archived',
            'leave it out, or make `action` `archive`',
          ),
        ]
      : []),
  ]
}

/** A purpose that keeps beyond the maximum of a category that it needs; a minimum only prolongs, and contradicts nothing. */
const keepProblems = (
  name: string,
  { keep, needs }: Readonly<Record<string, Json | undefined>>,
  longest: ReadonlyMap<string, number | undefined>,
): readonly Problem[] => {
  const texts = Array.isArray(needs) ? needs.filter((item) => typeof item === 'string') : []
  return [...new Set(texts.map((item) => item.split('.')[0] ?? item))]
    .filter((category) => exceeds(lengthOf(keep), longest.get(category)))
    .map((category) => ({
      code: 'purpose/keep',
      path: ['purposes', name, 'keep'],
      message: `it keeps longer than the maximum of the category ${quoteName(category)}`,
      remedy: 'shorten it, or need no item of that category',
    }))
}

const exceeds = (left: number | undefined, right: number | undefined): boolean =>
  left !== undefined && right !== undefined && left > right

const lengthIn = (bound: Json | undefined): number | undefined => lengthOf(membersOf(bound)['period'])

const lengthOf = (text: Json | undefined): number | undefined => {
  if (typeof text !== 'string') return undefined
  const period = parsePeriod(text)
  return E.isRight(period) ? averageDays(period.right) : undefined
}
