/**
 * Which policy decides, where many instances stand on one store? The one that a row names; every operation reads it in its own
 * transaction, so that no instance decides by another, however long it was cut off. Without the row each decides by its own.
 */

import { z } from 'zod'
import { canonicalize } from '../core/canonical'
import { type Failure, TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { sha256 } from '../crypto/digest'
import { encodeText } from '../crypto/fields'
import { toHex } from '../audit/leaf'
import { instant } from '../data/names'
import type { PolicyDocument } from '../data/policy'
import type { Transaction } from '../store/store'
import { parseBody } from './record-row'
import { expectChange } from './step'

/** The policy in force. */
export const policyInForce = z.strictObject({
  /** Its version, as its document says. */
  version: z.string(),
  /** SHA-256 of its canonical text, hex: two documents of one version are two policies. */
  hash: z.string(),
  since: instant,
})
export type PolicyInForce = z.infer<typeof policyInForce>

/** What tells a policy from every other. */
export const policyHash = (document: PolicyDocument): string =>
  toHex(sha256(encodeText(canonicalize(document))))

/** The policy in force, if one was ever put in force. */
export const readPolicyInForce = async (transaction: Transaction): Promise<PolicyInForce | undefined> => {
  const row = await transaction.get('meta', key)
  return row === undefined ? undefined : parseBody(policyInForce, row.value, 'meta')
}

/** Puts a policy in force; `record/changed` if another was put in force meanwhile. */
export const writePolicyInForce = async (
  transaction: Transaction,
  document: PolicyDocument,
  at: Instant,
): Promise<void> => {
  const value = JSON.stringify({ version: document.version, hash: policyHash(document), since: at })
  const row = await transaction.get('meta', key)
  if (row === undefined) await transaction.insert('meta', [{ ...key, value }])
  else expectChange(await transaction.update('meta', key, { value: row.value }, { value }), 'meta')
}

/** Refuses an operation whose vault decides by another policy than the one in force. */
export const policyGuard = (document: PolicyDocument): ((transaction: Transaction) => Promise<void>) => {
  const own = policyHash(document)
  return async (transaction) => {
    const inForce = await readPolicyInForce(transaction)
    if (inForce !== undefined && inForce.hash !== own) throw new TutelaError(superseded)
  }
}

const key = { customer: '', name: 'policy in force' }

const superseded: Failure = {
  kind: 'policy/superseded',
  message: 'another policy is in force than the one that this vault decides by',
  remedy: 'open the vault with the policy in force; nothing was done and nothing was released',
}
