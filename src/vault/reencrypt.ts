/**
 * How are records sealed anew under fresh data keys? Customer by customer, each record under the rule that nobody changed it
 * meanwhile; a data key that seals nothing any more goes in the same transaction. Others read and write all the while.
 */

import { function as F, taskEither as TE } from 'fp-ts'
import { attempt, type Work } from '../core/work'
import type { KeyOf, RowOf } from '../store/tables'
import { resealBirth } from './age'
import { type DataKey, makeKey } from './data-keys'
import { systemActor } from './event-parts'
import type { VaultInside } from './inside'
import { listAll } from './list-all'
import { type Act, operate } from './operation'
import { noStore, readClock } from './patience'
import { factsOf, readRecord, writeRecord } from './record-row'
import { expectChange } from './step'
import { type KeyStep, type KeyWork, listKeys, ofKeys } from './key-step'

/** What was done. */
export interface ReencryptionReport {
  /** Data keys that were looked at. */
  readonly looked: number
  /** Records that were sealed anew. */
  readonly sealed: number
  /** Records that don't open here: changed, or under a key that the ring lacks. They stay as they are. */
  readonly unopened: number
  /** Data keys that seal nothing any more, and are gone. */
  readonly keys: number
}

/** Seals every record anew that is under a data key made before an instant. Cut short, it is begun again with the same. (4.2.4) */
export const reencrypt = (
  inside: VaultInside,
  { before, batch = 50 }: KeyWork = {},
): Work<ReencryptionReport> =>
  F.pipe(
    attempt(noStore, async () => before ?? readClock(inside.clock)),
    TE.flatMap((until) => sealFrom(inside, { from: '', after: undefined, before: until, batch }, nothing)),
  )

const nothing: ReencryptionReport = { looked: 0, sealed: 0, unopened: 0, keys: 0 }

const sealFrom = (inside: VaultInside, step: KeyStep, report: ReencryptionReport): Work<ReencryptionReport> =>
  F.pipe(
    operate(inside, (act) => reencryptStep(act, step)),
    TE.flatMap(({ last, ...done }) => {
      const sum = {
        looked: report.looked + done.looked,
        sealed: report.sealed + done.sealed,
        unopened: report.unopened + done.unopened,
        keys: report.keys + done.keys,
      }
      return last === undefined ? TE.right(sum) : sealFrom(inside, { ...step, after: last }, sum)
    }),
  )

/** Seals what some data keys sealed in one transaction, with an event for each customer; `last` is where to go on. */
export const reencryptStep = async (act: Act, step: KeyStep) => {
  const rows = await listKeys(act, step)
  const report = { looked: 0, sealed: 0, unopened: 0, keys: 0 }
  let last: KeyOf<'data_key'> | undefined = step.after
  for (const row of rows) {
    if (report.sealed >= mostRecords) return { ...report, last }
    const part = row.created_at < step.before ? await sealUnderAnother(act, row) : undefined
    report.looked += 1
    report.sealed += part?.sealed ?? 0
    report.unopened += part?.unopened ?? 0
    report.keys += part?.isGone === true ? 1 : 0
    last = row
  }
  act.tell({ action: 'note', outcome: 'done', actor: systemActor, about: 'records sealed anew' })
  return { ...report, last: rows.length < step.batch ? undefined : last }
}

/** After so many a transaction looks at no further key. */
const mostRecords = 500

const sealUnderAnother = async (act: Act, old: RowOf<'data_key'>) => {
  const { customer, category } = old
  const records = (await listAll(act.transaction, 'record', { equals: { customer, category } })).filter(
    ({ key_id }) => key_id === old.id,
  )
  const known = await act.transaction.get('customer', { customer })
  const sealsBirth = known?.birth_key === old.id
  const sealed: string[] = []
  // what is kept of somebody who was erased is told without saying of whom
  const isErased = records.some((row) => factsOf(row).erasedAt !== undefined)
  const about = aboutOf(isErased ? '' : customer)
  if (records.length > 0 || sealsBirth) {
    // one for one: what a duty keeps stays under a key of its own
    const key = await makeKey(act, customer, category)
    for (const row of records) if (await sealAnew(act, row, key)) sealed.push(row.id)
    const isBirthMoved = !sealsBirth || (await resealBirth(act, known, key).catch(ofKeys)) === true
    if (sealed.length < records.length || !isBirthMoved) {
      const left = records.map(({ id }) => id).filter((id) => !sealed.includes(id))
      act.tell({ ...about, outcome: 'failed', records: left })
      if (sealed.length === 0 && !sealsBirth)
        await act.transaction.delete('data_key', [{ customer, category, id: key.id }])
      return { sealed: sealed.length, unopened: records.length - sealed.length, isGone: false }
    }
  }
  await act.transaction.delete('data_key', [{ customer, category, id: old.id }])
  act.tell({ ...about, outcome: 'done', records: sealed })
  return { sealed: sealed.length, unopened: 0, isGone: true }
}

/** What is kept of nobody has no customer. */
const aboutOf = (customer: string) => ({
  action: 'note' as const,
  actor: systemActor,
  about: 'records sealed anew',
  ...(customer === '' ? {} : { customer }),
})

/** False where the record doesn't open. */
const sealAnew = async (act: Act, row: RowOf<'record'>, key: DataKey): Promise<boolean> => {
  const values = await readRecord(act, row).catch(ofKeys)
  if (values === undefined) return false
  const { customer, category, id, version, due_at, review_due_at } = row
  const place = { customer, category, id, version: version + 1 }
  const draft = { act, place, key, values, facts: factsOf(row) }
  const { sealed } = writeRecord({
    ...draft,
    dueAt: due_at ?? undefined,
    reviewDueAt: review_due_at ?? undefined,
  })
  expectChange(
    await act.transaction.update(
      'record',
      { customer, category, id },
      { version, key_id: row.key_id },
      { version: version + 1, key_id: key.id, sealed },
    ),
    'record',
  )
  return true
}
