/** Is every writer's story whole? Each event names the one before by its hash and a counter, and no clock runs far backwards. */

import type { AuditEvent } from '../data/audit-event'
import { toHex } from './bytes'
import { createOrderCheck, type OrderCheck } from './check-order'
import { noPrevious } from './leaf'
import type { LogFault, LogFaultKind } from './log-fault'

/** Takes the events of all writers, each writer's in the order of the log. */
export interface WriterCheck {
  readonly add: (event: AuditEvent, hash: Uint8Array) => readonly LogFaultKind[]
  /** The first event of each gap in a writer's story. */
  readonly end: () => readonly LogFault[]
}

/** Starts a check; `patience` is how far a clock may run backwards, in milliseconds. It keeps a hash and the gaps of each writer. */
export const createWriterCheck = (patience: number): WriterCheck => {
  const writers = new Map<string, Story>()
  return {
    add: (event, hash) => {
      const { writer, counter, at } = event
      const story = writers.get(writer) ?? newStory()
      const faults: LogFaultKind[] = []
      const misplaced = story.order.add(counter)
      if (misplaced !== undefined) faults.push(misplaced)
      else if (counter === story.counter + 1 && event.previous !== story.hash) faults.push('unchained')
      if (at < story.latest - patience) faults.push('back-dated')
      writers.set(writer, { ...story, counter, hash: toHex(hash), latest: Math.max(at, story.latest) })
      return faults
    },
    end: () =>
      [...writers].flatMap(([writer, { order }]) =>
        order.gaps().map((counter): LogFault => ({ kind: 'removed', writer, counter })),
      ),
  }
}

interface Story {
  readonly order: OrderCheck
  /** Of the event that came last. */
  readonly counter: number
  readonly hash: string
  readonly latest: number
}

const newStory = (): Story => ({
  order: createOrderCheck(),
  counter: -1,
  hash: noPrevious,
  latest: -Infinity,
})
