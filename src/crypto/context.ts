/**
 * What is a seal bound to? To its place: associated data that names customer, category, record, version, table, key.
 * A sealed value that is moved to any other place doesn't open there. It seals nothing itself.
 */

import { encodeFields } from './fields'

/** The place of a sealed value. `version` is the record's, a whole number; `key` the id of its data key. */
export interface RecordPlace {
  readonly table: string
  readonly customer: string
  readonly category: string
  readonly record: string
  readonly version: number
  readonly key: string
}

/** The place of a wrapped data key. `key` is its id, `epoch` the id of the epoch key that wraps it. */
export interface KeyPlace {
  readonly customer: string
  readonly category: string
  readonly key: string
  readonly epoch: string
}

/**
 * The associated data of a record's value.
 *
 * @example
 * ```ts
 * recordContext({ table: 'record', customer: 'c-1', category: 'basic', record: 'r-1', version: 1, key: 'k-1' })
 * ```
 */
export const recordContext = (place: RecordPlace): Uint8Array =>
  encodeFields('tutela/record/v1', [
    place.table,
    place.customer,
    place.category,
    place.record,
    String(place.version),
    place.key,
  ])

/** The associated data of a wrapped data key. */
export const keyContext = (place: KeyPlace): Uint8Array =>
  encodeFields('tutela/key/v1', [place.customer, place.category, place.key, place.epoch])
