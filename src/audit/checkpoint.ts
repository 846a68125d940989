/**
 * What does a log promise when it says how far it has come? Its name, its size and its root, signed (C2SP tlog-checkpoint). Whoever
 * keeps one can later ask whether the log still extends it.
 */

import { TutelaError } from '../core/error'
import { fromBase64, toBase64 } from './bytes'
import { type NoteRefusal, type NoteSigner, type NoteVerifier, openNote, signNote, splitNote } from './note'

/** Where a log stands. */
export interface Checkpoint {
  /** The name of the log, as `example.com/customers`. */
  readonly origin: string
  /** How many leaves it has. */
  readonly size: number
  /** The root of the tree over them, 32 bytes. */
  readonly root: Uint8Array
  /** Further lines, which mean nothing here; other logs may write some. */
  readonly extensions?: readonly string[]
}

/** Why a checkpoint isn't believed: as notes, or because it is another log's. */
export type CheckpointRefusal = NoteRefusal | 'origin'

/** A checkpoint that is believed, and the keys that signed it; or why it isn't. */
export type OpenedCheckpoint =
  | { readonly outcome: 'verified'; readonly checkpoint: Checkpoint; readonly by: readonly string[] }
  | { readonly outcome: 'refused'; readonly reason: CheckpointRefusal }

/**
 * Signs a checkpoint; the note, to be kept where the log's own writers don't reach. Rejects with `input/invalid` for what is no
 * checkpoint.
 *
 * @example
 * ```ts
 * const note = await signCheckpoint({ origin: 'example.com/customers', size: 1, root: leaf }, [logSigner(secretKey)])
 * ```
 */
export const signCheckpoint = async (
  checkpoint: Checkpoint,
  signers: readonly NoteSigner[],
): Promise<string> => signNote(checkpointText(checkpoint), signers)

/**
 * Opens a signed checkpoint of the log whose name is `origin`, that of the first verifier unless told. Signatures by other keys, as
 * those of witnesses, are passed over.
 */
export const openCheckpoint = (
  note: string,
  verifiers: readonly NoteVerifier[],
  origin: string | undefined = verifiers[0]?.name,
): OpenedCheckpoint => {
  const opened = openNote(note, verifiers)
  if (opened.outcome === 'refused') return opened
  const checkpoint = readCheckpointText(opened.text)
  if (checkpoint === undefined) return { outcome: 'refused', reason: 'malformed' }
  if (checkpoint.origin !== origin) return { outcome: 'refused', reason: 'origin' }
  return { outcome: 'verified', checkpoint, by: opened.by }
}

/** What a note says of a log, believed by nobody yet; undefined where it is no checkpoint. */
export const peekCheckpoint = (note: string): Checkpoint | undefined => {
  const parts = splitNote(note)
  return parts === undefined ? undefined : readCheckpointText(parts.text)
}

const checkpointText = (checkpoint: Checkpoint): string => {
  const { origin, size, root, extensions = [] } = checkpoint
  const text = [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('')
  if (readCheckpointText(text) === undefined) throw new TutelaError(noCheckpoint)
  return text
}

const readCheckpointText = (text: string): Checkpoint | undefined => {
  const lines = text.slice(0, -1).split('\n')
  const [origin = '', size = '', encoded = '', ...extensions] = lines
  const root = fromBase64(encoded)
  if (!text.endsWith('\n') || lines.includes('') || root?.length !== 32) return undefined
  if (!/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return undefined
  return { origin, size: Number(size), root, ...(extensions.length === 0 ? {} : { extensions }) }
}

const noCheckpoint = {
  kind: 'input/invalid',
  message: 'this can not be a checkpoint',
  remedy: 'give a name, a size from 0, a root of 32 bytes, and no empty lines',
} as const
