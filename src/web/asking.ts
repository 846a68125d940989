/**
 * Who asks, and for what? Read from a request by readers that the application gives; without an actor, or a purpose that the policy
 * knows, the request is refused before anything is asked of the vault.
 */

import type { Locale } from '../core/locale'
import { actor as actorShape, type Actor } from '../data/actor'
import type { PolicyNames, Policy } from '../policy/policy'
import { type Asked, languageOf } from './language'
import { problemResponse, type ProblemStyle, type Trouble, troubleOf } from './problem'

/** Reads something off a request; what it doesn't find is `undefined`, which is refused. */
export type Reader<R extends Asked, A> = (request: R) => A | undefined | Promise<A | undefined>

/** What requests are answered by. */
export interface AnsweringOptions<N extends PolicyNames, R extends Asked> {
  readonly policy: Policy<N>
  /** Who is signed in, as your sessions know them. It authenticates; the library doesn't. */
  readonly actor: Reader<R, Actor>
  /** The purpose: {@link purposeFromHeader} unless told. A route that serves one purpose gives it as it is. */
  readonly purpose?: Reader<R, string> | (keyof N['needs'] & string)
  readonly typeOf?: NonNullable<ProblemStyle['typeOf']>
  /** Told of what failed on this side, and of nothing else. It gets no value. */
  readonly onFailure?: (trouble: Trouble) => void
}

/** A request whose actor and purpose are known. */
export interface Asking<N extends PolicyNames> {
  readonly actor: Actor
  readonly purpose: keyof N['needs'] & string
  readonly locale: Locale
}

/** An answer of the vault's: a denial is one, too. */
type Answered = { readonly outcome: string }
type Given<A extends Answered> = Exclude<A, { readonly outcome: 'deny' }>

/** Answers requests: `work` is run for those whose actor and purpose are known, and what it gives is shown as `body` says. */
export type Answering<N extends PolicyNames, R extends Asked> = <A extends Answered>(
  request: R,
  work: (asking: Asking<N>) => Promise<A>,
  body?: (given: Given<A>) => unknown,
) => Promise<Response>

/** The purpose in a header. */
export const purposeFromHeader =
  (name = 'tutela-purpose'): Reader<Asked, string> =>
  (request) =>
    request.headers.get(name) ?? undefined

/** The purpose in the address, as `?purpose=delivery`. */
export const purposeFromQuery =
  (name = 'purpose'): Reader<Asked, string> =>
  (request) =>
    new URL(request.url, 'http://localhost').searchParams.get(name) ?? undefined

/**
 * What answers requests with JSON: a permit as `body` picks it (all of it unless told), a denial as 403 with its rules and clauses,
 * a missing actor as 401, a missing or unknown purpose as 400, a failure by its kind. Whatever throws is answered, never passed on.
 *
 * @example
 * ```ts
 * const answer = answering({ policy, actor: () => actor, purpose: 'delivery' })
 * const response = await answer(new Request('https://shop.example/c-1001/phone'), ({ purpose }) =>
 *   vault.use({ actor, customer: 'c-1001', purpose, items: ['basic.phone'] }))
 * response.status // 403
 * ```
 */
export const answering = <N extends PolicyNames, R extends Asked = Asked>(
  options: AnsweringOptions<N, R>,
): Answering<N, R> => {
  const { policy, purpose = purposeFromHeader(), typeOf, onFailure } = options
  const served = policy.document.languages
  const readPurpose: Reader<R, string> = typeof purpose === 'function' ? purpose : () => purpose
  const isPurpose = (name: unknown): name is keyof N['needs'] & string =>
    typeof name === 'string' && Object.hasOwn(policy.document.purposes, name)
  const refuse = (request: R, trouble: Trouble): Response =>
    problemResponse(request, trouble, { served, ...(typeOf === undefined ? {} : { typeOf }) })

  return async (request, work, body = (given) => given) => {
    const actor = actorShape.safeParse(await readQuietly(options.actor, request))
    if (!actor.success) return refuse(request, { kind: 'no-actor' })
    const named = await readQuietly(readPurpose, request)
    if (!isPurpose(named)) return refuse(request, { kind: 'no-purpose' })
    try {
      const locale = languageOf(request, served)
      const answer = await work({ actor: actor.data, purpose: named, locale })
      if (isDenial(answer)) return refuse(request, answer)
      // what is left is what the answer's type says beside its denial
      return json(body(answer as Given<typeof answer>))
    } catch (error) {
      const trouble = troubleOf(error)
      onFailure?.(trouble)
      return refuse(request, trouble)
    }
  }
}

const isDenial = (answer: Answered): answer is Extract<Trouble, { readonly outcome: 'deny' }> =>
  answer.outcome === 'deny'

/** A reader that fails found nobody: who can't be told from nobody gets what nobody gets. */
const readQuietly = async <R extends Asked, A>(read: Reader<R, A>, request: R): Promise<A | undefined> => {
  try {
    return await read(request)
  } catch {
    return undefined
  }
}

const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
