/**
 * How does a denial or a failure go over HTTP? As problem details (RFC 9457): the rule and its clauses in both languages, in the
 * reader's first; never a customer's value, and of what failed on our side nothing but its kind.
 */

import type { Denial } from '../core/decision'
import { type Failure, type Issue, isTutelaError } from '../core/error'
import type { Closing, Finding, RuleId } from '../core/finding'
import type { Locale, Localized } from '../core/locale'
import { type Asked, languageOf } from './language'
import { type ProblemKind, toldOf } from './problem-words'

/** A finding as a caller may know it: without the ids of evidence and of records. */
export interface ToldFinding {
  readonly rule: RuleId
  readonly reason: string
  readonly clauses: readonly string[]
  readonly kind: Finding['kind']
  readonly message: Localized
  readonly items?: readonly string[]
  readonly purposes?: readonly string[]
  readonly recipient?: string
  readonly closes?: Closing
}

/** Problem details, with the members that RFC 9457 names and the library's own. */
export interface Problem {
  /** A URI of the kind; `urn:tutela:problem:` and the kind unless told. */
  readonly type: string
  readonly title: string
  readonly titles: Localized
  readonly status: number
  readonly kind: ProblemKind
  readonly detail?: string
  /** The id of the audit event, by which staff find the case again. */
  readonly instance?: string
  readonly findings?: readonly ToldFinding[]
  readonly issues?: readonly Issue[]
}

/** What a problem is made of. */
export type Trouble =
  | (Denial & { readonly event?: string })
  | { readonly failure: Failure }
  | { readonly kind: ProblemKind }

/** How problems are told here. */
export interface ProblemStyle {
  readonly locale: Locale
  /** The URI of a kind, where it is documented. */
  readonly typeOf?: (kind: ProblemKind) => string
}

/**
 * The problem details of a denial or a failure.
 *
 * @example
 * ```ts
 * const decision = decideUse(policy, request, evidence, at)
 * if (decision.outcome === 'deny') problemOf(decision, { locale: 'en' }).status // 403
 * ```
 */
export const problemOf = (trouble: Trouble, { locale, typeOf = urnOf }: ProblemStyle): Problem => {
  const kind = kindOf(trouble)
  const { status, title } = toldOf(kind)
  return {
    type: typeOf(kind),
    title: title[locale],
    titles: title,
    status,
    kind,
    ...('findings' in trouble ? deniedMembers(trouble, locale) : {}),
    ...('failure' in trouble && status < 500 ? failedMembers(trouble.failure) : {}),
  }
}

/** The trouble in what was thrown: a failure of the library as it is, anything else as a fault that tells nothing. */
export const troubleOf = (error: unknown): Trouble =>
  isTutelaError(error) ? { failure: error.failure } : { kind: 'tool/fault' }

/**
 * The same as a response: `application/problem+json`, in the language of the request, not to be stored.
 *
 * @example
 * ```ts
 * const response = problemResponse(new Request('https://shop.example/orders'), { kind: 'no-actor' })
 * response.status // 401
 * ```
 */
export const problemResponse = (
  request: Asked,
  trouble: Trouble,
  style: Omit<ProblemStyle, 'locale'> & { readonly served?: readonly Locale[] } = {},
): Response => {
  const locale = languageOf(request, style.served)
  const problem = problemOf(trouble, { ...style, locale })
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      'cache-control': 'no-store',
      vary: 'Accept-Language',
      ...(problem.status === 503 ? { 'retry-after': '1' } : {}),
    },
  })
}

const urnOf = (kind: ProblemKind): string => `urn:tutela:problem:${kind.replace('/', ':')}`

const kindOf = (trouble: Trouble): ProblemKind => {
  if ('kind' in trouble) return trouble.kind
  if ('failure' in trouble) return trouble.failure.kind
  return trouble.findings.length > 0 && trouble.findings.every(({ rule }) => rule === 'collect/accurate')
    ? 'not-accurate'
    : 'denied'
}

const deniedMembers = (
  { findings, event }: Denial & { readonly event?: string },
  locale: Locale,
): Pick<Problem, 'detail' | 'instance' | 'findings'> => ({
  detail: findings.map(({ message, clauses }) => `${message[locale]} (${clauses.join(' ')})`).join('; '),
  ...(event === undefined ? {} : { instance: `urn:tutela:event:${event}` }),
  findings: findings.map(toldFinding),
})

const toldFinding = (finding: Finding): ToldFinding => {
  const { rule, reason, clauses, kind, message, items, purposes, recipient, closes } = finding
  return {
    rule,
    reason,
    clauses,
    kind,
    message,
    ...(items === undefined ? {} : { items }),
    ...(purposes === undefined ? {} : { purposes }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(closes === undefined ? {} : { closes }),
  }
}

const failedMembers = ({ message, remedy, issues }: Failure): Pick<Problem, 'detail' | 'issues'> => ({
  detail: `${message}; ${remedy}`,
  ...(issues === undefined ? {} : { issues }),
})
