/** How do events reach the log? As rows of the transaction that they tell of, each chained to this writer's event before. */

import type { Instant } from '../core/instant'
import { customerCommitment, leafOf, noPrevious, toHex } from '../audit/leaf'
import type { AuditEvent } from '../data/audit-event'
import { drawRandom, randomUuid, type RandomBytes } from '../crypto/random'
import type { RowOf } from '../store/tables'

/** What an operation says of an event; the rest is the writer's. */
export type EventDraft = Omit<
  AuditEvent,
  'tutela-event' | 'at' | 'writer' | 'counter' | 'previous' | 'customer' | 'policy'
> & {
  /** The customer it is about, in clear; the leaf holds a commitment. */
  readonly customer?: string
}

/** One writer's chain. */
export interface EventWriter {
  /** Begins the events of a transaction. */
  readonly begin: (at: Instant) => EventBatch
  /** The transaction was committed: its events stand. */
  readonly committed: (batch: EventBatch) => void
  /** It failed, or nobody knows: the chain ends here, and the next event begins another. */
  readonly broken: () => void
}

/** The events of one transaction. */
export interface EventBatch {
  /** Adds an event; gives its id. */
  readonly add: (draft: EventDraft) => string
  /** Unties the events added so far from a customer who is erased: they say no longer whom they are about. */
  readonly untie: (customer: string) => void
  readonly rows: () => readonly RowOf<'event'>[]
}

/** What an erasure leaves beside an event: no customer, and a salt of zeros, so that nobody can try ids. */
export const untied = { customer: '', salt: new Uint8Array(32) } as const

/** Starts a writer with a random id. */
export const createEventWriter = (policy: string, random: RandomBytes): EventWriter => {
  let writer = randomUuid(random)
  let counter = 0
  let previous = noPrevious
  const ends = new WeakMap<EventBatch, () => { readonly counter: number; readonly previous: string }>()
  return {
    begin: (at) => {
      let next = { counter, previous }
      const rows: RowOf<'event'>[] = []
      const batch: EventBatch = {
        add: (draft) => {
          const salt = drawRandom(random, 32)
          const { customer, ...told } = draft
          const actor = actorUnder(salt, draft.actor)
          const leaf = leafOf({
            'tutela-event': 1,
            ...told,
            actor,
            at,
            writer,
            ...next,
            policy,
            ...(customer === undefined ? {} : { customer: customerCommitment(salt, customer) }),
          })
          rows.push({
            customer: customer ?? '',
            at,
            writer,
            counter: next.counter,
            leaf: leaf.text,
            leaf_hash: leaf.hash,
            salt,
            pending: 1,
            position: null,
            head: null,
          })
          const id = `${writer}/${next.counter}`
          next = { counter: next.counter + 1, previous: toHex(leaf.hash) }
          return id
        },
        untie: (customer) => {
          for (const [index, row] of rows.entries())
            if (row.customer === customer) rows[index] = { ...row, ...untied }
        },
        rows: () => rows,
      }
      ends.set(batch, () => next)
      return batch
    },
    committed: (batch) => {
      const end = ends.get(batch)?.()
      if (end !== undefined) ({ counter, previous } = end)
    },
    broken: () => {
      writer = randomUuid(random)
      counter = 0
      previous = noPrevious
    },
  }
}

/** Customers are told by commitments alone, those who act for themselves too. */
const actorUnder = (salt: Uint8Array, actor: EventDraft['actor']): EventDraft['actor'] =>
  actor.kind === 'customer' ? { kind: 'customer', id: customerCommitment(salt, actor.id) } : actor
