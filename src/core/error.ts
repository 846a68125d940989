/** What does a failure look like? One error class around plain data; a denial is never an error. */

import { either as E } from 'fp-ts'

/** What went wrong, for programs to switch on; the text is for people. */
export type FailureKind =
  | 'input/invalid'
  | 'input/unreadable'
  | 'input/encoding'
  | 'policy/unsound'
  | 'policy/superseded'
  | 'evidence/contradictory'
  | 'record/missing'
  | 'record/duplicate'
  | 'record/changed'
  | 'seal/tampered'
  | 'seal/version'
  | 'key/passphrase'
  | 'key/missing'
  | 'key/corrupt'
  | 'key/unavailable'
  | 'store/unavailable'
  | 'store/locked'
  | 'store/read-only'
  | 'store/full'
  | 'store/version'
  | 'store/corrupt'
  | 'store/conflict'
  | 'store/closed'
  | 'audit/unwritten'
  | 'audit/broken'
  | 'pseudonym/domain'
  | 'tool/fault'

/** Where in the input, the policy or the store something is. Lines and columns count from 1. */
export interface Where {
  readonly file?: string
  readonly line?: number
  readonly column?: number
  /** A path of names into a document, as `purposes.delivery.needs[2]`. */
  readonly path?: string
  readonly table?: string
}

/** One thing that is wrong with an input: what, where, and what to do. Never holds a customer's value. */
export interface Issue {
  readonly code: string
  readonly message: string
  readonly remedy: string
  readonly where?: Where
}

/** A failure as data. */
export interface Failure {
  readonly kind: FailureKind
  readonly message: string
  readonly remedy: string
  readonly where?: Where
  /** Every problem that was found, where there is more than one to tell. */
  readonly issues?: readonly Issue[]
}

const brand = Symbol.for('tutela.error')

/**
 * The one error of the library. It carries a typed {@link Failure} and no customer's value; two copies of the
 * package recognise each other's errors by a brand, so use {@link isTutelaError} and never `instanceof`.
 *
 * @example
 * ```ts
 * const error = new TutelaError({ kind: 'store/locked', message: 'the store is locked', remedy: 'close the other program' })
 * error.failure.kind // 'store/locked'
 * ```
 */
export class TutelaError extends Error {
  override readonly name = 'TutelaError'
  readonly failure: Failure
  constructor(failure: Failure) {
    super(describeFailure(failure))
    this.failure = failure
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Is this an error of the library, whichever copy of the package made it? */
export const isTutelaError = (error: unknown): error is TutelaError =>
  typeof error === 'object' && error !== null && brand in error

/** A failure as one text: what, where, what to do, then each issue on a line of its own. */
export const describeFailure = (failure: Failure): string =>
  [
    `${failure.message}${describeWhere(failure.where)}; ${failure.remedy}`,
    ...(failure.issues ?? []).map(
      (issue) => `  - ${issue.message}${describeWhere(issue.where)}; ${issue.remedy}`,
    ),
  ].join('\n')

/** Turns what a port threw into a failure: the library's own passes, anything else becomes `fallback`. */
export const toFailure =
  (fallback: Failure) =>
  (error: unknown): Failure =>
    isTutelaError(error) ? error.failure : fallback

/** The value of a parse at the front door: what is left throws as the one error class. */
export const orThrow = <A>(result: E.Either<Failure, A>): A => {
  if (E.isLeft(result)) throw new TutelaError(result.left)
  return result.right
}

/** Where something is, in brackets, or nothing. */
export const describeWhere = (where: Where | undefined): string => {
  if (where === undefined) return ''
  const position = [where.file, where.line, where.column].filter((part) => part !== undefined).join(':')
  const parts = [
    position === '' ? '' : `at ${position}`,
    where.path === undefined ? '' : `in \`${where.path}\``,
    where.table === undefined ? '' : `in table \`${where.table}\``,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}
