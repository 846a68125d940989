/**
 * Who keeps a log's checkpoints where its own writers don't reach? A witness: it keeps every note that it was ever shown, and takes
 * a new one only with the proof that the log extends the last. It never lets go, so a log that was cut, rolled back or forked shows.
 */

import { isSame } from './bytes'
import { type Checkpoint, type CheckpointRefusal, openCheckpoint, peekCheckpoint } from './checkpoint'
import type { LogHead } from './log-fault'
import type { NoteVerifier } from './note'
import { type ConsistencyProof, provesConsistency } from './proof'

/**
 * Keeps notes. Every failure is a rejection with a `TutelaError`, never a throw. `describeWitness` of `tutela/testing` holds an
 * implementation to this.
 *
 * Missing: of a log that it was never shown, it has no notes. Duplicate: the same note twice is kept once.
 * Concurrent: all that were added are kept, in whatever order. Failing: `store/unavailable`, and the note may be added again.
 */
export interface Witness {
  /** Every note that was kept of the log with this name, as it was added, by their sizes. */
  readonly list: (origin: string) => Promise<readonly string[]>
  /** Keeps a note; when the promise resolves it outlasts a crash. `input/invalid` for what is no checkpoint of this log. */
  readonly add: (origin: string, note: string) => Promise<void>
}

/** What came of showing a checkpoint. */
export type Shown =
  | { readonly outcome: 'kept' | 'known'; readonly checkpoint: Checkpoint }
  | {
      readonly outcome: 'refused'
      readonly reason: CheckpointRefusal | 'rolled-back' | 'forked' | 'unproven'
      /** What the witness holds the log to. */
      readonly held?: LogHead
    }

/**
 * Shows a witness a checkpoint, which it keeps if the log extends what it was shown before. `prove` gives the proof from an earlier
 * size to this checkpoint's: `vault.proveExtension`, which proves the last one, so show that. Rejects as the witness and `prove` do.
 *
 * @example
 * ```ts
 * const { note } = await vault.checkpoint()
 * await showWitness(witness, { note, verifiers: [verifier], prove: vault.proveExtension })
 * ```
 */
export const showWitness = async (
  witness: Witness,
  shown: {
    readonly note: string
    readonly verifiers: readonly NoteVerifier[]
    readonly prove: (before: number) => Promise<ConsistencyProof>
  },
): Promise<Shown> => {
  const opened = openCheckpoint(shown.note, shown.verifiers)
  if (opened.outcome === 'refused') return opened
  const { checkpoint } = opened
  const held = (await witnessHeads(witness, checkpoint.origin)).reduce<LogHead | undefined>(
    (largest, head) => (largest === undefined || head.size > largest.size ? head : largest),
    undefined,
  )
  if (held !== undefined) {
    if (checkpoint.size < held.size) return { outcome: 'refused', reason: 'rolled-back', held }
    if (checkpoint.size === held.size)
      return isSame(checkpoint.root, held.root)
        ? { outcome: 'known', checkpoint }
        : { outcome: 'refused', reason: 'forked', held }
    const { hashes } = await shown.prove(held.size)
    const proof = { before: held.size, size: checkpoint.size, hashes }
    if (!provesConsistency(proof, held.root, checkpoint.root))
      return { outcome: 'refused', reason: 'unproven', held }
  }
  await witness.add(checkpoint.origin, shown.note)
  return { outcome: 'kept', checkpoint }
}

/** All that a witness holds a log to, for `vault.verify` and `judgeLog`. */
export const witnessHeads = async (witness: Witness, origin: string): Promise<readonly LogHead[]> =>
  (await witness.list(origin)).flatMap((note) => peekCheckpoint(note) ?? [])
