/**
 * Does a form come from the page that we showed this customer? By a token that is signed for them and for two hours, and by what the
 * browser says of where the request comes from. It keeps nothing; it authenticates nobody.
 */

import type { Clock } from '../core/clock'
import { TutelaError } from '../core/error'
import { hmacSha256 } from '../crypto/digest'
import { encodeFields } from '../crypto/fields'
import { randomUuid, type RandomBytes } from '../crypto/random'
import { fromHex, toHex } from '../audit/bytes'
import type { Asked } from './language'

/** Issues tokens and checks them. */
export interface FormGuard {
  readonly issue: (customer: string) => string
  /** Is this token of this customer, unaltered and not too old? */
  readonly isFrom: (customer: string, token: string) => boolean
}

/** How long a form may stay open, in milliseconds. */
const lifetime = 2 * 60 * 60 * 1000

/**
 * A guard under a secret of at least 32 bytes, which all processes of one site share.
 *
 * @example
 * ```ts
 * const guard = formGuard({ secret: new Uint8Array(32).fill(7), clock: () => at })
 * guard.isFrom('c-1001', guard.issue('c-1001')) // true
 * guard.isFrom('c-1002', guard.issue('c-1001')) // false
 * ```
 */
export const formGuard = (options: {
  readonly secret: Uint8Array
  readonly clock: Clock
  readonly random?: RandomBytes
}): FormGuard => {
  const { secret, clock, random } = options
  if (secret.length < 32) throw new TutelaError(shortSecret)
  const sign = (customer: string, at: string, nonce: string): Uint8Array =>
    hmacSha256(secret, encodeFields('tutela/form/v1', [customer, at, nonce]))
  return {
    issue: (customer) => {
      const [at, nonce] = [clock().toString(36), randomUuid(random)]
      return `${at}.${nonce}.${toHex(sign(customer, at, nonce))}`
    },
    isFrom: (customer, token) => {
      const [at = '', nonce = '', signature = '', ...more] = token.slice(0, 256).split('.')
      const given = fromHex(signature)
      if (more.length > 0 || given === undefined || !/^[0-9a-z]{1,12}$/.test(at)) return false
      if (!/^[0-9a-f-]{36}$/.test(nonce) || !isEqual(given, sign(customer, at, nonce))) return false
      const age = clock() - Number.parseInt(at, 36)
      return age >= 0 && age < lifetime
    },
  }
}

/** Does the browser say that the request comes from another site? One that says nothing is judged by its token alone. */
export const isCrossSite = (request: Asked): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  if (origin === null) return false
  // by host alone: behind a proxy the scheme is another
  return !URL.canParse(origin) || new URL(origin).host !== new URL(request.url, 'http://localhost').host
}

/** In the same time wherever they differ. */
const isEqual = (one: Uint8Array, other: Uint8Array): boolean => {
  let different = one.length ^ other.length
  for (let index = 0; index < other.length; index += 1) different |= (one[index] ?? 0) ^ (other[index] ?? 0)
  return different === 0
}

const shortSecret = {
  kind: 'input/invalid',
  message: 'the secret of the forms is too short',
  remedy: 'give 32 random bytes or more, the same in every process of the site',
  where: { path: 'secret' },
} as const
