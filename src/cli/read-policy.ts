/** Which policy does a command ask? One from a file of YAML, JSON or code, or the standard one; with the places of its parts. */

import { either as E } from 'fp-ts'
import { resolve } from 'node:path'
import { isTutelaError, orThrow, TutelaError } from '../core/error'
import { compiled, definePolicy, judgePolicy } from '../policy/define'
import { type PlacedPolicy, readPlacedPolicy, readPolicyText } from '../policy/load'
import type { Policy } from '../policy/policy'
import { unsound } from '../policy/soundness-problem'
import { standardPolicy } from '../policy/standard'
import type { WhereOf } from '../lint/lint-rule'
import { codePlaces, withPlace } from './code-places'
import { readTextFile } from './read-file'
import { type CodeHeld, isCode, runCode } from './run-code'

/** The policy of a path; without one the standard policy, with a credit business so that every category is there. */
export const readPolicyFile = async (file: string | undefined): Promise<Policy> =>
  file === undefined
    ? definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5, creditBusiness: true }))
    : (await readPlacedFile(file)).policy

/** The policy of a file and where its parts stand; `named` is how the file is told where it lies elsewhere for the moment. */
export const readPlacedFile = async (file: string, named = file): Promise<PlacedPolicy> => {
  const text = await readTextFile(file)
  if (!isCode(file)) return orThrow(readPlacedPolicy(text, { file: named }))
  const whereOf = await codePlaces(text, named)
  const held = await runCode(file, named).catch((error: unknown) => {
    throw withPlaces(error, whereOf)
  })
  if (held.kind === 'policy') return { policy: await policyOfCode(file, held, whereOf), whereOf }
  throw new TutelaError({
    kind: 'input/unreadable',
    message: 'the file exports no policy',
    remedy: 'export what `definePolicy` gives as the default',
    where: { file: named },
  })
}

/** The policy of a document that code declared. Throws `policy/unsound` with the places of all problems. */
export const policyOfCode = async (
  file: string,
  { document, hasOwnCategories }: Extract<CodeHeld, { readonly kind: 'policy' }>,
  whereOf: WhereOf,
): Promise<Policy> => {
  // an extension of the standard policy is read as its text would be
  if (isExtension(document)) {
    const read = readPolicyText(JSON.stringify(document), { format: 'json' })
    if (E.isRight(read)) return read.right
    throw withPlaces(new TutelaError(read.left), whereOf)
  }
  // schemas don't travel between threads: what came back once is run here for a company's own categories, and for nothing else
  const categories = hasOwnCategories ? await ownCategories(file) : []
  const judged = judgePolicy(document, undefined, categories)
  if (E.isRight(judged)) return compiled(judged.right)
  throw new TutelaError(unsound(judged.left, whereOf))
}

const isExtension = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'extends' in document

const ownCategories = async (file: string): Promise<readonly unknown[]> => {
  const { createJiti } = await import('jiti')
  const loaded: unknown = await createJiti(import.meta.url, { fsCache: false }).import(resolve(file))
  const values = typeof loaded === 'object' && loaded !== null ? Object.values(loaded) : []
  return [...(values.find(hasCategories)?.categories.values() ?? [])]
}

const hasCategories = (value: unknown): value is { readonly categories: ReadonlyMap<string, unknown> } =>
  typeof value === 'object' && value !== null && 'categories' in value && value.categories instanceof Map

/** The same failure with line and column of each of its parts. */
export const withPlaces = (error: unknown, whereOf: WhereOf): unknown => {
  if (!isTutelaError(error) || error.failure.issues === undefined) return error
  return new TutelaError({
    ...error.failure,
    issues: error.failure.issues.map((issue) => ({ ...issue, where: withPlace(issue.where, whereOf) })),
  })
}
