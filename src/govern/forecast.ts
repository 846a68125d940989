/** What falls due when (4.3.1)? By month, category and what becomes of it, as the evidence stands; it disposes of nothing. */

import { formatInstant, type Instant } from '../core/instant'
import type { RowOf } from '../store/tables'
import type { Act } from '../vault/operation'
import { fateOf } from './residue'

/** How many records come to which end, in which month of UTC. */
export interface ForecastRow {
  /** As `2026-11`; what is due already stands in the month that is. */
  readonly month: string
  readonly category: string
  readonly action: 'delete' | 'archive' | 'anonymize' | 'held'
  readonly records: number
}

/** Walks what is due until then by time; what would be decided at that instant counts, and no record twice. */
export const forecastUntil = async (act: Act, untilAt: Instant): Promise<readonly ForecastRow[]> => {
  const rows = new Map<string, ForecastRow>()
  let last: RowOf<'record'> | undefined
  do {
    const query = { index: 'byDue', equals: {}, until: untilAt, limit: page, after: last } as const
    const records: readonly RowOf<'record'>[] = await act.transaction.list('record', query)
    for (const record of records) {
      const at = Math.max(record.due_at ?? act.at, act.at)
      const fate = await fateOf(act, record, at)
      // a consent or choice turns on that day, and the record stays beyond it
      const dueAt = fate.outcome === 'keep' ? fate.dueAt : at
      if (dueAt === undefined || dueAt >= untilAt) continue
      const later = fate.outcome === 'keep' ? await fateOf(act, record, dueAt) : fate
      if (later.outcome === 'keep') continue
      const action = later.outcome === 'held' ? 'held' : later.action
      const month = formatInstant(dueAt).slice(0, 7)
      const key = `${month} ${record.category} ${action}`
      const records = (rows.get(key)?.records ?? 0) + 1
      rows.set(key, { month, category: record.category, action, records })
    }
    last = records.length < page ? undefined : records.at(-1)
  } while (last !== undefined)
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row)
}

const page = 500
