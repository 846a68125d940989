/**
 * How does an inspection open stored records? Page by page in key order, each page on the record; all of them, or a sample. What it
 * reads is given to who asks and kept nowhere.
 */

import { isTutelaError, type FailureKind } from '../core/error'
import type { RowOf } from '../store/tables'
import type { Act } from '../vault/operation'
import { factsOf, readRecord, type RecordFacts, type RecordValues } from '../vault/record-row'
import type { Looked } from './inspect-authorization'
import { count, type Inspecting, readOpened, readPlain } from './inspecting'
import { createSampler } from './sampling'

/** A record as it was found: what can't be read says why. */
export interface WalkedRecord {
  readonly row: RowOf<'record'>
  readonly facts: RecordFacts | FailureKind
  readonly values: RecordValues | FailureKind
}

/** Opens every record, or a sample, and gives each to `look`, which says whether anything is wrong with it. */
export const walkRecords = async (
  inspecting: Inspecting,
  look: (record: WalkedRecord) => boolean,
): Promise<Looked> => {
  let faulty = 0
  const take = (record: WalkedRecord): void => {
    count(inspecting, 'records')
    if (look(record)) faulty += 1
  }
  const { sample } = inspecting
  const sampler = sample === undefined ? undefined : createSampler<Key>(sample)
  for (let after: RowOf<'record'> | undefined, more = true; more; ) {
    const query = { equals: {}, limit: pageSize, after } as const
    const rows: readonly RowOf<'record'>[] =
      sampler === undefined
        ? await readOpened(inspecting, async (act) => {
            const page = await act.transaction.list('record', query)
            for (const row of page) take(await openRecord(act, row))
            return page
          })
        : await readPlain(inspecting, (transaction) => transaction.list('record', query))
    for (const { customer, category, id } of sampler === undefined ? [] : rows)
      sampler?.offer(JSON.stringify([customer, category, id]), { customer, category, id })
    after = rows.at(-1)
    more = rows.length === pageSize
  }
  if (sampler === undefined) return { population: inspecting.figures.records ?? 0, faulty }
  const drawn = sampler.drawn()
  for (let first = 0; first < drawn.length; first += pageSize)
    await readOpened(inspecting, async (act) => {
      for (const key of drawn.slice(first, first + pageSize)) {
        const row = await act.transaction.get('record', key)
        if (row !== undefined) take(await openRecord(act, row))
      }
    })
  return { population: sampler.population(), faulty }
}

type Key = Pick<RowOf<'record'>, 'customer' | 'category' | 'id'>

const pageSize = 250

const openRecord = async (act: Act, row: RowOf<'record'>): Promise<WalkedRecord> => ({
  row,
  facts: await orKind(async () => factsOf(row)),
  values: await orKind(() => readRecord(act, row)),
})

/** What is wrong with one record is found; what is wrong with the store or the key ring fails the inspection. */
const orKind = async <A>(read: () => Promise<A>): Promise<A | FailureKind> => {
  try {
    return await read()
  } catch (error) {
    if (!isTutelaError(error)) throw error
    const { kind } = error.failure
    if (!found.includes(kind)) throw error
    return kind
  }
}

const found: readonly FailureKind[] = [
  'seal/tampered',
  'seal/version',
  'key/missing',
  'key/corrupt',
  'store/corrupt',
]
