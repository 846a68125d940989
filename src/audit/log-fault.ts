/** What can be wrong with a log? Each kind of fault, and where it is; people read the text of it on the command line. */

/**
 * `altered` the text, or the hash that the log keeps of it, is not what was written; `removed` events are missing; `inserted` an event
 * stands where another does; `reordered` it comes too late; `unchained` it doesn't follow its writer's event before; `back-dated` it
 * claims an instant before what a checkpoint already covered, or before its writer's event before.
 * `moved` what stands beside the event says something else than the event; `customer` likewise, of the customer.
 * `rewritten` the log doesn't extend a head that was kept; `cut` it is shorter than one, or than it says itself; `head` its own root is
 * not that of its events; `tiles` its kept hashes are not those of its events; `checkpoint` a checkpoint isn't believed.
 */
export type LogFaultKind =
  | 'altered'
  | 'removed'
  | 'inserted'
  | 'reordered'
  | 'unchained'
  | 'back-dated'
  | 'moved'
  | 'customer'
  | 'rewritten'
  | 'cut'
  | 'head'
  | 'tiles'
  | 'checkpoint'

/** One thing that is wrong with a log. */
export interface LogFault {
  readonly kind: LogFaultKind
  /** Counts from 0; absent for pending events. Of what was rewritten, the first position that may be. */
  readonly position?: number
  readonly writer?: string
  readonly counter?: number
  /** The size of the head or checkpoint that shows it. */
  readonly size?: number
}

/** Where a log stands: how many events have a position, and the root of the tree over them, 32 bytes (RFC 6962). */
export interface LogHead {
  readonly size: number
  readonly root: Uint8Array
}

/** An event as a log gives it to whoever checks it. */
export interface LogEntry {
  readonly leaf: string
  /** The hash that is kept beside the leaf. */
  readonly hash: Uint8Array
  /** Absent while it is pending. */
  readonly position?: number
  /** The hash that the log's tile holds for the position, where it was read. */
  readonly tile?: Uint8Array
  /** What a database keeps beside the leaf; an exported log has none. */
  readonly row?: {
    readonly customer: string
    readonly at: number
    readonly writer: string
    readonly counter: number
    readonly salt: Uint8Array
  }
}
