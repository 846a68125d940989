/** How is a vault opened? Over a policy, a store and a key ring; a new store becomes a vault, any other must be one of this ring. */

import { type Clock, systemClock } from '../core/clock'
import { TutelaError } from '../core/error'
import { attempt, runWork, type Work } from '../core/work'
import { pooledRandom, sharedRandom, type RandomBytes } from '../crypto/random'
import type { NoteSigner } from '../audit/note'
import type { KeyRing } from '../keys/key-ring'
import type { Policy, PolicyNames } from '../policy/policy'
import type { Store } from '../store/store'
import { checkpoint } from './checkpoints'
import { collect } from './collect'
import { createDerivedKeys } from './derived-keys'
import { createEpochKeys } from './epoch-keys'
import { createEventWriter } from './event-writer'
import { find } from './find'
import { collectInput, findInput, parseInputs, useInput } from './inputs'
import type { VaultInside } from './inside'
import { inTime, noKeys, noStore } from './patience'
import { proveEvent, proveExtension } from './prove-events'
import { readEvents, verifyEvents } from './read-events'
import type { Release } from './release'
import { sequence } from './sequence'
import { parseGivenShape } from './step'
import { stepsOf } from './steps'
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
  /** How long the store or the key ring may take for one call, in milliseconds; a minute unless told. */
  readonly patience?: number
  /** Signs checkpoints of the log: `logSigner` of `tutela/audit`, or a service's; without it there are none. */
  readonly signer?: NoteSigner
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
  const release = releaseOf(options.release)
  const random = options.random === undefined ? sharedRandom : pooledRandom(options.random)
  const { vault } = await runWork(attempt(noStore, () => openOrCreate({ store, keys, random, patience })))
  return doorTo<N, R>(vault, {
    id: vault,
    policy: options.policy,
    store,
    keys,
    clock: options.clock ?? systemClock,
    random,
    release,
    patience,
    epochs: createEpochKeys(keys, random, patience),
    unwrapped: new Map(),
    derived: createDerivedKeys(keys, patience),
    writer: createEventWriter(options.policy.document.version, random),
    ...(options.signer === undefined ? {} : { signer: options.signer }),
    inTurn: createTurns(),
  })
}

const minute = 60_000

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
    checkpoint: () => runWork(checkpoint(inside)),
    proveEvent: (position) => runWork(proveEvent(inside, position)),
    proveExtension: (before) => runWork(proveExtension(inside, before)),
    close: () => close(inside),
  }
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
    const answers = await runWork(operation(given))
    return Array.isArray(given) ? answers : answers[0]
  }

/** One after another, in the order of the calls. */
const createTurns = (): VaultInside['inTurn'] => {
  let tail: Promise<unknown> = Promise.resolve()
  return (job) => {
    const result = tail.then(job)
    tail = result.then(ignore, ignore)
    return result
  }
}

const ignore = (): void => undefined

const close = (inside: VaultInside): Promise<void> =>
  inside.inTurn(async () => {
    inside.epochs.clear()
    inside.derived.clear()
    for (const key of inside.unwrapped.values()) key.fill(0)
    inside.unwrapped.clear()
    await inTime(inside.patience, noStore, () => inside.store.close())
    await inTime(inside.patience, noKeys, () => inside.keys.close())
  })
