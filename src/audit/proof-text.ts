/**
 * How does a proof travel? As one text that needs nothing else but the log's public key (C2SP tlog-proof): position, hashes and
 * checkpoint, with the event itself beside them.
 */

import { fromBase64, toBase64 } from './bytes'
import { type Checkpoint, type CheckpointRefusal, openCheckpoint, peekCheckpoint } from './checkpoint'
import { hashOfLeaf } from './leaf'
import type { NoteVerifier } from './note'
import { provesInclusion } from './proof'

/** That one event is in the log. */
export interface EventProof {
  readonly position: number
  /** The event's text, exactly as it is in the log. */
  readonly leaf: string
  readonly hashes: readonly Uint8Array[]
  /** The signed checkpoint in whose tree it is. */
  readonly checkpoint: string
}

/** Why a proof isn't believed: it is none, its checkpoint isn't believed, or it doesn't lead from the event to the root. */
export type ProofRefusal = CheckpointRefusal | 'unproven'

/** The event that a proof shows to be in the log, where; or why it isn't believed. */
export type OpenedProof =
  | {
      readonly outcome: 'verified'
      readonly leaf: string
      readonly position: number
      readonly checkpoint: Checkpoint
    }
  | { readonly outcome: 'refused'; readonly reason: ProofRefusal }

/** The text of a proof, for a file whose name ends in `.tlog-proof`. */
export const proofText = ({ position, leaf, hashes, checkpoint }: EventProof): string =>
  `${first}\nextra ${toBase64(new TextEncoder().encode(leaf))}\nindex ${position}\n${hashes
    .map((hash) => `${toBase64(hash)}\n`)
    .join('')}\n${checkpoint}`

/**
 * Checks the text of a proof against the log's key, offline.
 *
 * @example
 * ```ts
 * const proof = openProof(proofOfEvent, [verifier])
 * if (proof.outcome === 'verified') JSON.parse(proof.leaf)
 * ```
 */
export const openProof = (text: string, verifiers: readonly NoteVerifier[], origin?: string): OpenedProof => {
  const proof = readProofText(text)
  if (proof === undefined) return { outcome: 'refused', reason: 'malformed' }
  const opened = openCheckpoint(proof.checkpoint, verifiers, origin)
  if (opened.outcome === 'refused') return opened
  const { checkpoint } = opened
  const { position, leaf, hashes } = proof
  return provesInclusion({ position, size: checkpoint.size, hashes }, hashOfLeaf(leaf), checkpoint.root)
    ? { outcome: 'verified', leaf, position, checkpoint }
    : { outcome: 'refused', reason: 'unproven' }
}

/** The proof in a text, not yet believed; undefined for what is none. */
export const readProofText = (text: string): EventProof | undefined => {
  const end = text.indexOf('\n\n')
  const [name, extra = '', index = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
  const checkpoint = text.slice(end + 2)
  const position = /^index (0|[1-9]\d{0,15})$/.exec(index)?.[1]
  const leaf = decoded(/^extra ([A-Za-z0-9+/=]+)$/.exec(extra)?.[1] ?? '')
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === 32)
  if (name !== first || position === undefined || leaf === undefined) return undefined
  if (hashes.length < lines.length || lines.length > 64 || peekCheckpoint(checkpoint) === undefined)
    return undefined
  return { position: Number(position), leaf, hashes: hashes.filter((hash) => hash !== undefined), checkpoint }
}

const first = 'c2sp.org/tlog-proof@v1'

const decoded = (base64: string): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64(base64))
  } catch {
    return undefined // bytes that are no UTF-8 are no event
  }
}
