/**
 * How do erasures and withdrawals outlast the database? In a journal that is copied off it as it grows: entries as canonical JSON, the
 * leaves of a tree of their own, under signed checkpoints. A tail that was cut shows against the last checkpoint known.
 */

import { canonicalize } from '../core/canonical'
import { type JournalEntry, journalEntry } from '../data/journal'
import { isSame } from './bytes'
import { openCheckpoint, signCheckpoint } from './checkpoint'
import { hashOfLeaf } from './leaf'
import type { LogHead } from './log-fault'
import { emptyTree, growTree, rootOf, type Tree } from './merkle'
import type { NoteSigner, NoteVerifier } from './note'

/** Some entries, from number `first` on, and the checkpoint after them. */
export interface JournalPage {
  readonly first: number
  readonly text: string
}

/**
 * Keeps a journal where the database's loss or roll-back doesn't reach it. Every failure is a rejection with a `TutelaError`.
 * Missing: of a journal that it was never given, it has no pages. Concurrent, duplicate: of two pages that begin at one number one
 * is kept, and the other answers false. Failing: `store/unavailable`, and the page may be added again.
 */
export interface JournalKeeper {
  /** The pages that begin at number `from` or after it, in their order. */
  readonly list: (origin: string, from: number) => Promise<readonly JournalPage[]>
  /** Keeps a page; when the promise resolves it outlasts a crash. False, and nothing kept, where one begins there already. */
  readonly add: (origin: string, page: JournalPage) => Promise<boolean>
}

/** What is known of a journal that was read so far. */
export interface JournalState {
  readonly tree: Tree
  readonly entries: readonly JournalEntry[]
}

/** Why a journal isn't believed; `cut` is shorter than a checkpoint that was kept, `rewritten` doesn't extend one. */
export type JournalRefusal = 'malformed' | 'unsigned' | 'cut' | 'rewritten'

/** What came of checking a journal. */
export type OpenedJournal =
  | { readonly outcome: 'verified'; readonly entries: readonly JournalEntry[]; readonly head: LogHead }
  | { readonly outcome: 'refused'; readonly reason: JournalRefusal; readonly size: number }

/** The name of a log's journal, by which keepers and witnesses know it. */
export const journalName = (log: string): string => `${log}/journal`

/** A journal without entries. */
export const emptyJournal: JournalState = { tree: emptyTree, entries: [] }

/** The page that adds entries, signed; and the journal after it. */
export const writeJournalPage = async (
  before: JournalState,
  added: readonly JournalEntry[],
  signer: NoteSigner,
): Promise<{ readonly page: JournalPage; readonly after: JournalState; readonly note: string }> => {
  const texts = added.map((entry) => canonicalize(entry))
  const after = grow(before, texts, added)
  const note = await signCheckpoint(
    { origin: journalName(signer.name), size: after.tree.size, root: rootOf(after.tree) },
    [signer],
  )
  const lines = [...texts, JSON.stringify({ checkpoint: note })]
  return { page: { first: before.tree.size, text: lines.map((line) => `${line}\n`).join('') }, after, note }
}

/**
 * Reads on in a journal. Undefined for a page that doesn't follow or holds something else; with verifiers, for one whose checkpoint
 * is not signed by them, too.
 */
export const readJournalPage = (
  before: JournalState,
  { first, text }: JournalPage,
  verifiers?: { readonly log: string; readonly keys: readonly NoteVerifier[] },
): JournalState | 'malformed' | 'unsigned' => {
  const lines = text.split('\n')
  const [end, note] = [lines.pop(), noteIn(lines.pop() ?? '')]
  if (first !== before.tree.size || end !== '' || note === undefined) return 'malformed'
  const entries: JournalEntry[] = []
  for (const line of lines) {
    const entry = entryIn(line)
    if (entry === undefined) return 'malformed'
    entries.push(entry)
  }
  const after = grow(before, lines, entries)
  if (verifiers === undefined) return after
  const opened = openCheckpoint(note, verifiers.keys, journalName(verifiers.log))
  return opened.outcome === 'verified' &&
    opened.checkpoint.size === after.tree.size &&
    isSame(opened.checkpoint.root, rootOf(after.tree))
    ? after
    : 'unsigned'
}

/**
 * Opens a journal that is complete as far as anybody knows: every page signed, and at the size of each checkpoint in `known` its root.
 *
 * @example
 * ```ts
 * const opened = openJournal([], { log: verifier.name, verifiers: [verifier], known: [] })
 * opened.outcome // 'verified'
 * ```
 */
export const openJournal = (
  pages: readonly JournalPage[],
  held: {
    readonly log: string
    readonly verifiers: readonly NoteVerifier[]
    readonly known: readonly LogHead[]
  },
): OpenedJournal => {
  let state = emptyJournal
  for (const page of pages) {
    const next = readJournalPage(state, page, { log: held.log, keys: held.verifiers })
    if (typeof next === 'string') return { outcome: 'refused', reason: next, size: state.tree.size }
    state = next
  }
  const { size } = state.tree
  for (const head of held.known) {
    if (head.size > size) return { outcome: 'refused', reason: 'cut', size }
    if (!isSame(head.root, rootAt(state.entries, head.size)))
      return { outcome: 'refused', reason: 'rewritten', size: head.size }
  }
  return { outcome: 'verified', entries: state.entries, head: { size, root: rootOf(state.tree) } }
}

/** All pages of a keeper. */
export const readJournal = (keeper: JournalKeeper, log: string): Promise<readonly JournalPage[]> =>
  keeper.list(journalName(log), 0)

const rootAt = (entries: readonly JournalEntry[], size: number): Uint8Array =>
  rootOf(
    growTree(
      emptyTree,
      entries.slice(0, size).map((entry) => hashOfLeaf(canonicalize(entry))),
    ),
  )

const grow = (
  { tree, entries }: JournalState,
  texts: readonly string[],
  added: readonly JournalEntry[],
): JournalState => ({
  tree: growTree(
    tree,
    texts.map((text) => hashOfLeaf(text)),
  ),
  entries: [...entries, ...added],
})

const entryIn = (line: string): JournalEntry | undefined => {
  const parsed = journalEntry.safeParse(jsonOf(line))
  return parsed.success && canonicalize(parsed.data) === line ? parsed.data : undefined
}

const noteIn = (line: string): string | undefined => {
  const value = jsonOf(line)
  return typeof value === 'object' &&
    value !== null &&
    'checkpoint' in value &&
    typeof value.checkpoint === 'string'
    ? value.checkpoint
    : undefined
}

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // the caller says that the page is malformed
  }
}
