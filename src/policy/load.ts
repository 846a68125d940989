/** How is a policy read from a file's text? YAML or JSON with the checks of `definePolicy`, every fault with line and column; it opens no file. */

import { either as E } from 'fp-ts'
import { type Failure, orThrow, type Where } from '../core/error'
import type { Json } from '../data/plain-json'
import { compiled, judgePolicy, type SoundPolicy } from './define'
import { type LoadedText, readText } from './load-text'
import { membersOf } from './merge'
import type { Policy } from './policy'
import { type Problem, unsound } from './soundness-problem'
import { readStandard } from './standard'

/** Where a text comes from, and what it may refer to. */
export interface LoadOptions {
  /** Told in every fault; nothing is read from it. */
  readonly file?: string
  /** Read from the file's name where absent: `.json` is JSON, everything else YAML. */
  readonly format?: 'yaml' | 'json'
  /** The company's own categories, as `defineCategory` made them. */
  readonly categories?: readonly unknown[]
}

/**
 * The policy that a text describes: a whole document, or `extends: standard` with `parameters` and the company's own
 * part beside them. Throws `policy/unsound` with every problem, each with path, line and column, and `input/unreadable`
 * for a text that is none: too long, nested too deep, not well written, with duplicate members or aliases.
 *
 * @example
 * ```ts
 * const policy = loadPolicy('extends: standard\nparameters: { organization: Acme, transactionYears: 5 }', {
 *   file: 'policy.yaml',
 * })
 * policy.document.supervision // 'supervisor'
 * ```
 */
export const loadPolicy = (text: string, options: LoadOptions = {}): Policy =>
  orThrow(readPolicyText(text, options))

/** A policy, and where each part of its document stands in the text; what the text doesn't write down is where it is extended. */
export interface PlacedPolicy {
  readonly policy: Policy
  readonly whereOf: (path: readonly PropertyKey[]) => Where
}

/** The same as a value; it is total, whatever it is given. */
export const readPolicyText = (text: unknown, options: LoadOptions = {}): E.Either<Failure, Policy> => {
  const placed = readPlacedPolicy(text, options)
  return E.isLeft(placed) ? placed : E.right(placed.right.policy)
}

/** The same with the places of its parts. */
export const readPlacedPolicy = (
  text: unknown,
  options: LoadOptions = {},
): E.Either<Failure, PlacedPolicy> => {
  const { file, format = file?.endsWith('.json') === true ? 'json' : 'yaml', categories = [] } = options
  const loaded = readText(text, format === 'json', file)
  return E.isLeft(loaded) ? loaded : policyOfText(loaded.right, categories)
}

/** The policy of a text that was read. */
export const policyOfText = (
  { value, whereOf }: LoadedText,
  categories: readonly unknown[] = [],
): E.Either<Failure, PlacedPolicy> => {
  const judged = judgeText(value, categories)
  return E.isLeft(judged)
    ? E.left(unsound(judged.left, whereOf))
    : E.right({ policy: compiled(judged.right), whereOf })
}

const judgeText = (
  value: Json,
  categories: readonly unknown[],
): E.Either<readonly Problem[], SoundPolicy> => {
  const { extends: base, parameters, ...own } = membersOf(value)
  if (base === undefined) return judgePolicy(value, undefined, categories)
  if (base !== 'standard') return E.left([unknownBase])
  const standard = readStandard(parameters ?? {})
  return E.isLeft(standard)
    ? E.left(standard.left.map((problem) => ({ ...problem, path: ['parameters', ...problem.path] })))
    : judgePolicy(standard.right, own, categories)
}

const unknownBase: Problem = {
  code: 'base/unknown',
  path: ['extends'],
  message: 'there is no such policy to extend',
  remedy: 'write `extends: standard`, or the whole policy without `extends`',
}
