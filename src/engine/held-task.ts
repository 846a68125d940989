/** What did an engine keep of a task? Our id and data, read back from where others may have written, too. */

import { copyPlain, type Json, notPlain } from '../data/plain-json'
import { engineUnavailable } from './engine-failure'

/** A task as an engine keeps it. */
export interface HeldTask {
  readonly id: string
  readonly data: Json
  /** Made by a schedule, whose id it carries. */
  readonly scheduled: boolean
}

/** A task of ours; anything else in the queue is refused as the engine's fault. */
export const heldTaskOf = (given: unknown): HeldTask => {
  const copy = copyPlain(given)
  if (copy === notPlain || typeof copy !== 'object' || copy === null || !('id' in copy))
    throw engineUnavailable()
  const { id, data = null, scheduled } = copy
  if (typeof id !== 'string') throw engineUnavailable()
  return { id, data, scheduled: scheduled === true }
}

/** The id under which a worker gets it: one that a schedule made carries the engine's own id of the moment. */
export const deliveredId = ({ id, scheduled }: HeldTask, engineId: string): string =>
  scheduled ? `${id.slice(0, 64)} ${engineId.slice(0, 63)}` : id
