/**
 * How is what was stored put right (1.3.2, 7.3.3)? The record is sealed anew under its next version, its index entries follow, and
 * who was given the old values is to be told. The old values are not kept: the event tells who changed which items when.
 */

import { orThrow } from '../core/error'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { parsePeriod } from '../core/period'
import type { Work } from '../core/work'
import type { Actor } from '../data/actor'
import { rightsOf } from '../data/rights'
import { periodEnd } from '../check/period-end'
import { checkCorrection } from '../check/rights'
import { rightsFinding } from '../check/rules-of-rights'
import type { RowOf } from '../store/tables'
import { ageTold, keepAge } from './age'
import type { RecordedDenial, WithRefused } from './answer'
import { keyForSealing } from './data-keys'
import { actorOf, ruleIds } from './event-parts'
import type { EventDraft } from './event-writer'
import { parseGiven } from './given-values'
import { entriesOf } from './index-entries'
import type { VaultInside } from './inside'
import { listAll } from './list-all'
import { type Act, operate } from './operation'
import { readShared } from './read-evidence'
import { openRecipientNotices, type RecipientToTell } from './recipient-notice'
import {
  factsOf,
  readRecord,
  type RecordFacts,
  type RecordValues,
  summaryOf,
  writeRecord,
} from './record-row'
import type { RecordKey } from './review'
import { expectChange, expectRow } from './step'
import { reviewDueAt } from './store-values'
import { findSuspension } from './suspended'

/** What is put right: the new values of some fields of one record. */
export interface Correction {
  readonly record: RecordKey
  /** By field; the others stay as they are. */
  readonly values: { readonly [field: string]: unknown }
}

/** Put right and on the record, or refused with the rule; `recipients` are to be told. */
export type CorrectAnswer =
  | {
      readonly outcome: 'done'
      readonly id: string
      readonly version: number
      readonly items: readonly string[]
      readonly recipients: readonly RecipientToTell[]
      readonly event: string
    }
  | (RecordedDenial & WithRefused)

/** A correction whose people and values were checked, and which may now be made. */
export interface PreparedCorrection {
  readonly findings: readonly Finding[]
  readonly refused: WithRefused['refused']
  readonly make: (tellBy: Instant) => Promise<Extract<CorrectAnswer, { readonly outcome: 'done' }>>
  /** Tells why it is not made. */
  readonly deny: () => Extract<CorrectAnswer, { readonly outcome: 'deny' }>
}

/** Corrects a record; recipients are to be told within the policy's time, on weekdays. (1.3.2, 7.3.3) */
export const correct = (
  inside: VaultInside,
  input: { readonly actor: Actor } & Correction,
): Work<CorrectAnswer> =>
  operate(inside, async (act): Promise<CorrectAnswer> => {
    const prepared = await prepareCorrection(act, input.actor, input)
    return prepared.findings.some(({ effect }) => effect === 'deny')
      ? prepared.deny()
      : prepared.make(tellWithin(act))
  })

/** Checks a correction; it is made in the same transaction, or not at all. */
export const prepareCorrection = async (
  act: Act,
  actor: Actor,
  { record, values }: Correction,
): Promise<PreparedCorrection> => {
  const { customer, category, id } = record
  const { policy } = act.inside
  const row = expectRow(await act.transaction.get('record', { customer, category, id }), 'record')
  const facts = factsOf(row)
  const { parts, refused, items } = parseGiven(policy, { [category]: values })
  const [part] = parts
  const asked = [...new Set([...items, ...refused.map(({ item }) => item)])].sort()
  const undertakings = actor.kind === 'staff' ? await readShared(act, 'undertaking', [actor.id]) : []
  const findings: readonly Finding[] = [
    ...(await findSuspension(act, actorOf(actor))),
    ...checkCorrection(policy.tables, { actor, customer, items: asked }, undertakings, act.at),
    ...findingsOn(facts, asked, refused.length > 0 || part === undefined),
  ]
  const about: Omit<EventDraft, 'outcome'> = {
    action: 'note',
    actor: actorOf(actor),
    customer,
    items: asked,
    records: [id],
    rules: ruleIds(findings),
    about: 'correct',
  }
  return {
    findings,
    refused,
    deny: () => ({ outcome: 'deny', findings, refused, event: act.tell({ ...about, outcome: 'deny' }) }),
    make: async (tellBy) => {
      act.attempt({ ...about, outcome: 'done' })
      const after: RecordValues = { ...(await readRecord(act, row)), ...part?.values }
      const version = row.version + 1
      await seal(act, { row, facts, values: after, version, actor })
      const entries = part === undefined ? [] : await entriesOf(act, part, id, customer)
      await indexAnew(act, row, items, entries)
      if (category === 'basic') await keepAge(act, customer, ageTold(after))
      const change = { actor, customer, record: id, version, items, dueAt: tellBy }
      const recipients = await openRecipientNotices(act, change)
      const event = act.tell({ ...about, outcome: 'done' })
      return { outcome: 'done', id, version, items, recipients, event }
    },
  }
}

const findingsOn = (facts: RecordFacts, asked: readonly string[], isFaulty: boolean): readonly Finding[] => {
  const absent = asked.filter((item) => !facts.items.includes(item))
  return [
    ...(isFaulty ? [rightsFinding['rights/accurate']['not-parsed']({ items: asked })] : []),
    ...(absent.length > 0 && !isFaulty ? [rightsFinding['rights/scope']['not-held']({ items: absent })] : []),
    ...(facts.archivedAt === undefined && facts.erasedAt === undefined
      ? []
      : [rightsFinding['rights/scope'].archived({ items: asked })]),
  ]
}

/** The row under its next version. What came by a channel that is reviewed is reviewed again, by another than who corrected it. */
const seal = async (
  act: Act,
  given: {
    readonly row: RowOf<'record'>
    readonly facts: RecordFacts
    readonly values: RecordValues
    readonly version: number
    readonly actor: Actor
  },
): Promise<void> => {
  const { row, version, actor } = given
  const { customer, category, id, ...facts } = summaryOf(row, given.facts)
  const within = act.inside.policy.tables.channelByName.get(given.facts.channel)?.reviewWithin
  const next = writeRecord({
    act,
    place: { customer, category, id, version },
    key: await keyForSealing(act, customer, category),
    values: given.values,
    facts: { ...facts, enteredBy: actor.id, review: within === undefined ? 'not-needed' : 'pending' },
    dueAt: row.due_at ?? undefined,
    reviewDueAt: reviewDueAt(act, within),
  })
  const { key_id, sealed, facts: text, due_at, review_due_at } = next
  const changes = { version, key_id, sealed, facts: text, due_at, review_due_at }
  expectChange(
    await act.transaction.update('record', { customer, category, id }, { version: row.version }, changes),
    'record',
  )
}

/** The entries of the corrected items, and of no others, go and come anew. */
const indexAnew = async (
  act: Act,
  { customer, id }: RowOf<'record'>,
  items: readonly string[],
  entries: readonly RowOf<'index_entry'>[],
): Promise<void> => {
  const old = await listAll(act.transaction, 'index_entry', { equals: { customer, record: id } })
  await act.transaction.delete(
    'index_entry',
    old
      .filter(({ item }) => items.includes(item))
      .map(({ item, tag }) => ({ customer, record: id, item, tag })),
  )
  await act.transaction.insert('index_entry', entries)
}

const tellWithin = ({ at, inside: { policy } }: Act): Instant =>
  periodEnd(policy.tables, at, orThrow(parsePeriod(rightsOf(policy.document).tellWithin)))
