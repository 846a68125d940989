/**
 * Is the log what was written? Leaf by leaf: hashes, order, each writer's chain, the head. A log that was cut back and
 * made whole again shows only against a head that somebody kept elsewhere.
 */

import { auditEvent, type AuditEvent } from '../data/audit-event'
import { isSame } from './bytes'
import { emptyHead, nextHead } from './chain'
import { toHex } from './bytes'
import { customerCommitment, hashOfLeaf, noPrevious } from './leaf'

/** An event as it is stored. `position` and `head` are null while it is pending. */
export interface StoredEvent {
  readonly customer: string
  readonly at: number
  readonly writer: string
  readonly counter: number
  readonly leaf: string
  readonly leaf_hash: Uint8Array
  readonly salt: Uint8Array
  readonly position: number | null
  readonly head: Uint8Array | null
}

/** Where a log stands: how many events have a position, and the head over them. */
export interface LogHead {
  readonly size: number
  readonly head: Uint8Array
}

/** One thing that is wrong with a log. `position` counts from 0; absent for pending events. */
export interface LogFault {
  readonly kind: 'altered' | 'moved' | 'missing' | 'head' | 'writer' | 'customer' | 'cut'
  readonly position?: number
  readonly writer?: string
  readonly counter?: number
}

/** Goes through a log in the order of its positions, then its pending events by writer and counter. */
export interface LogCheck {
  readonly add: (event: StoredEvent) => void
  /** What is wrong, once all events were added; `kept` is a head that the verifier kept from an earlier time. */
  readonly end: (log: LogHead | undefined) => readonly LogFault[]
}

/** Starts a check; `kept` is a head from an earlier time that must still stand in the log. */
export const createLogCheck = (kept?: LogHead): LogCheck => {
  const faults: LogFault[] = []
  const writers = new Map<string, { counter: number; hash: string }>()
  let expected = 0
  let head = emptyHead
  let keptStands = kept === undefined || kept.size === 0
  return {
    add: (stored) => {
      const place = placeOf(stored)
      for (const kind of faultsOfLeaf(stored, writers)) faults.push({ kind, ...place })
      if (stored.position === null) return
      if (stored.position !== expected) faults.push({ kind: 'missing', ...place })
      expected = stored.position + 1
      head = nextHead(head, stored.leaf_hash)
      if (!isSame(stored.head, head)) faults.push({ kind: 'head', ...place })
      if (kept !== undefined && kept.size === expected) keptStands = isSame(head, kept.head)
    },
    end: (log) => {
      const [size, last] = log === undefined ? [0, emptyHead] : [log.size, log.head]
      if (size !== expected || !isSame(last, head) || !keptStands)
        faults.push({ kind: 'cut', position: Math.min(size, expected) })
      return faults
    },
  }
}

const faultsOfLeaf = (
  stored: StoredEvent,
  writers: Map<string, { counter: number; hash: string }>,
): readonly LogFault['kind'][] => {
  const event = readLeaf(stored.leaf)
  if (event === undefined || !isSame(stored.leaf_hash, hashOfLeaf(stored.leaf))) return ['altered']
  const faults: LogFault['kind'][] = []
  if (event.at !== stored.at || event.writer !== stored.writer || event.counter !== stored.counter)
    faults.push('moved')
  if (!isErased(stored) && event.customer !== committedIn(stored)) faults.push('customer')
  const before = writers.get(event.writer) ?? { counter: -1, hash: noPrevious }
  if (event.counter !== before.counter + 1 || event.previous !== before.hash) faults.push('writer')
  writers.set(event.writer, { counter: event.counter, hash: toHex(stored.leaf_hash) })
  return faults
}

/** Erasing a customer unties the events: no customer, and a salt of zeros. The leaf, and every hash, stay. */
const isErased = ({ customer, salt }: StoredEvent): boolean =>
  customer === '' && salt.length > 0 && salt.every((byte) => byte === 0)

const committedIn = ({ customer, salt }: StoredEvent): string | undefined =>
  customer === '' ? undefined : customerCommitment(salt, customer)

/** The event in a leaf's text, or undefined if it holds none. */
export const readLeaf = (text: string): AuditEvent | undefined => {
  try {
    const parsed = auditEvent.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // the caller tells it as an altered leaf
  }
}

const placeOf = (stored: StoredEvent): Omit<LogFault, 'kind'> => ({
  ...(stored.position === null ? {} : { position: stored.position }),
  writer: stored.writer,
  counter: stored.counter,
})
