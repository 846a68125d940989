/**
 * By which policy was decided what the log tells? Each document that a vault is opened with is kept, under the hash of its canonical
 * text, so that a later inspection can decide the same question again. A document holds nothing of a customer.
 */

import { z } from 'zod'
import type { Clock } from '../core/clock'
import { isTutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { instant } from '../data/names'
import { type PolicyDocument, policyDocument } from '../data/policy'
import type { Store, Transaction } from '../store/store'
import { listAll } from './list-all'
import { policyHash } from './policy-in-force'
import { parseBody } from './record-row'

/** A document, and when a vault was first opened with it. */
export interface KeptPolicy {
  readonly at: Instant
  readonly document: PolicyDocument
}

/** Keeps a document unless it is kept already. A store that can only be read decides nothing, and keeps nothing. */
export const keepPolicy = async (
  transact: Store['transact'],
  document: PolicyDocument,
  now: Clock,
): Promise<void> => {
  const key = { customer: '', kind, id: policyHash(document) }
  const isKept = await transact(async (transaction) => (await transaction.get('evidence', key)) !== undefined)
  if (isKept) return
  const row = { ...key, subject, version: 1, body: JSON.stringify({ at: now(), document }) }
  try {
    await transact((transaction) => transaction.insert('evidence', [row]))
  } catch (error) {
    const failed = isTutelaError(error) ? error.failure.kind : undefined
    // another process kept the same one meanwhile, or nothing can be written and so nothing will be decided
    if (failed !== 'record/duplicate' && failed !== 'store/read-only') throw error
  }
}

/** Every document that is kept, the oldest first. */
export const readKeptPolicies = async (transaction: Transaction): Promise<readonly KeptPolicy[]> => {
  const rows = await listAll<'evidence', 'bySubject'>(transaction, 'evidence', {
    index: 'bySubject',
    equals: { kind, subject },
  })
  return rows
    .map(({ body }) => parseBody(keptPolicy, body, 'evidence'))
    .toSorted((left, right) => left.at - right.at)
}

const kind = 'policy'
const subject = 'document'
const keptPolicy = z.strictObject({ at: instant, document: policyDocument })
