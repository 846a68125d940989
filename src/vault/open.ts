/** How is a vault opened? Over a policy, a store and a key ring; a new store becomes a vault, any other must be one of this ring. */

import { type Clock, systemClock } from '../core/clock'
import { TutelaError } from '../core/error'
import type { IsWorkingDay } from '../core/period'
import { attempt, runWork, type Work } from '../core/work'
import { pooledRandom, sharedRandom, type RandomBytes } from '../crypto/random'
import type { JournalKeeper } from '../audit/journal'
import type { NoteSigner } from '../audit/note'
import type { KeyRing } from '../keys/key-ring'
import type { Policy, PolicyNames } from '../policy/policy'
import { withCalendar } from '../policy/with-calendar'
import type { Store } from '../store/store'
import { checkpoint } from './checkpoints'
import { collect } from './collect'
import { createDerivedKeys } from './derived-keys'
import { createEpochKeys } from './epoch-keys'
import { createEventWriter } from './event-writer'
import { find } from './find'
import { collectInput, findInput, parseInputs, useInput } from './inputs'
import type { VaultInside } from './inside'
import { rememberInside } from './inside-of'
import { keepPolicy } from './kept-policies'
import { transactLog } from './log-transaction'
import { copyJournal, expectSigned } from './journal'
import { inTime, noKeys, noStore, readClock } from './patience'
import { proveEvent, proveExtension } from './prove-events'
import { readEvents, verifyEvents } from './read-events'
import { policyGuard } from './policy-in-force'
import type { Release } from './release'
import { sequence } from './sequence'
import { parseGivenShape } from './step'
import type { Shadow } from './shadow'
import { stepsOf } from './steps'
import { createTurns } from './turns'
import { use } from './use'
import type { Vault } from './vault'
import { openOrCreate } from './vault-id'

/** What a vault stands on. */
export interface VaultOptions<N extends PolicyNames = PolicyNames, R extends Release = 'plain'> {
  readonly policy: Policy<N>
  readonly store: Store
  readonly keys: KeyRing
  readonly clock?: Clock
  readonly random?: RandomBytes
  /** Which days are worked; the policy's own calendar unless told, which is Monday to Friday unless `withCalendar` gave it one. */
  readonly calendar?: IsWorkingDay
  /** How long the store or the key ring may take for one call, in milliseconds; a minute unless told. */
  readonly patience?: number
  /** Signs checkpoints of the log: `logSigner` of `tutela/audit`, or a service's; without it there are none. */
  readonly signer?: NoteSigner
  /**
   * Who keeps the journal of erasures and withdrawals off the database, so that restored data forgets them again: `fileJournal`,
   * `storeJournal`. Each has a copy before one is acknowledged; `signer` signs it.
   */
  readonly journal?: readonly JournalKeeper[]
  /**
   * Must the policy be the one in force? `own` unless told: this vault decides by the policy that it was given. `in-force`: each
   * operation looks in its own transaction, and fails with `policy/superseded` where another was put in force since.
   */
  readonly policyCheck?: PolicyCheck
  /** Another policy that decides beside this one, and who is told where it differs. */
  readonly shadow?: Shadow
  /**
   * In which form `use` gives values: `plain` unless told. `guarded`: each prints as its mask until it is opened on purpose, and its
   * type says so.
   */
  readonly release?: R
}

/**
 * Opens a vault, or makes one of an empty store. Rejects with `key/missing` for the vault of another key ring,
 * `store/version` for a format that is not known here, and as the store and the ring do; nothing is half made.
 *
 * @example
 * ```ts
 * const vault = await openVault({ policy, store: memoryStore(), keys: memoryKeys() })
 * ```
 */
