/**
 * How does a new policy reach many instances at once? Each is opened with the policies that it may be asked for; one step puts one of
 * them in force for all. An instance that has it moves with its next operation; one that hasn't refuses; rolling back is the same step.
 */

import { isTutelaError, TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import { checkApprover } from '../check/people'
import type { Policy, PolicyNames } from '../policy/policy'
import { actorOf } from './event-parts'
import { expectRows } from './expect-rows'
import type { VaultInside } from './inside'
import { insideOf, rememberInside } from './inside-of'
import { openVault, type VaultOptions } from './open'
import { operate } from './operation'
import { inTime, noStore } from './patience'
import { policyHash, readPolicyInForce, writePolicyInForce } from './policy-in-force'
import type { Release } from './release'
import { type StepAnswer, takeStep } from './step'
import type { Vault } from './vault'

/** What instances stand on: as for a vault, with several policies. */
export interface RollOutOptions<N extends PolicyNames, R extends Release>
  extends Omit<VaultOptions<N, R>, 'policy' | 'policyCheck'> {
  /** The policies that this instance can decide by, each of another version. Until one is put in force, the first counts. */
  readonly policies: readonly [Policy<N>, ...Policy<N>[]]
}

/** An instance that decides by the policy in force. */
export interface RolledVault<N extends PolicyNames = PolicyNames, R extends Release = 'plain'> {
  /** The vault: each call is decided by the policy that is in force then, as its own transaction reads it. */
  readonly vault: Vault<N, R>
  /** Which policy is in force, and since when; the first of this instance's where none was ever put in force. */
  readonly inForce: () => Promise<{ readonly version: string; readonly since: Instant | undefined }>
  /**
   * Puts the policy of this version in force for every instance, by somebody responsible; recorded like any step. Rolling back is
   * naming the version before. `input/invalid` for a version that this instance doesn't have.
   */
  readonly activate: (input: { readonly actor: Staff; readonly version: string }) => Promise<StepAnswer>
}

/**
 * Opens an instance. A call whose policy was superseded meanwhile has done nothing; it is made again by the policy in force, or, where
 * this instance hasn't that, fails with `policy/superseded`.
 *
 * @example
 * ```ts
 * const rolled = await openRolledVault({ policies: [policy], store: memoryStore(), keys: memoryKeys() })
 * const { version } = await rolled.inForce()
 * version === policy.document.version // true
 * ```
 */
export const openRolledVault = async <N extends PolicyNames, const R extends Release = 'plain'>(
  options: RollOutOptions<N, R>,
): Promise<RolledVault<N, R>> => {
  const { policies, ...rest } = options
  const vaults = new Map<string, Vault<N, R>>()
  for (const policy of policies) {
    const { version } = policy.document
    if (vaults.has(version)) throw new TutelaError(sameVersion)
    vaults.set(version, await openVault<N, R>({ ...rest, policy, policyCheck: 'in-force' }))
  }
  const first = policies[0].document.version
  const own = new Map(policies.map(({ document }) => [policyHash(document), document.version]))
  const vaultOf = (version: string): Vault<N, R> => {
    const found = vaults.get(version)
    if (found === undefined) throw new TutelaError(unknownVersion)
    return found
  }
  const inside = insideOf(vaultOf(first))
  let current = first
  /** The version to decide by now; `undefined` where this instance hasn't the policy in force. */
  const move = async (): Promise<string | undefined> => {
    const inForce = await readForce(inside)
    return inForce === undefined ? first : own.get(inForce.hash)
  }
  const call = async (operation: string, given: readonly unknown[]): Promise<unknown> => {
    for (let tries = 0; ; tries += 1) {
      const run: unknown = Reflect.get(vaultOf(current), operation)
      if (typeof run !== 'function') return run
      try {
        return await Reflect.apply(run, undefined, given)
      } catch (error) {
        if (tries === mostTries || !isTutelaError(error) || error.failure.kind !== 'policy/superseded')
          throw error
        const next = await move()
        if (next === undefined || next === current) throw error
        current = next
      }
    }
  }
  const door = Object.fromEntries(
    Object.entries(vaultOf(first)).map(([operation, run]: [string, unknown]) => [
      operation,
      typeof run === 'function' ? (...given: readonly unknown[]) => call(operation, given) : run,
    ]),
  )
  const close = async (): Promise<void> => {
    for (const vault of vaults.values()) await vault.close()
  }
  // Each operation of a vault is there under its own name and gives what the vault's gives.
  const vault = { ...door, close } as unknown as Vault<N, R>
  rememberInside(vault, inside)
  return {
    vault,
    inForce: async () => {
      const inForce = await readForce(inside)
      return { version: inForce?.version ?? first, since: inForce?.since }
    },
    activate: async ({ actor, version }) => activate(insideOf(vaultOf(version)), actor),
  }
}

/** Puts the policy of the vault in force; its own guard doesn't stand in the way. */
const activate = (inside: VaultInside, actor: Staff): Promise<StepAnswer> =>
  runWork(
    operate({ ...inside, guard: pass }, async (act) => {
      const { document } = inside.policy
      return takeStep(act, {
        id: document.version,
        findings: checkApprover(inside.policy.tables, { id: '' }, actor, document.version),
        about: { action: 'govern', actor: actorOf(actor), about: 'policy/activate' },
        change: () => writePolicyInForce(act.transaction, document, act.at),
      })
    }),
  )

const pass = (): Promise<void> => Promise.resolve()

const readForce = (inside: VaultInside) =>
  inTime(inside.patience, noStore, () =>
    inside.store.transact((transaction) => readPolicyInForce(expectRows(transaction))),
  )

/** So often a policy may change while one call is made. */
const mostTries = 3

const sameVersion = {
  kind: 'input/invalid',
  message: 'two policies have the same version',
  remedy: 'give each policy a version of its own',
  where: { path: 'policies' },
} as const

const unknownVersion = {
  kind: 'input/invalid',
  message: 'this instance has no policy of that version',
  remedy: 'open it with that policy among `policies`, or name one of those',
  where: { path: 'version' },
} as const
