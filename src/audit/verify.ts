/**
 * Is the log what was written? Leaf by leaf: texts and hashes, positions, each writer's story, instants, and the root at every head that
 * was kept. It goes through the log once; where it comes from, and what people are told, is the caller's.
 */

import { auditEvent, type AuditEvent } from '../data/audit-event'
import { isSame } from './bytes'
import { createHeadCheck } from './check-heads'
import { createOrderCheck } from './check-order'
import { createWriterCheck } from './check-writers'
import { customerCommitment, hashOfLeaf } from './leaf'
import type { LogEntry, LogFault, LogFaultKind, LogHead } from './log-fault'

/** What a log is held to. */
export interface LogExpectation {
  /** Heads from earlier times, of checkpoints that are believed: the log must still extend each of them. */
  readonly heads?: readonly LogHead[]
  /** How far clocks may run backwards or apart, in milliseconds; an hour unless told. */
  readonly patience?: number
}

/** Goes through a log in the order of its positions, then its pending events by writer and counter. */
export interface LogCheck {
  readonly add: (entry: LogEntry) => void
  /**
   * Where the log stands by its events, and what is wrong with it; `claimed` is what it says of itself. `erased` events are about
   * somebody who was erased: they stand, and tell no longer about whom.
   */
  readonly end: (
    claimed?: LogHead,
  ) => LogHead & { readonly erased: number; readonly faults: readonly LogFault[] }
}

/**
 * Starts a check. It keeps a hash a writer and what it found.
 *
 * @example
 * ```ts
 * const log = createLogCheck()
 * for (const entry of entries) log.add(entry)
 * log.end().faults // []; nothing is wrong
 * ```
 */
export const createLogCheck = ({ heads = [], patience = hour }: LogExpectation = {}): LogCheck => {
  const [order, roots, writers] = [createOrderCheck(), createHeadCheck(heads), createWriterCheck(patience)]
  const faults: LogFault[] = []
  let erased = 0
  let latest = -Infinity
  let covered = -Infinity // the latest instant that a head covers
  return {
    add: (entry) => {
      const event = readLeaf(entry.leaf)
      const kinds: LogFaultKind[] = [...faultsOfLeaf(entry, event)]
      if (event !== undefined) {
        kinds.push(...faultsOfRow(entry, event), ...writers.add(event, entry.hash))
        if (event.customer !== undefined && entry.row !== undefined && isErased(entry.row)) erased += 1
        if (event.at < covered - patience) kinds.push('back-dated')
        latest = Math.max(latest, event.at)
      }
      if (entry.position !== undefined) {
        const misplaced = order.add(entry.position)
        if (misplaced !== undefined) kinds.push(misplaced)
        if (roots.add(entry.hash) === true) covered = latest
      }
      const place = placeOf(entry, event)
      for (const kind of new Set(kinds)) faults.push({ kind, ...place })
    },
    end: (claimed) => {
      const head = { ...roots.head(), erased }
      for (const position of order.gaps()) faults.push({ kind: 'removed', position })
      faults.push(...writers.end(), ...roots.end())
      if (claimed !== undefined && claimed.size > head.size) {
        if (faults.some(({ kind, size }) => kind === 'cut' && size === claimed.size))
          return { ...head, faults }
        faults.push({
          kind: 'cut',
          position: head.size,
          ...(Number.isFinite(claimed.size) ? { size: claimed.size } : {}),
        })
      } else if (claimed !== undefined && !(claimed.size === head.size && isSame(claimed.root, head.root)))
        faults.push({ kind: 'head', size: claimed.size })
      return { ...head, faults }
    },
  }
}

/** The event in a leaf's text, or undefined if it holds none. */
export const readLeaf = (text: string): AuditEvent | undefined => {
  try {
    const parsed = auditEvent.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // the caller tells it as an altered leaf
  }
}

const hour = 3_600_000

const faultsOfLeaf = (entry: LogEntry, event: AuditEvent | undefined): readonly LogFaultKind[] =>
  event === undefined ||
  !isSame(entry.hash, hashOfLeaf(entry.leaf)) ||
  (entry.tile !== undefined && !isSame(entry.tile, entry.hash))
    ? ['altered']
    : []

const faultsOfRow = ({ row }: LogEntry, event: AuditEvent): readonly LogFaultKind[] => {
  if (row === undefined) return []
  const faults: LogFaultKind[] = []
  if (event.at !== row.at || event.writer !== row.writer || event.counter !== row.counter)
    faults.push('moved')
  if (!isErased(row) && event.customer !== committedIn(row)) faults.push('customer')
  return faults
}

type Row = NonNullable<LogEntry['row']>

/** Erasing a customer unties the events: no customer, and a salt of zeros. The leaf, and every hash, stay. */
const isErased = ({ customer, salt }: Row): boolean =>
  customer === '' && salt.length > 0 && salt.every((byte) => byte === 0)

const committedIn = ({ customer, salt }: Row): string | undefined =>
  customer === '' ? undefined : customerCommitment(salt, customer)

const placeOf = ({ position, row }: LogEntry, event: AuditEvent | undefined): Omit<LogFault, 'kind'> => {
  const told = row ?? event
  return {
    ...(position === undefined ? {} : { position }),
    ...(told === undefined ? {} : { writer: told.writer, counter: told.counter }),
  }
}
