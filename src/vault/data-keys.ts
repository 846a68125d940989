/** Under which key is a customer's category sealed? A random one of its own, wrapped; without its row the values are noise. */

import { isTutelaError, orThrow, TutelaError } from '../core/error'
import { createDataKey, unwrapKey, wrapKey } from '../crypto/envelope'
import { randomUuid } from '../crypto/random'
import type { RowOf } from '../store/tables'
import type { VaultInside } from './inside'
import type { Act } from './operation'

/** A data key at hand. */
export interface DataKey {
  readonly id: string
  readonly key: Uint8Array
}

/** The key to seal with: the customer's for the category, or a new one where there is none, or none that opens here. */
export const keyForSealing = async (act: Act, customer: string, category: string): Promise<DataKey> =>
  once(act, `seal ${customer} ${category}`, async () => {
    const [row] = await act.transaction.list('data_key', { equals: { customer, category }, limit: 1 })
    return row === undefined ? makeKey(act, customer, category) : openOrMake(act, row)
  })

/** The key that a row was sealed with; `key/missing` if it was destroyed, or the ring can't open it. */
export const keyForOpening = (
  act: Act,
  place: { readonly customer: string; readonly category: string; readonly id: string },
): Promise<Uint8Array> =>
  once(act, `open ${place.customer} ${place.category} ${place.id}`, async () => {
    const row = await act.transaction.get('data_key', place)
    if (row === undefined) throw new TutelaError(destroyed)
    return unwrap(act, row)
  })

/** Reads once in a transaction, however often it is asked. */
export const once = <A>(act: Act, name: string, read: () => Promise<A>): Promise<A> => {
  const known = act.read.get(name)
  // What stands under a name was put there by the same call, so it is of the same type.
  if (known !== undefined) return known as Promise<A>
  const reading = read()
  act.read.set(name, reading)
  return reading
}

const openOrMake = async (act: Act, row: RowOf<'data_key'>): Promise<DataKey> => {
  try {
    return { id: row.id, key: await unwrap(act, row) }
  } catch (error) {
    // a collector writes under a key of its own, since it can't open those of others
    if (isTutelaError(error) && error.failure.kind === 'key/missing')
      return makeKey(act, row.customer, row.category)
    throw error
  }
}

/** A fresh key of a customer for a category, kept under this transaction's epoch. */
export const makeKey = async (act: Act, customer: string, category: string): Promise<DataKey> => {
  const { random } = act.inside
  const [id, key] = [randomUuid(random), createDataKey(random)]
  const wrapped = wrapKey({
    epochKey: act.epoch.key,
    dataKey: key,
    place: { customer, category, key: id, epoch: act.epoch.id },
    random,
  })
  await act.transaction.insert('data_key', [
    { customer, category, id, epoch: act.epoch.id, wrapped, created_at: act.at, version: 1 },
  ])
  return { id, key }
}

const unwrap = async (act: Act, row: RowOf<'data_key'>): Promise<Uint8Array> => {
  const name = `${row.id} ${row.version}`
  const known = act.inside.unwrapped.get(name)
  if (known !== undefined) return known
  const epochKey = await act.inside.epochs.open(act.transaction, row.epoch)
  const place = { customer: row.customer, category: row.category, key: row.id, epoch: row.epoch }
  const key = orThrow(unwrapKey({ epochKey, wrapped: row.wrapped, place }))
  remember(act.inside, name, key)
  return key
}

const most = 10_000

const remember = ({ unwrapped }: VaultInside, name: string, key: Uint8Array): void => {
  const oldest = unwrapped.size < most ? undefined : unwrapped.keys().next().value
  if (oldest !== undefined) unwrapped.delete(oldest)
  unwrapped.set(name, key)
}

const destroyed = {
  kind: 'key/missing',
  message: 'the data key of a record is not in the store',
  remedy: 'restore the table `data_key` from a backup; if it was destroyed on purpose, the values are gone',
} as const
