/** How is one record disposed of? Deleted with its index entries and, when nothing else needs it, its key; archived; or stripped of the person. */

import { randomUuid } from '../crypto/random'
import type { RowOf } from '../store/tables'
import { keyForSealing } from './data-keys'
import { lookAgainAt } from './due'
import { systemActor } from './event-parts'
import { listAll } from './list-all'
import type { Act } from './operation'
import { readOwn } from './read-evidence'
import { factsOf, readRecord, type RecordFacts, summaryOf, writeRecord } from './record-row'

/** What is done with a record that is due. */
export type DisposeAction = 'delete' | 'archive' | 'anonymize'

/** Disposes of a record in the transaction, with its event; says what was done. */
export const dispose = async (
  act: Act,
  row: RowOf<'record'>,
  action: DisposeAction,
): Promise<DisposeAction> => {
  const facts = factsOf(row)
  const done = action === 'anonymize' && !(await keepGeneral(act, row, facts)) ? 'delete' : action
  if (done === 'archive') await archive(act, row, facts)
  else await remove(act, row)
  act.tell({
    action: 'dispose',
    outcome: 'done',
    actor: systemActor,
    customer: row.customer,
    items: [...facts.items],
    records: [row.id],
    about: done,
  })
  if (facts.erasedAt !== undefined) await forgetErased(act, row.customer)
  return done
}

/** The end of what a duty kept is told without the customer; the last record takes the holds that kept it along. */
const forgetErased = async (act: Act, customer: string): Promise<void> => {
  act.untie(customer)
  const left = await act.transaction.list('record', { equals: { customer }, limit: 1 })
  if (left.length > 0) return
  const holds = await listAll(act.transaction, 'hold', { equals: { customer } })
  await act.transaction.delete(
    'hold',
    holds.map(({ id }) => ({ customer, id })),
  )
}

/** The record goes, with its index entries; its key too, once no record is sealed under it. */
const remove = async (act: Act, row: RowOf<'record'>): Promise<void> => {
  const { customer, category, id } = row
  await act.transaction.delete('record', [{ customer, category, id }])
  await removeEntries(act, row)
  const left = await listAll(act.transaction, 'record', { equals: { customer, category } })
  if (left.every(({ key_id }) => key_id !== row.key_id) && !(await sealsBirth(act, row)))
    await act.transaction.delete('data_key', [{ customer, category, id: row.key_id }])
}

/** An archived record can't be found any more, and only purposes that the policy lets into the archive read it. */
const archive = async (act: Act, row: RowOf<'record'>, facts: RecordFacts): Promise<void> => {
  const { customer, category, id } = row
  const archived = { ...facts, archivedAt: act.at }
  await removeEntries(act, row)
  const due = lookAgainAt(act, summaryOf(row, archived), await readOwn(act, customer))
  await act.transaction.update(
    'record',
    { customer, category, id },
    {},
    { facts: JSON.stringify(archived), due_at: due ?? null, review_due_at: null },
  )
}

/**
 * Keeps the items that are about nobody, in a record of no customer under another key and id; false if there are none.
 * Only items of general sensitivity count, and instants lose their hour: the day of a deed is not a person.
 */
const keepGeneral = async (act: Act, row: RowOf<'record'>, facts: RecordFacts): Promise<boolean> => {
  const items = act.inside.policy.document.items
  const values = Object.entries(await readRecord(act, row)).filter(
    ([field]) => items[`${row.category}.${field}`]?.sensitivity === 'general',
  )
  if (values.length === 0) return false
  const key = await keyForSealing(act, nobody, row.category)
  const day = (at: number): number =>
    at - (((at % millisecondsOfDay) + millisecondsOfDay) % millisecondsOfDay)
  await act.transaction.insert('record', [
    writeRecord({
      act,
      place: { customer: nobody, category: row.category, id: randomUuid(act.inside.random), version: 1 },
      key,
      values: Object.fromEntries(values),
      facts: {
        items: values.map(([field]) => `${row.category}.${field}`),
        purposes: facts.purposes,
        channel: facts.channel,
        consents: [],
        capturedAt: day(facts.capturedAt),
        enteredAt: day(facts.enteredAt),
        enteredBy: systemActor.id,
        review: 'not-needed',
        events: {},
      },
      dueAt: undefined,
      reviewDueAt: undefined,
    }),
  ])
  return true
}

const removeEntries = async (act: Act, { customer, id }: RowOf<'record'>): Promise<void> => {
  const entries = await listAll(act.transaction, 'index_entry', { equals: { customer, record: id } })
  await act.transaction.delete(
    'index_entry',
    entries.map(({ item, tag }) => ({ customer, record: id, item, tag })),
  )
}

/** Does the key seal a minor's day of birth as well? */
const sealsBirth = async (act: Act, { customer, key_id }: RowOf<'record'>): Promise<boolean> =>
  (await act.transaction.get('customer', { customer }))?.birth_key === key_id

/** Who the records are about that are about nobody. */
const nobody = ''
const millisecondsOfDay = 86_400_000
