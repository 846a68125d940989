/**
 * How does a log say where it stands, so that others can hold it to its word? By a checkpoint, signed once for each size and kept
 * beside the events; whoever wants to be sure keeps it elsewhere, too.
 */

import { TutelaError } from '../core/error'
import { attempt, runWork, type Work } from '../core/work'
import { isSame } from '../audit/bytes'
import { signCheckpoint } from '../audit/checkpoint'
import type { LogHead } from '../audit/log-fault'
import { rootFromTiles } from '../audit/prove'
import type { Transaction } from '../store/store'
import type { RowOf } from '../store/tables'
import type { VaultInside } from './inside'
import { brokenTree, tileReader } from './log-tree'
import { transactLogInTurn } from './log-transaction'
import { inTime, noStore, readClock } from './patience'
import { sequence } from './sequence'

/** A log's size and root at an instant, and the note that signs them. */
export interface SignedCheckpoint extends LogHead {
  readonly at: number
  readonly note: string
}

/** Sequences, then signs where the log stands; the same log twice gives the same checkpoint. */
export const checkpoint = (inside: VaultInside): Work<SignedCheckpoint> =>
  attempt(noStore, async () => {
    const { signer } = inside
    if (signer === undefined) throw new TutelaError(noSigner)
    const head = await runWork(sequence(inside))
    const known = await transactLogInTurn(inside, (transaction) => readSigned(transaction, head.size))
    if (known !== undefined) return { ...head, at: known.at, note: known.note }
    const at = readClock(inside.clock)
    const note = await inTime(inside.patience, noSignature, () =>
      signCheckpoint({ origin: signer.name, ...head }, [signer]),
    )
    return transactLogInTurn(inside, (transaction) => keep(transaction, { ...head, at, note }))
  })

/** The size of the last checkpoint, or undefined. */
export const readLastSize = async (transaction: Transaction): Promise<number | undefined> =>
  (await transaction.get('log', lastKey))?.size

/** The checkpoint of this size, or undefined. */
export const readSigned = (
  transaction: Transaction,
  size: number,
): Promise<RowOf<'checkpoint'> | undefined> => transaction.get('checkpoint', { customer: '', size })

/** A log never signs what doesn't extend what it signed before: the tiles must still give the last checkpoint's root. */
const keep = async (transaction: Transaction, signed: SignedCheckpoint): Promise<SignedCheckpoint> => {
  const { size, root, at, note } = signed
  const known = await readSigned(transaction, size)
  if (known !== undefined) return { size, root, at: known.at, note: known.note }
  const last = await transaction.get('log', lastKey)
  if (last !== undefined && last.size > 0) {
    const before = await rootFromTiles(tileReader(transaction), last.size)
    if (!isSame(before, last.head)) throw new TutelaError(brokenTree)
  }
  await transaction.insert('checkpoint', [{ customer: '', size, at, note }])
  if (last === undefined) await transaction.insert('log', [{ ...lastKey, size, head: root, version: 1 }])
  else if (last.size < size)
    await transaction.update('log', lastKey, {}, { size, head: root, version: last.version + 1 })
  return signed
}

const lastKey = { customer: '', id: 'checkpoint' }

const noSigner = {
  kind: 'key/missing',
  message: 'the vault was opened without a `signer`',
  remedy: 'give `openVault` one, as `logSigner(secretKey)` of `tutela/audit`',
} as const

const noSignature = {
  kind: 'key/unavailable',
  message: 'the signer did not answer, or not as it must',
  remedy: 'look at the signer and try again; nothing was signed',
} as const
