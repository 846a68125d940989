/** What may hold with partners and staff? Agreements with keys and attestations, undertakings and trainings. */

import * as fc from 'fast-check'
import type { Instant } from '../core/instant'
import type { Agreement } from '../data/agreement'
import type { Suspension } from '../data/suspension'
import type { Undertaking } from '../data/undertaking'
import {
  cutShort,
  day,
  dense,
  mostly,
  mostOf,
  numbered,
  often,
  oneOf,
  orNone,
  seldom,
  termAround,
  someOf,
} from './arbitraries-chances'
import type { Known } from './arbitraries-known'
import { people } from './arbitraries-requests'

/** Agreements with the recipient that is asked about, and with others. */
export const agreementsOf = (known: Known, at: Instant): fc.Arbitrary<Agreement[]> => {
  const key = fc.record({
    publicKey: fc.constant('c'.repeat(64)),
    revokedAt: cutShort(at),
    term: termAround(at),
  })
  const draft = fc.record({
    recipient: mostly(known.recipient, oneOf('home', ...known.recipients)),
    items: mostOf(known.items, 0),
    supplies: mostOf(known.items, 0),
    plain: often([] as string[], someOf(known.items)),
    purposes: mostOf(known.purposes),
    manner: fc.constant('package'),
    basis: fc.constant('contract'),
    crossBorder: mostly<Agreement['crossBorder']>({ basis: 'contract' }, fc.constant(false)),
    keys: fc.array(key, { minLength: 1, maxLength: 2 }).chain(orNone),
    attestEvery: oneOf('P90D', 'P3M', 'P8W'),
    lastAttestedAt: mostly(at - 40 * day, oneOf(at - 90 * day, at - 91 * day, at - 56 * day, at - 400 * day)),
    duties: fc.constant([] as string[]),
    signedAt: mostly((at - 80 * day) as number | undefined, oneOf(undefined, at, at + 1, at + day)),
    suspendedAt: cutShort(at),
    endedAt: cutShort(at),
    term: termAround(at),
  })
  return fc
    .array(draft, { minLength: 1, maxLength: 3 })
    .chain(orNone)
    .map((drafts) =>
      numbered('m', drafts).map(
        ({ term, keys, ...rest }): Agreement => ({
          ...dense(rest),
          keys: numbered(`${rest.id} key`, keys).map(({ term: span, ...one }) => ({
            ...dense(one),
            ...span,
          })),
          ...term,
        }),
      ),
    )
}

/** Confidentiality of the actor and the recipient, the actor's training, and others. */
export const undertakingsOf = (known: Known, at: Instant): fc.Arbitrary<Undertaking[]> => {
  const draft = (kind: Undertaking['kind'], party: string) =>
    fc.record({
      kind: mostly(kind, oneOf('confidentiality' as const, 'training' as const)),
      party: mostly(party, oneOf('none', ...people.staff, ...known.recipients)),
      revokedAt: cutShort(at),
      term: termAround(at),
    })
  const { actor } = known.asked.use
  const needed = [
    ['confidentiality', actor.id],
    ['training', actor.id],
    ['confidentiality', known.recipient],
  ] as const
  return fc
    .tuple(
      ...needed.map(([kind, party]) =>
        mostly(true, fc.constant(false)).chain((isThere) =>
          isThere ? draft(kind, party) : seldom(draft(kind, party)),
        ),
      ),
      fc.array(
        oneOf('confidentiality' as const, 'training' as const).chain((kind) => draft(kind, actor.id)),
        {
          maxLength: 2,
        },
      ),
    )
    .map((parts) =>
      numbered(
        'u',
        parts.flat().filter((part) => part !== undefined),
      ).map(({ term, ...rest }) => ({ ...dense(rest), ...term })),
    )
}

/** Who is suspended: nobody for the most part. */
export const suspensionsOf = (known: Known, at: Instant): fc.Arbitrary<Suspension[] | undefined> => {
  const { actor } = known.asked.use
  const position = actor.kind === 'staff' ? actor.position : 'none'
  const of = oneOf<Suspension['of']>(
    { kind: 'actor', actor: actor.id },
    { kind: 'position', position },
    { kind: 'actor', actor: 'nobody' },
  )
  const draft = fc.record({ of, releasedAt: cutShort(at), term: termAround(at) })
  return seldom(
    fc.array(draft, { minLength: 1, maxLength: 3 }).map((parts) =>
      numbered('s', parts).map(({ term, ...rest }) => ({
        ...dense(rest),
        ...term,
        incident: 'i-1',
        by: 'somebody',
      })),
    ),
  )
}
