/** Is anybody recognised in what was anonymized (4.3.2)? Its records are of no customer; each is opened and read as free text. */

import type { Json } from '../data/plain-json'
import type { RowOf } from '../store/tables'
import { findInText } from '../text/find'
import type { Act } from '../vault/operation'
import { readRecord } from '../vault/record-row'

/** What was anonymized holds items of general sensitivity alone, and no text in which a person can be recognised. */
export const countPersons = async (act: Act): Promise<number> => {
  const { items } = act.inside.policy.document
  let count = 0
  let last: RowOf<'record'> | undefined
  do {
    const query = { equals: { customer: nobody }, limit: page, after: last } as const
    const rows: readonly RowOf<'record'>[] = await act.transaction.list('record', query)
    for (const row of rows) {
      const values = await readRecord(act, row)
      const personal = Object.keys(values).some(
        (field) => items[`${row.category}.${field}`]?.sensitivity !== 'general',
      )
      if (personal || textsIn(Object.values(values)).some((text) => findInText(text).length > 0)) count += 1
    }
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined)
  return count
}

const textsIn = (value: Json | readonly Json[]): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((part: Json) => textsIn(part))
}

const nobody = ''
const page = 500
