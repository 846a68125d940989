/** What does whoever audits a log need? Keys and checkpoints, proofs, and the check of a whole log: pure, for browsers too. */

export {
  type Checkpoint,
  type CheckpointRefusal,
  type OpenedCheckpoint,
  openCheckpoint,
  peekCheckpoint,
  signCheckpoint,
} from './checkpoint'
export { createLogKey, type LogKey, logSigner, logVerifier } from './ed25519'
export { erasedName, type OpenedErasure, openErasure } from './erasure'
export { type LogSource, readExport, writeExport } from './export'
export {
  type JournalKeeper,
  type JournalPage,
  type JournalRefusal,
  journalName,
  type OpenedJournal,
  openJournal,
  readJournal,
} from './journal'
export { hashOfLeaf } from './leaf'
export type { LogEntry, LogFault, LogFaultKind, LogHead } from './log-fault'
export { emptyTree, growTree, rootOf, type Tree } from './merkle'
export type { NoteRefusal, NoteSigner, NoteVerifier } from './note'
export { type ConsistencyProof, type InclusionProof, provesConsistency, provesInclusion } from './proof'
export { type EventProof, type OpenedProof, openProof, type ProofRefusal, proofText } from './proof-text'
export { proveConsistency, proveInclusion, type ReadTiles } from './prove'
export { growTiles, openTiles, type Tile, type TilePlace, tilePath } from './tiles'
export { urlWitness, type UrlWitnessOptions } from './url-witness'
export { judgeLog, type LogVerdict, type Scrutiny } from './verdict'
export { createLogCheck, type LogCheck, type LogExpectation } from './verify'
export { type Shown, showWitness, type Witness, witnessHeads } from './witness'
