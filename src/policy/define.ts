/** How does a company's policy come to be? A base document, the company's own part laid over it, judged whole, compiled. */

import { either as E } from 'fp-ts'
import { type Failure, orThrow } from '../core/error'
import { deepFreeze } from '../core/read-only'
import { standardCategories } from '../data/categories/standard'
import type { Category } from '../data/category'
import { type PolicyDocument, policyDocument } from '../data/policy'
import { compile } from './compile'
import { readDefinitions } from './define-categories'
import { withDefaults } from './define-defaults'
import type { Checked, DefinedNames, Extension } from './define-names'
import { copyPlainly } from './define-plain'
import { mergePatch } from './merge'
import type { Policy, PolicyNames } from './policy'
import { problemsOf } from './soundness'
import { type Problem, unsound } from './soundness-problem'

/**
 * The policy of a base document and a company's own part: `extension` adds and overrides by name, replaces lists whole,
 * and takes away what it sets to `null`. A purpose needs only family and needs (it rests on consent and keeps for a
 * year unless it says otherwise). The result is frozen, and its names are literal types: a misspelt purpose, or an item
 * outside a purpose, doesn't compile. Throws `policy/unsound` with every problem by path, and nothing else.
 *
 * @example
 * ```ts
 * const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }), {
 *   purposes: { recall: { family: 'service', needs: ['basic.name', 'basic.phone', 'transaction.lines'] } },
 * })
 * policy.document.purposes.recall?.keep // 'P1Y'
 * ```
 */
export const definePolicy = <const Base extends object, const Added extends Extension = Record<never, never>>(
  base: Base,
  extension?: Added & Checked<Base, Added>,
): Policy<DefinedNames<Base, Added>> => orThrow(readPolicy(base, extension))

/** The same as a value: everything that is wrong on the left. It is total, whatever it is given. */
export const readPolicy = <N extends PolicyNames = PolicyNames>(
  base: unknown,
  extension?: unknown,
): E.Either<Failure, Policy<N>> => {
  const judged = judgePolicy(base, extension)
  return E.isLeft(judged) ? E.left(unsound(judged.left)) : E.right(compiled(judged.right))
}

/** A document found sound, with the definitions of its categories. */
export interface SoundPolicy {
  readonly document: PolicyDocument
  readonly categories: readonly Category[]
}

/** Everything that is wrong with a base and an extension, each with its place; `categories` are known besides the standard ones. */
export const judgePolicy = (
  base: unknown,
  extension: unknown,
  categories: readonly unknown[] = [],
): E.Either<readonly Problem[], SoundPolicy> => {
  const own = readDefinitions(extension, categories)
  const copies = [copyPlainly(base), copyPlainly(own.rest)] as const
  const definitions = new Map<string, Category>(
    [...standardCategories, ...own.categories].map((category) => [category.name, category]),
  )
  const merged = mergePatch(copies[0].value, own.rest === undefined ? {} : copies[1].value)
  const value = withDefaults(merged, own.categories)
  const parsed = policyDocument.safeParse(value)
  const problems = [
    ...own.problems,
    ...copies.flatMap((copy) => (copy === copies[1] && own.rest === undefined ? [] : copy.problems)),
    ...problemsOf(value, parsed.error, definitions),
  ]
  if (!parsed.success || problems.length > 0) return E.left(problems)
  const used = [...definitions.values()].filter(({ name }) => Object.hasOwn(parsed.data.categories, name))
  return E.right({ document: deepFreeze(parsed.data), categories: used })
}

/** The tables of what was found sound. */
export const compiled = <N extends PolicyNames>({ document, categories }: SoundPolicy): Policy<N> =>
  compile<N>(document, categories)
