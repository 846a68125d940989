/**
 * Is the customer under 14 (PIPL art. 31)? Told by what was collected; of a minor the sealed day of birth is kept, so that
 * the answer changes with time. It stores no date in clear, and nothing of an adult.
 */

import { TZDate } from '@date-fns/tz'
import { isTutelaError, orThrow } from '../core/error'
import type { Instant } from '../core/instant'
import { addCalendar } from '../core/period'
import { either as E } from 'fp-ts'
import { openBytes, sealBytes } from '../crypto/aead'
import { recordContext } from '../crypto/context'
import { encodeText } from '../crypto/fields'
import { readResidentId } from '../data/formats/resident-id'
import type { Evidence } from '../data/evidence'
import type { Json } from '../data/plain-json'
import type { RowOf } from '../store/tables'
import { type DataKey, keyForOpening, keyForSealing } from './data-keys'
import type { Act } from './operation'

/** What values say of age: a day of birth as `YYYY-MM-DD`, or only a number of years. */
export type AgeTold = { readonly birthDate: string } | { readonly years: number } | undefined

/** What the values of the basic category say. */
export const ageTold = (values: Readonly<Record<string, Json>>): AgeTold => {
  if (typeof values.birthDate === 'string') return { birthDate: values.birthDate }
  for (const document of Array.isArray(values.identity) ? values.identity : []) {
    const number = numberOf(document)
    const read = number === undefined ? undefined : readResidentId(number)
    if (read !== undefined && E.isRight(read)) return { birthDate: read.right.birthDate }
  }
  return typeof values.age === 'number' ? { years: values.age } : undefined
}

/** The class of age at an instant, by the calendar of a time zone. */
export const ageClassOf = (told: AgeTold, timeZone: string, at: Instant): Evidence['age'] => {
  if (told === undefined) return 'unknown'
  if ('years' in told) return told.years >= adultAt ? 'adult' : 'minor'
  const [year = 0, month = 1, day = 1] = told.birthDate.split('-').map(Number)
  const birth = new TZDate(year, month - 1, day, timeZone).getTime()
  const adult = addCalendar(birth, { unit: 'calendar', years: adultAt, months: 0, days: 0 }, timeZone)
  return at >= adult ? 'adult' : 'minor'
}

/** The class of age as it stands at the transaction's instant. */
export const readAge = async (act: Act, customer: string): Promise<Evidence['age']> => {
  const row = await act.transaction.get('customer', { customer })
  if (row === undefined) return 'unknown'
  if (row.age !== 'minor' || row.birth === null || row.birth_key === null)
    return row.age === 'adult' || row.age === 'minor' ? row.age : 'unknown'
  const birthDate = await openBirth(act, row, row.birth, row.birth_key)
  return birthDate === undefined ? 'minor' : ageClassOf({ birthDate }, timeZoneOf(act), act.at)
}

/** Writes what was told of a customer's age; a customer who isn't known yet becomes known. */
export const keepAge = async (act: Act, customer: string, told: AgeTold): Promise<void> => {
  const row = await act.transaction.get('customer', { customer })
  if (row !== undefined && told === undefined) return
  const version = (row?.version ?? 0) + 1
  const age = ageClassOf(told, timeZoneOf(act), act.at)
  const birth =
    age === 'minor' && told !== undefined && 'birthDate' in told
      ? sealBirth(act, customer, version, told.birthDate, await keyForSealing(act, customer, 'basic'))
      : { birth: null, birth_key: null }
  if (row === undefined)
    await act.transaction.insert('customer', [{ customer, created_at: act.at, age, version, ...birth }])
  else if (row.age !== age || row.birth !== birth.birth)
    await act.transaction.update(
      'customer',
      { customer },
      { version: row.version },
      { age, version, ...birth },
    )
}

const adultAt = 14

const timeZoneOf = (act: Act): string => act.inside.policy.document.timeZone

const birthContext = (customer: string, version: number, key: string): Uint8Array =>
  recordContext({ table: 'customer', customer, category: 'basic', record: 'birth', version, key })

/** Seals a minor's day of birth anew under another key; false where it doesn't open here. */
export const resealBirth = async (act: Act, row: RowOf<'customer'>, key: DataKey): Promise<boolean> => {
  if (row.birth === null || row.birth_key === null) return true
  const birthDate = await openBirth(act, row, row.birth, row.birth_key)
  if (birthDate === undefined) return false
  const version = row.version + 1
  return act.transaction.update(
    'customer',
    { customer: row.customer },
    { version: row.version },
    { version, ...sealBirth(act, row.customer, version, birthDate, key) },
  )
}

const sealBirth = (
  act: Act,
  customer: string,
  version: number,
  birthDate: string,
  { id, key }: DataKey,
): { readonly birth: Uint8Array; readonly birth_key: string } => {
  const context = birthContext(customer, version, id)
  return {
    birth: sealBytes({ key, plaintext: encodeText(birthDate), context, random: act.inside.random }),
    birth_key: id,
  }
}

/** A collector can't open it, and treats the customer as the minor that the row says. */
const openBirth = async (
  act: Act,
  row: RowOf<'customer'>,
  sealed: Uint8Array,
  id: string,
): Promise<string | undefined> => {
  try {
    const key = await keyForOpening(act, { customer: row.customer, category: 'basic', id })
    const context = birthContext(row.customer, row.version, id)
    return new TextDecoder().decode(orThrow(openBytes({ key, sealed, context })))
  } catch (error) {
    if (isTutelaError(error) && error.failure.kind === 'key/missing') return undefined
    throw error
  }
}

const numberOf = (document: Json | undefined): string | undefined =>
  typeof document === 'object' &&
  document !== null &&
  'number' in document &&
  typeof document.number === 'string'
    ? document.number
    : undefined
