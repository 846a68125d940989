/**
 * Is anything left of what was disposed of (4.3.2)? Records that are due still, index entries and keys of records that are gone, and what
 * looks like a person in records that are about nobody. It counts, page by page, and changes nothing.
 */

import { noEvidence } from '../data/evidence'
import { decideDispose } from '../decide/dispose'
import { indexOwnEvidence } from '../decide/index-evidence'
import type { RowOf } from '../store/tables'
import type { Act } from '../vault/operation'
import { readOwn } from '../vault/read-evidence'
import { factsOf, summaryOf } from '../vault/record-row'
import { listAll } from '../vault/list-all'
import { countPersons } from './residue-persons'

/** How much is left, by what it is; all zero where disposal was whole. */
export interface Residue {
  /** Records that are due at this instant, and that no hold keeps. */
  readonly due: number
  /** Index entries whose record is gone. */
  readonly entries: number
  /** Keys under which nothing is sealed any more. */
  readonly keys: number
  /** Records about nobody in which something looks like a person's. */
  readonly persons: number
}

/** Looks through the whole store. */
export const scanResidue = async (act: Act): Promise<Residue> => ({
  due: await countDue(act),
  entries: await countEntries(act),
  keys: await countKeys(act),
  persons: await countPersons(act),
})

/** How a record stands with the sweep at an instant. */
export const fateOf = async (act: Act, row: RowOf<'record'>, at: number) => {
  const { policy } = act.inside
  const evidence = indexOwnEvidence(policy, { ...noEvidence, ...(await readOwn(act, row.customer)) })
  return decideDispose(policy, summaryOf(row, factsOf(row)), evidence, at)
}

const countDue = async (act: Act): Promise<number> => {
  let count = 0
  let last: RowOf<'record'> | undefined
  do {
    const query = { index: 'byDue', equals: {}, until: act.at + 1, limit: page, after: last } as const
    const rows: readonly RowOf<'record'>[] = await act.transaction.list('record', query)
    for (const row of rows) if ((await fateOf(act, row, act.at)).outcome === 'due') count += 1
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined)
  return count
}

const countEntries = async (act: Act): Promise<number> => {
  let count = 0
  let last: RowOf<'index_entry'> | undefined
  do {
    const query = { equals: {}, limit: page, after: last } as const
    const rows: readonly RowOf<'index_entry'>[] = await act.transaction.list('index_entry', query)
    for (const { customer, category, record } of rows)
      if ((await act.transaction.get('record', { customer, category, id: record })) === undefined) count += 1
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined)
  return count
}

const countKeys = async (act: Act): Promise<number> => {
  let count = 0
  let last: RowOf<'data_key'> | undefined
  do {
    const query = { equals: {}, limit: page, after: last } as const
    const rows: readonly RowOf<'data_key'>[] = await act.transaction.list('data_key', query)
    for (const row of rows) if (!(await sealsAnything(act, row))) count += 1
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined)
  return count
}

/** A record of the customer, or the day of birth of a minor. */
const sealsAnything = async (act: Act, { customer, category, id }: RowOf<'data_key'>): Promise<boolean> =>
  (await listAll(act.transaction, 'record', { equals: { customer, category } })).some(
    ({ key_id }) => key_id === id,
  ) || (await act.transaction.get('customer', { customer }))?.birth_key === id

const page = 500
