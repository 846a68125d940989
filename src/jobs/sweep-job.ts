/** How is the retention sweep cut up? Each shard goes through its own customers' records by key, and disposes of those that are due. */

import { z } from 'zod'
import { systemActor } from '../vault/event-parts'
import type { OwnEvidence } from '../vault/due'
import { readOwn } from '../vault/read-evidence'
import { add, nothingYet, settle } from '../vault/sweep'
import type { RowOf } from '../store/tables'
import type { Job } from './job'

/** How to sweep: `batch` records a step, 500 unless told; `dryRun` only counts. */
export const sweepInput = z.strictObject({
  dryRun: z.boolean().default(false),
  batch: z.number().int().min(1).max(5000).default(500),
})

const cursorShape = z.strictObject({ customer: z.string(), category: z.string(), id: z.string() })

/** The sweep as a job. It looks at every record of its customers, due or not, so it finds one whose due date was lost as well. (4.3.2) */
export const sweepJob: Job<z.infer<typeof sweepInput>> = {
  name: 'sweep',
  input: sweepInput,
  step: async (act, { input, range, cursor }) => {
    const after = cursor === undefined ? undefined : cursorShape.parse(JSON.parse(cursor))
    const rows = await act.transaction.list('record', {
      equals: {},
      from: range.from,
      ...(range.until === undefined ? {} : { until: range.until }),
      limit: input.batch,
      after,
    })
    const owns = new Map<string, OwnEvidence>()
    let report = nothingYet(input.dryRun)
    for (const row of rows.filter(({ due_at }) => due_at !== null && due_at <= act.at)) {
      const own = owns.get(row.customer) ?? (await readOwn(act, row.customer))
      owns.set(row.customer, own)
      report = add(report, await settle(act, row, own, input.dryRun))
    }
    const about = input.dryRun ? 'dry run' : 'sweep'
    act.tell({ action: 'dispose', outcome: 'done', actor: systemActor, about })
    const last = rows.length < input.batch ? undefined : rows.at(-1)
    return {
      cursor: last === undefined ? undefined : cursorOf(last),
      looked: rows.length,
      counts: { ...report.done, kept: report.kept, held: report.held.length },
    }
  },
}

const cursorOf = ({ customer, category, id }: RowOf<'record'>): string =>
  JSON.stringify({ customer, category, id })
