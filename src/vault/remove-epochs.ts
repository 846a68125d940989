/** Which epoch keys go when keys are rotated? Those begun before an instant that wrap nothing any more. */

import type { Instant } from '../core/instant'
import { systemActor } from './event-parts'
import type { Act } from './operation'

/** Removes epoch keys that wrap nothing, whoever began them: a process that still writes under one puts it back first. */
export const removeEpochs = async (act: Act, before: Instant): Promise<number> => {
  const rows = await act.transaction.list('epoch', { equals: { customer: '' }, limit: mostEpochs })
  let removed = 0
  for (const { id, created_at } of rows) {
    if (id === act.epoch.id || created_at >= before) continue
    const [user] = await act.transaction.list('data_key', {
      index: 'byEpoch',
      equals: { epoch: id },
      limit: 1,
    })
    if (user === undefined) removed += await act.transaction.delete('epoch', [{ customer: '', id }])
  }
  act.tell({ action: 'note', outcome: 'done', actor: systemActor, about: 'epoch keys removed' })
  return removed
}

/** The hours of a year; what is over it goes the next time. */
const mostEpochs = 8_784
