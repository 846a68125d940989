/** What can be asked of a vault, and in which types? A purpose's items are literal types: what it doesn't need, nobody can ask for. */

import type { Permit } from '../core/decision'
import type { Instant } from '../core/instant'
import type { Actor } from '../data/actor'
import type { Json } from '../data/plain-json'
import type { View } from '../data/view'
import type { LogHead } from '../audit/log-fault'
import type { EventProof } from '../audit/proof-text'
import type { PolicyNames } from '../policy/policy'
import type { CollectAnswer, FindAnswer, Recorded, RecordedDenial, SeenRecord, ViewTree } from './answer'
import type { SignedCheckpoint } from './checkpoints'
import type { Extension } from './prove-events'
import type { JournalHead } from './journal'
import type { EventQuery, LoggedEvent, LogReport } from './read-events'
import type { RecordFacts } from './record-row'
import type { Release, Released } from './release'
import type { VaultSteps } from './steps'

/** The purposes of a policy. */
export type PurposeOf<N extends PolicyNames> = keyof N['needs'] & string

/** Items by category and field, so that a view reads `view.basic.phone`. */
export type ViewOf<Item extends string, Value = Json> = string extends Item
  ? ViewTree<Value>
  : {
      readonly [C in Item extends `${infer Name}.${string}` ? Name : never]: {
        readonly [F in Item extends `${C}.${infer Field}` ? Field : never]?: Value
      }
    }

/** Values of one customer, and how they were come by. */
export interface Collection<N extends PolicyNames> {
  readonly actor: Actor
  readonly customer: string
  readonly channel: N['channel']
  /** The partner that supplies them, for a partner channel. */
  readonly supplier?: N['recipient']
  readonly purposes: readonly PurposeOf<N>[]
  /** The id of the notice shown. */
  readonly notice?: string
  /** When they were captured; now unless told. */
  readonly capturedAt?: Instant
  /** By category, then by field. */
  readonly values: { readonly [category: string]: { readonly [field: string]: unknown } }
  /** By category: when things happened that retention counts from. */
  readonly events?: { readonly [category: string]: RecordFacts['events'] }
  /** Keep what parses and refuse the rest alone; without it one value that doesn't parse denies them all. */
  readonly keepAccurate?: boolean
  /** The caller's own name for these values: giving it again stores nothing twice. Only its HMAC is used. */
  readonly reference?: string
}

/** Who wants to see what of whom, and for what. */
export interface Use<N extends PolicyNames, P extends PurposeOf<N>, I extends N['needs'][P]> {
  readonly actor: Actor
  readonly customer: string
  readonly purpose: P
  readonly items: readonly I[]
  /** How it is used, as the approval names it; `screen` unless told. */
  readonly manner?: string
}

/** What came of a use: over all records the newest value of each item, and each record by itself. */
export type UseResult<I extends string, Value = Json> =
  | (Permit<View> &
      Recorded & { readonly view: ViewOf<I, Value>; readonly seen: readonly SeenRecord<Value>[] })
  | RecordedDenial

/** Who looks for whom, by which value of which item, and for what. */
export interface Search<N extends PolicyNames, P extends PurposeOf<N>> {
  readonly actor: Actor
  readonly purpose: P
  readonly by: { readonly item: N['needs'][P]; readonly value: unknown }
  readonly manner?: string
}

/**
 * An open vault. Every operation decides, writes what changes with its audit event in one transaction, and only then
 * answers: with a permit, or a denial with every broken rule. What fails rejects with a `TutelaError`, and releases nothing.
 * Many inputs given as a list are decided one by one in one transaction, which is faster; the answers come in their order.
 */
export interface Vault<N extends PolicyNames = PolicyNames, R extends Release = 'plain'>
  extends VaultSteps<N> {
  /** The id of the vault, random. */
  readonly id: string
  readonly collect: {
    (input: Collection<N>): Promise<CollectAnswer>
    (inputs: readonly Collection<N>[]): Promise<readonly CollectAnswer[]>
  }
  readonly use: {
    <P extends PurposeOf<N>, const I extends N['needs'][P]>(
      input: Use<N, P, I>,
    ): Promise<UseResult<I, Released<R>>>
    <P extends PurposeOf<N>, const I extends N['needs'][P]>(
      inputs: readonly Use<N, P, I>[],
    ): Promise<readonly UseResult<I, Released<R>>[]>
  }
  readonly find: <P extends PurposeOf<N>>(input: Search<N, P>) => Promise<FindAnswer>
  /** Gives pending events their positions; resolves with the head of the log, to be kept elsewhere. */
  readonly sequence: () => Promise<LogHead>
  /** A page of audit events: a customer's by time, or else those that have a position, in its order. */
  readonly events: (query?: EventQuery) => Promise<readonly LoggedEvent[]>
  /** Checks the whole log, and against heads or checkpoints that were kept. Tampering is told as data. */
  readonly verify: (kept?: LogHead | readonly LogHead[]) => Promise<LogReport>
  /** Sequences, and signs where the log stands; keep the note elsewhere. `key/missing` in a vault without a `signer`. */
  readonly checkpoint: () => Promise<SignedCheckpoint>
  /**
   * Copies what waits of the journal to every keeper, as after a keeper was out of reach; gives where each stands, to be shown to a
   * witness: a journal that was cut shows against it.
   */
  readonly copyJournal: () => Promise<readonly JournalHead[]>
  /** Proves that the event at a position is in the log of the last checkpoint. */
  readonly proveEvent: (position: number) => Promise<EventProof>
  /** Proves that the log of the last checkpoint extends the one of `before` events. */
  readonly proveExtension: (before: number) => Promise<Extension>
  /** Waits for what runs, forgets every key, and closes the store and the key ring. */
  readonly close: () => Promise<void>
}
