/** How does the vault learn of what retention counts from: an order completed, an account closed, a last transaction? (4.3.1) */

import type { Instant } from '../core/instant'
import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import { checkSpeaker } from '../check/people'
import { lookAgainAt } from './due'
import { actorOf } from './event-parts'
import type { VaultInside } from './inside'
import { operate } from './operation'
import { readOwn, readRecords } from './read-evidence'
import { factsOf, type RecordFacts, summaryOf } from './record-row'
import { type StepAnswer, takeStep } from './step'
import { checkErased } from './tombstone'

/** What happened, to which of a customer's records. */
export interface NoteInput {
  readonly actor: Actor
  readonly customer: string
  readonly event: keyof RecordFacts['events']
  readonly at: Instant
  /** The records of this category alone; all of them where absent. */
  readonly category?: string
  /** This record alone. */
  readonly record?: string
}

/** Notes an event on records, and reckons their end anew. (4.3.1) */
export const noteEvent = (inside: VaultInside, input: NoteInput): Work<StepAnswer> =>
  operate(inside, async (act) => {
    const { actor, customer, event, category, record } = input
    const categories = category === undefined ? [...inside.policy.categories.keys()] : [category]
    const rows = (await readRecords(act, customer, categories)).filter(({ id }) => (record ?? id) === id)
    return takeStep(act, {
      id: record ?? customer,
      findings: [
        ...checkSpeaker(inside.policy.tables, actor, customer),
        ...(await checkErased(act, customer)),
      ],
      about: {
        action: 'note',
        actor: actorOf(actor),
        customer,
        records: rows.map(({ id }) => id),
        about: event,
      },
      change: async () => {
        const own = await readOwn(act, customer)
        for (const row of rows) {
          const facts = factsOf(row)
          const noted = { ...facts, events: { ...facts.events, [event]: input.at } }
          const { category: of, id } = row
          await act.transaction.update(
            'record',
            { customer, category: of, id },
            {},
            { facts: JSON.stringify(noted), due_at: lookAgainAt(act, summaryOf(row, noted), own) ?? null },
          )
        }
      },
    })
  })
