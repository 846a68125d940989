/** Was this customer erased? A tombstone says so under a keyed hash of the id, with the certificate; it holds nothing of the person. */

import { TutelaError } from '../core/error'
import type { Finding } from '../core/finding'
import { erasedName, erasureText, readErasure } from '../audit/erasure'
import { none } from '../check/rule'
import { erasureFinding } from '../check/rules-of-erasure'
import type { ErasureCertificate } from '../data/erasure'
import { once } from './data-keys'
import type { Act } from './operation'

/** The certificate under which a customer was erased, or undefined. */
export const readTombstone = async (act: Act, customer: string): Promise<ErasureCertificate | undefined> => {
  if (!(await hasTombstones(act))) return undefined
  const row = await once(act, `tombstone ${customer}`, () =>
    act.transaction.get('tombstone', { customer: erasedName(act.inside.id, customer) }),
  )
  if (row === undefined) return undefined
  const certificate = readErasure(row.body)
  if (certificate === undefined) throw new TutelaError(noCertificate)
  return certificate
}

/** Sets the tombstone of a customer. */
export const setTombstone = (act: Act, certificate: ErasureCertificate): Promise<void> =>
  act.transaction.insert('tombstone', [
    { customer: certificate.customer, erased_at: certificate.erasedAt, body: erasureText(certificate) },
  ])

/** Nothing is taken under the id of somebody who was erased; what is told of the attempt is untied from them, too. (7.3.3) */
export const checkErased = async (act: Act, customer: string): Promise<readonly Finding[]> =>
  (await readTombstone(act, customer)) === undefined ? none : [erasureFinding['collect/erased'].erased({})]

/** Most vaults have none yet: one look a transaction is enough to know. */
const hasTombstones = (act: Act): Promise<boolean> =>
  once(
    act,
    'any tombstone',
    async () => (await act.transaction.list('tombstone', { equals: {}, limit: 1 })).length > 0,
  )

const noCertificate = {
  kind: 'store/corrupt',
  message: 'a tombstone holds a certificate that this library did not write',
  remedy: 'restore the store from a backup; nothing was taken',
  where: { table: 'tombstone' },
} as const