export const openVault = async <N extends PolicyNames, const R extends Release = 'plain'>(
  options: VaultOptions<N, R>,
): Promise<Vault<N, R>> => {
  const { store, keys, patience = minute } = options
  const policy =
    options.calendar === undefined ? options.policy : withCalendar(options.policy, options.calendar)
  const release = releaseOf(options.release)
  const random = options.random === undefined ? sharedRandom : pooledRandom(options.random)
  const { vault } = await runWork(attempt(noStore, () => openOrCreate({ store, keys, random, patience })))
  const clock = options.clock ?? systemClock
  const inside: VaultInside = {
    id: vault,
    policy,
    store,
    keys,
    clock,
    random,
    release,
    patience,
    epochs: createEpochKeys(keys, random, patience),
    unwrapped: new Map(),
    derived: createDerivedKeys(keys, patience),
    writer: createEventWriter(policy.document.version, random),
    ...(options.signer === undefined ? {} : { signer: options.signer }),
    ...(checksForce(options.policyCheck) ? { guard: policyGuard(options.policy.document) } : {}),
    ...(options.shadow === undefined ? {} : { shadow: options.shadow }),
    ...(options.journal === undefined
      ? {}
      : {
          journal: {
            keepers: expectSigned(options.journal, options.signer),
            read: new Map(),
            copy: () => runWork(copyJournal(inside)),
          },
        }),
    turns: createTurns(),
  }
  await keepPolicy(
    (work) => transactLog(inside, work),
    policy.document,
    () => readClock(clock),
  )
  return doorTo<N, R>(vault, inside)
}

const minute = 60_000

/** By which policy a vault decides: its own, or only by one that is in force. */
export type PolicyCheck = 'own' | 'in-force'

const checksForce = (given: PolicyCheck = 'own'): boolean => {
  if (given === 'own' || given === 'in-force') return given === 'in-force'
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'no such check of the policy',
    remedy: 'give `own` or `in-force`',
    where: { path: 'policyCheck' },
  })
}

/** What isn't known must not count as the weaker of the two. */
const releaseOf = (given: Release = 'plain'): Release => {
  if (given === 'plain' || given === 'guarded') return given
  throw new TutelaError({
    kind: 'input/invalid',
    message: 'no such release',
    remedy: 'give `plain` or `guarded`',
    where: { path: 'release' },
  })
}

/** The operations by name. Types of names end here: inside, names are texts, and what they lack is a finding. */
const doorTo = <N extends PolicyNames, R extends Release>(id: string, inside: VaultInside): Vault<N, R> => {
  const door: LooseVault = {
    ...stepsOf(inside),
    id,
    collect: oneOrMany((given) => collect(inside, parseInputs(collectInput, given, 'collection'))),
    use: oneOrMany((given) => use(inside, parseInputs(useInput, given, 'use'))),
    find: async (given) => runWork(find(inside, parseGivenShape(findInput, given, 'search'))),
    sequence: () => runWork(sequence(inside)),
    events: (query) => runWork(readEvents(inside, query)),
    verify: (kept) => runWork(verifyEvents(inside, kept)),
    copyJournal: () => runWork(copyJournal(inside)),
    checkpoint: () => runWork(checkpoint(inside)),
    proveEvent: (position) => runWork(proveEvent(inside, position)),
    proveExtension: (before) => runWork(proveExtension(inside, before)),
    close: () => close(inside),
  }
  rememberInside(door, inside)
  // Answers hold what was asked for and nothing else, which is what the literal types of `Vault` say of them.
  return door as Vault<N, R>
}

/** The vault as it is inside, where what comes in is yet to be parsed. */
interface LooseVault extends Omit<Vault, 'collect' | 'use' | 'find'> {
  readonly collect: (given: unknown) => Promise<unknown>
  readonly use: (given: unknown) => Promise<unknown>
  readonly find: (given: unknown) => Promise<unknown>
}

/** An operation on lists as one on lists and single inputs alike. */
const oneOrMany =
  <A>(operation: (given: unknown) => Work<readonly A[]>) =>
  async (given: unknown): Promise<unknown> => {
    if (Array.isArray(given) && given.length === 0) return []
    const answers = await runWork(operation(given))
    return Array.isArray(given) ? answers : answers[0]
  }

const close = (inside: VaultInside): Promise<void> =>
  inside.turns.alone(async () => {
    inside.epochs.clear()
    inside.derived.clear()
    for (const key of inside.unwrapped.values()) key.fill(0)
    inside.unwrapped.clear()
    await inTime(inside.patience, noStore, () => inside.store.close())
    await inTime(inside.patience, noKeys, () => inside.keys.close())
  })
