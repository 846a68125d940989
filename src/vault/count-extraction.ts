/** How is a one-off approval used up? Each permit that rests on it counts, in the permit's own transaction (5.3.2). */

import { TutelaError } from '../core/error'
import type { Evidence } from '../data/evidence'
import type { Act } from './operation'

/** Counts one extraction for each bounded approval that the permit rests on. */
export const countExtraction = async (
  act: Act,
  evidence: Evidence,
  restsOn: readonly string[],
): Promise<void> => {
  for (const { id, extractions } of evidence.approvals) {
    if (extractions === undefined || !restsOn.includes(id)) continue
    const key = { customer: '', approval: id }
    const row = await act.transaction.get('approval_use', key)
    if (row === undefined) await act.transaction.insert('approval_use', [{ ...key, count: 1, version: 1 }])
    else {
      const { count, version } = row
      const isCounted = await act.transaction.update(
        'approval_use',
        key,
        { version },
        { count: count + 1, version: version + 1 },
      )
      if (!isCounted) throw new TutelaError(overtaken)
    }
  }
}

const overtaken = {
  kind: 'store/conflict',
  message: 'another transaction drew on the same approval',
  remedy: 'try again',
} as const
