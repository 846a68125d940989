/** How is evidence read once for many decisions? Parsed, looked up by the policy's names, and kept as a snapshot. */

import { type Evidence, evidence as evidenceShape } from '../data/evidence'
import type { Policy } from '../policy/policy'
import { type EvidenceIndex, indexOf } from '../check/evidence-index'
import { parseShape } from './entry'

/**
 * Makes evidence ready for many decisions at any instants. It is a snapshot: make another when the evidence changes. Evidence of
 * another shape throws `input/invalid`.
 *
 * @example
 * ```ts
 * const index = indexEvidence(policy, evidence)
 * decideUse(policy, request, index, at).outcome // 'deny'
 * ```
 */
export const indexEvidence = (policy: Policy, evidence: Evidence): EvidenceIndex =>
  indexOf(policy.tables, parseShape(evidenceShape, evidence, 'evidence'))

/** The same for evidence that a store keeps and whose shape was proven when it was written: nothing is parsed. */
export const indexOwnEvidence = (policy: Policy, evidence: Evidence): EvidenceIndex =>
  indexOf(policy.tables, evidence)
