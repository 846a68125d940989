/** Does a document have the shape of a policy? What the schema refuses, each by its place; whether names and periods fit is asked elsewhere. */

import type { z } from 'zod'
import { policyDocument } from '../data/policy'
import { keysOf } from '../data/refusal'
import type { Json } from '../data/plain-json'
import { membersOf } from './merge'
import { quoteName, remedyFor } from './names'
import type { Problem } from './soundness-problem'

/** The issues of a schema over `value`, told as problems; no value is told but names. */
export const shapeProblems = (error: z.ZodError, value: Json): readonly Problem[] =>
  error.issues.flatMap((issue) => problemsOf(issue, value))

const problemsOf = (issue: z.core.$ZodIssue, value: Json): readonly Problem[] => {
  const { path } = issue
  const given = valueAt(value, path)
  const problem = (code: string, message: string, remedy: string): readonly Problem[] => [
    { code, path, message, remedy },
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'member/unknown',
        path: [...path, key],
        message: `${quoteName(key)} has no place here`,
        remedy: remedyFor(key, memberNames, 'leave it out'),
      }))
    case 'invalid_key':
      return problem('name/unfit', ...halves(issue.issues[0]?.message ?? 'this is no name'))
    case 'invalid_type':
      return given === undefined
        ? missing(path)
        : problem(
            'member/kind',
            'this is of the wrong kind',
            `give ${kinds[issue.expected] ?? issue.expected}`,
          )
    case 'invalid_value':
    case 'invalid_union': {
      if (given === undefined) return missing(path)
      const choices = issue.code === 'invalid_value' ? issue.values.map(String) : []
      const otherwise =
        choices.length === 0 ? 'compare it with the schema' : `give one of ${choices.join(', ')}`
      return problem(
        'member/choice',
        'this is none of the possible values',
        typeof given === 'string' ? remedyFor(given, choices, otherwise) : otherwise,
      )
    }
    case 'too_small':
      return issue.origin === 'number'
        ? problem('member/form', ...halves(issue.message))
        : problem('member/empty', 'this is empty', 'give one at least')
    default:
      return problem('member/form', ...halves(issue.message))
  }
}

const missing = (path: readonly PropertyKey[]): readonly Problem[] => {
  const member = String(path.at(-1) ?? 'the document')
  const { code, remedy } = absences[member] ?? { code: 'member/missing', remedy: `give \`${member}\`` }
  return [{ code, path, message: `\`${member}\` is missing`, remedy }]
}

/** What the register itself asks for. */
const absences: Readonly<Record<string, { readonly code: string; readonly remedy: string } | undefined>> =
  Object.assign(Object.create(null), {
    retention: {
      code: 'category/no-retention',
      remedy: 'every category has a period (4.3.1): give `start` and `action`',
    },
    supervision: { code: 'supervision/missing', remedy: 'name the position that inspects (8.1.1)' },
    basis: {
      code: 'purpose/no-basis',
      remedy: 'every purpose has a legal basis (1.3.1): `{ kind: consent }`',
    },
  })

const kinds: Readonly<Record<string, string | undefined>> = {
  string: 'a text',
  array: 'a list',
  object: 'members by name',
  record: 'members by name',
  boolean: '`true` or `false`',
  number: 'a number',
  int: 'a whole number',
}

/** Our own texts say what is wrong and, after a semicolon, what to do. */
const halves = (text: string): readonly [message: string, remedy: string] => {
  const [message = text, ...remedy] = text.split('; ')
  return [message, remedy.length === 0 ? 'compare it with the schema' : remedy.join('; ')]
}

/** The value at a place, if there is one. */
export const valueAt = (value: Json, path: readonly PropertyKey[]): Json | undefined =>
  path.reduce<Json | undefined>((part, key) => {
    if (Array.isArray(part)) return typeof key === 'number' ? part[key] : undefined
    const members = membersOf(part)
    return typeof key === 'string' && Object.hasOwn(members, key) ? members[key] : undefined
  }, value)

const memberNames = keysOf(policyDocument)
