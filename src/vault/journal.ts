/**
 * How do erasures and withdrawals come into the journal? Written with the change in its transaction, then copied to every keeper
 * before the change is acknowledged. What a crash left uncopied goes with the next; an entry that a keeper has is not given twice.
 */

import { canonicalize } from '../core/canonical'
import { TutelaError } from '../core/error'
import { attempt, type Work } from '../core/work'
import { erasedName } from '../audit/erasure'
import {
  emptyJournal,
  journalName,
  type JournalKeeper,
  type JournalState,
  readJournalPage,
  writeJournalPage,
} from '../audit/journal'
import type { NoteSigner } from '../audit/note'
import { type JournalEntry, journalEntry } from '../data/journal'
import type { RowOf } from '../store/tables'
import type { VaultInside } from './inside'
import { listAll } from './list-all'
import { transactLog } from './log-transaction'
import { type Act, owesCopy } from './operation'
import { inTime } from './patience'
import { parseBody } from './record-row'

/** Where a keeper's copy stands: the checkpoint of its journal, to be shown to a witness. */
export interface JournalHead {
  readonly size: number
  readonly note: string
}

/** Adds an entry to the transaction. */
export const writeJournal = async (act: Act, entry: JournalEntry): Promise<void> => {
  act.read.set(owesCopy, Promise.resolve())
  await act.transaction.insert('journal', [
    { customer: '', id: entry.event, at: entry.at, pending: 1, body: canonicalize(entry) },
  ])
}

/** The entry of a consent's end. */
export const withdrawalEntry = (
  act: Act,
  told: {
    readonly event: string
    readonly customer: string
    readonly consent: string
    readonly state: 'withdrawn' | 'revoked'
  },
): JournalEntry => ({
  kind: 'withdrawal',
  event: told.event,
  at: act.at,
  customer: erasedName(act.inside.id, told.customer),
  consent: consentName(act.inside.id, told.customer, told.consent),
  state: told.state,
})

/** The name of a consent in the journal: a keyed hash of its customer's id and its own. */
export const consentName = (vault: string, customer: string, consent: string): string =>
  erasedName(vault, JSON.stringify([customer, consent]))

/**
 * Copies what waits to every keeper; resolves with where each stands. Rejects as the keepers do, with `audit/broken` for a copy
 * that was changed and `key/missing` in a vault without a `signer`: the entries wait, and go with the next copy.
 */
export const copyJournal = (inside: VaultInside): Work<readonly JournalHead[]> =>
  attempt(noCopy, async () => {
    const keepers = inside.journal?.keepers ?? []
    const waiting = await transactLog(inside, (transaction) =>
      listAll(transaction, 'journal', { index: 'byPending', equals: { pending: 1 } }),
    )
    const entries = waiting.map(({ body }) => parseBody(journalEntry, body, 'journal'))
    const heads: JournalHead[] = []
    for (const keeper of keepers) heads.push(await copyTo(inside, keeper, entries))
    if (keepers.length > 0 && waiting.length > 0) await settle(inside, waiting)
    return heads
  })

/** Keepers of a vault that signs; `key/missing` for one that doesn't. */
export const expectSigned = (
  keepers: readonly JournalKeeper[],
  signer: NoteSigner | undefined,
): readonly JournalKeeper[] => {
  if (signer === undefined) throw new TutelaError(noSigner)
  return keepers
}

/** Two processes may copy at once: the page of one is kept, and the other reads it and goes on. */
const copyTo = async (
  inside: VaultInside,
  keeper: JournalKeeper,
  entries: readonly JournalEntry[],
): Promise<JournalHead> => {
  const { signer } = inside
  if (signer === undefined) throw new TutelaError(noSigner)
  for (;;) {
    const state = await readOn(inside, keeper, journalName(signer.name))
    const known = new Set(state.entries.map(({ event }) => event))
    const added = entries.filter(({ event }) => !known.has(event))
    const { page, after, note } = await inTime(inside.patience, noCopy, () =>
      writeJournalPage(state, added, signer),
    )
    if (added.length === 0) return { size: state.tree.size, note }
    const isKept = await inTime(inside.patience, noCopy, () => keeper.add(journalName(signer.name), page))
    if (!isKept) continue
    inside.journal?.read.set(keeper, after)
    return { size: after.tree.size, note }
  }
}

const readOn = async (inside: VaultInside, keeper: JournalKeeper, name: string): Promise<JournalState> => {
  let state = inside.journal?.read.get(keeper) ?? emptyJournal
  const from = state.tree.size
  for (const page of await inTime(inside.patience, noCopy, () => keeper.list(name, from))) {
    const next = readJournalPage(state, page)
    if (typeof next === 'string') throw new TutelaError(brokenCopy)
    state = next
  }
  inside.journal?.read.set(keeper, state)
  return state
}

const settle = (inside: VaultInside, rows: readonly RowOf<'journal'>[]): Promise<void> =>
  transactLog(inside, async (transaction) => {
    for (const { customer, id } of rows)
      await transaction.update('journal', { customer, id }, { pending: 1 }, { pending: null })
  })

const noCopy = {
  kind: 'store/unavailable',
  message: 'a copy of the journal can not be read or written; what was decided stands',
  remedy: 'make the copy reachable and call `copyJournal`; what waits goes with it',
} as const

const brokenCopy = {
  kind: 'audit/broken',
  message: 'a copy of the journal was changed; what was decided stands',
  remedy: 'verify it with `openJournal`, put a sound copy in its place, and call `copyJournal`',
} as const

const noSigner = {
  kind: 'key/missing',
  message: 'a vault with a `journal` needs a `signer`',
  remedy: 'give `openVault` one, as `logSigner(secretKey)` of `tutela/audit`',
} as const
