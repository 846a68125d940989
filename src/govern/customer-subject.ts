/** What is known of a customer when their releases are judged? Their own evidence as the log knows it, and their age as it was told. */

import { z } from 'zod'
import type { Instant } from '../core/instant'
import { choice, consent } from '../data/consent'
import type { Evidence } from '../data/evidence'
import type { Transaction } from '../store/store'
import { listAll } from '../vault/list-all'
import { parseBody } from '../vault/record-row'
import type { WalkedEvent } from './event-walk'
import type { ReplaySubject } from './replay'
import { type Knowledge, ownEvidence } from './replay-evidence'

/** A customer's own evidence as it is stored. */
export interface StoredOwn {
  readonly consents: z.infer<typeof consent>[]
  readonly choices: z.infer<typeof choice>[]
  readonly age: Evidence['age']
}

/** Reads it. */
export const readStoredOwn = async (transaction: Transaction, customer: string): Promise<StoredOwn> => {
  const consents = await listAll(transaction, 'consent', { equals: { customer } })
  const choices = await listAll(transaction, 'choice', { equals: { customer } })
  const row = await transaction.get('customer', { customer })
  return {
    consents: consents.map(({ body }) => parseBody(consent, body, 'consent')),
    choices: choices.map(({ body }) => parseBody(choice, body, 'choice')),
    age: row?.age === 'adult' || row?.age === 'minor' ? row.age : 'unknown',
  }
}

/** The subject of a replay; nobody knew the age before something that tells it was collected. */
export const subjectOf = (
  stored: StoredOwn,
  knowledge: Knowledge,
  events: readonly WalkedEvent[],
): ReplaySubject & { readonly unrecorded: ReadonlySet<string> } => {
  const toldAt = ageToldAt(events)
  return {
    ...ownEvidence(stored, knowledge),
    ageAt: (at) => (toldAt <= at ? stored.age : 'unknown'),
  }
}

const tellAge: readonly string[] = ['basic.birthDate', 'basic.identity', 'basic.age']

const ageToldAt = (events: readonly WalkedEvent[]): Instant => {
  let first = Infinity
  for (const { event } of events)
    if (event.action === 'collect' && event.outcome === 'permit' && event.at < first)
      if (event.items?.some((item) => tellAge.includes(item)) === true) first = event.at
  return first
}
