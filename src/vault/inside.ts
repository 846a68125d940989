/** What does every operation of a vault work with? Its policy, its ports, and the keys that it holds in memory meanwhile. */

import type { JournalKeeper, JournalState } from '../audit/journal'
import type { NoteSigner } from '../audit/note'
import type { Clock } from '../core/clock'
import type { RandomBytes } from '../crypto/random'
import type { KeyRing } from '../keys/key-ring'
import type { Policy } from '../policy/policy'
import type { Store, Transaction } from '../store/store'
import type { DerivedKeys } from './derived-keys'
import type { EpochKeys } from './epoch-keys'
import type { EventWriter } from './event-writer'
import type { Release } from './release'
import type { Shadow } from './shadow'
import type { Turns, Weighed } from './turns'

/** One opened vault, seen from within. */
export interface VaultInside {
  /** The id of the vault. */
  readonly id: string
  readonly policy: Policy
  readonly store: Store
  readonly keys: KeyRing
  readonly clock: Clock
  readonly random: RandomBytes
  /** In which form shown values leave. */
  readonly release: Release
  /** How long a port may take, in milliseconds. */
  readonly patience: number
  readonly epochs: EpochKeys
  /** Unwrapped data keys by id and version; one is used only after its row was read in the deciding transaction. */
  readonly unwrapped: Map<string, Uint8Array>
  readonly derived: DerivedKeys
  readonly writer: EventWriter
  /** Refuses what is decided by a policy that is not in force, where that is looked at. */
  readonly guard?: (transaction: Transaction) => Promise<void>
  /** Another policy that decides beside. */
  readonly shadow?: Shadow
  /** Who keeps the journal of erasures and withdrawals off the database, and what was read of each so far. */
  readonly journal?: {
    readonly keepers: readonly JournalKeeper[]
    readonly read: Map<JournalKeeper, JournalState>
    readonly copy: () => Promise<unknown>
  }
  /** Signs checkpoints of the log, where there is one. */
  readonly signer?: NoteSigner
  /** Runs operations one after another, so that the writer's events are a chain; readings share a turn. */
  readonly turns: Turns<Weighed>
}
