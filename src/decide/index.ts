/**
 * What does a page or a worker need that only decides? The decisions, over a document that was found sound elsewhere. It
 * brings no standard policy, no items' schemas, no masks, no vault: the front door has these.
 */

export { compile as compilePolicy } from '../policy/compile'
export type { Policy, PolicyNames } from '../policy/policy'
export type { EvidenceIndex } from '../check/evidence-index'
export { decideCollect } from './collect'
export { type Disposal, decideDispose, dueOf } from './dispose'
export { type Access, type Explanation, explainItem, explainUse } from './explain'
export { indexEvidence } from './index-evidence'
export { type PreparedUse, prepareUse, type UseQuestion } from './prepare'
export { decideShare } from './share'
export { decidePreparedUse, decideUse, type Subject } from './use'
