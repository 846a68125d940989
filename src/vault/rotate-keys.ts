/**
 * How do the keys change that wrap data keys? Every data key is wrapped anew under a fresh epoch key; no record is touched. Step by
 * step, while others read and write; an epoch key that wraps nothing any more goes.
 */

import { function as F, taskEither as TE } from 'fp-ts'
import { type Failure, TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import { attempt, type Work } from '../core/work'
import { wrapKey } from '../crypto/envelope'
import type { KeyOf, RowOf } from '../store/tables'
import { keepEpoch, unwrapDataKey } from './data-keys'
import { systemActor } from './event-parts'
import type { VaultInside } from './inside'
import { type KeyStep, type KeyWork, listKeys, ofKeys } from './key-step'
import { type Act, operate } from './operation'
import { noStore, readClock } from './patience'
import { removeEpochs } from './remove-epochs'
import { expectChange } from './step'

/** What was done. */
export interface RotationReport {
  /** Data keys that were looked at. */
  readonly looked: number
  /** Of them, those that were wrapped anew. */
  readonly wrapped: number
  /** Those that this ring can't open; they stay as they are, and so does their epoch key. */
  readonly unopened: number
  /** Epoch keys that wrap nothing any more, and are gone. */
  readonly epochs: number
}

/**
 * Wraps every data key anew, and removes the epoch keys that wrap nothing any more. Cut short, it is begun again. Other processes go
 * on under the epoch key of their hour, so what they write meanwhile is for the next time. (4.2.4)
 */
export const rotateKeys = (
  inside: VaultInside,
  { before, batch = 200 }: KeyWork = {},
): Work<RotationReport> =>
  F.pipe(
    attempt(noStore, async () => before ?? readClock(inside.clock)),
    TE.flatMap((instant) =>
      F.pipe(
        rotateFrom(inside, { from: '', after: undefined, before: instant, batch }, nothing),
        TE.flatMap((report) =>
          F.pipe(
            operate(inside, (act) => removeEpochs(act, instant)),
            TE.map((epochs) => ({ ...report, epochs })),
          ),
        ),
      ),
    ),
  )

const nothing: RotationReport = { looked: 0, wrapped: 0, unopened: 0, epochs: 0 }

const rotateFrom = (inside: VaultInside, step: KeyStep, report: RotationReport): Work<RotationReport> =>
  F.pipe(
    operate(inside, (act) => rotateStep(act, step)),
    TE.flatMap(({ last, ...done }) => {
      const sum = {
        ...report,
        looked: report.looked + done.looked,
        wrapped: report.wrapped + done.wrapped,
        unopened: report.unopened + done.unopened,
      }
      return last === undefined ? TE.right(sum) : rotateFrom(inside, { ...step, after: last }, sum)
    }),
  )

/** Wraps some data keys anew in one transaction, with an event; `last` is where to go on. */
export const rotateStep = async (act: Act, step: KeyStep) => {
  if (!isFresh(act, step)) return { looked: 0, wrapped: 0, unopened: 0, last: step.after ?? beginning }
  const rows = await listKeys(act, step)
  const report = { looked: rows.length, wrapped: 0, unopened: 0 }
  for (const row of rows) {
    if (row.epoch === act.epoch.id || !(await isOlder(act, row.epoch, step.before))) continue
    if (await wrapAnew(act, row)) report.wrapped += 1
    else report.unopened += 1
  }
  act.tell({ action: 'note', outcome: 'done', actor: systemActor, about: 'data keys wrapped anew' })
  return { ...report, last: rows.length < step.batch ? undefined : rows.at(-1) }
}

/** Is the transaction's epoch no older than the keys that are kept? If it is, the next transaction has a fresh one. */
const isFresh = (act: Act, { before }: KeyStep): boolean => {
  if (before > act.at) throw new TutelaError(notYet)
  if (act.epoch.createdAt >= before) return true
  act.inside.epochs.renew()
  act.tell({ action: 'note', outcome: 'done', actor: systemActor, about: 'epoch key begun' })
  return false
}

/** Before every data key. */
const beginning: KeyOf<'data_key'> = { customer: '', category: '', id: '' }

const notYet: Failure = {
  kind: 'input/invalid',
  message: '`before` is later than the clock of this vault',
  remedy: 'give an instant that has passed, or set the clock',
  where: { path: 'before' },
}

/** False where this ring, or nobody, can open the key. */
const wrapAnew = async (act: Act, row: RowOf<'data_key'>): Promise<boolean> => {
  const { customer, category, id, version } = row
  const epoch = act.epoch.id
  const dataKey = await unwrapDataKey(act, row).catch(ofKeys)
  if (dataKey === undefined) return false
  await keepEpoch(act)
  const wrapped = wrapKey({
    epochKey: act.epoch.key,
    dataKey,
    place: { customer, category, key: id, epoch },
    random: act.inside.random,
  })
  const key = { customer, category, id }
  expectChange(
    await act.transaction.update(
      'data_key',
      key,
      { version, epoch: row.epoch },
      { epoch, wrapped, version: version + 1 },
    ),
    'data_key',
  )
  return true
}

/** Was the epoch begun before an instant? One whose row is missing counts as such, and fails when it is opened. */
const isOlder = async (act: Act, id: string, before: Instant): Promise<boolean> => {
  const name = `older ${id}`
  const known = act.read.get(name)
  const reading = known ?? act.transaction.get('epoch', { customer: '', id })
  act.read.set(name, reading)
  // what stands under the name was put there by this function
  const row = (await reading) as RowOf<'epoch'> | undefined
  return row === undefined || row.created_at < before
}
