/** What does a broken rule look like? One finding, in both languages, with its clauses; it never holds a value. */

import type { ClauseId } from './clause'
import type { Instant } from './instant'
import type { Localized } from './locale'

/** The rules of the decisions, `action/topic`. */
export type RuleId =
  | 'collect/channel'
  | 'collect/purpose'
  | 'collect/notice'
  | 'collect/voluntary'
  | 'collect/consent'
  | 'collect/minimal'
  | 'collect/credit'
  | 'collect/accurate'
  | 'collect/authority'
  | 'collect/undertaking'
  | 'collect/separate-consent'
  | 'collect/guardian'
  | 'collect/entry'
  | 'use/authority'
  | 'use/undertaking'
  | 'use/consent'
  | 'use/separate-consent'
  | 'use/choice'
  | 'use/approval'
  | 'use/purpose'
  | 'use/minimal'
  | 'use/retention'
  | 'use/review'
  | 'share/necessary'
  | 'share/agreement'
  | 'share/consent'
  | 'share/choice'
  | 'share/approval'
  | 'share/undertaking'
  | 'share/transfer'
  | 'share/recipient'
  | 'share/separate-consent'
  | 'dispose/hold'
  | 'dispose/retention'
  | 'break-glass/review'
  | 'apply/person'
  | 'approve/person'
  | 'review/person'
  | 'consent/person'
  | 'erase/person'
  | 'collect/erased'
  | 'retained/person'
  | 'retained/duty'
  | 'job/order'
  | 'apply/term'
  | 'approve/step'
  | 'grant/person'
  | 'grant/order'
  | 'break-glass/start'
  | 'agreement/person'
  | 'agreement/order'
  | 'agreement/attestation'
  | 'agreement/return'
  | 'undertake/person'
  | 'undertake/order'
  | 'undertake/confidentiality'
  | 'undertake/training'
  | 'control/evidence'
  | 'control/person'
  | 'inspect/person'
  | 'inspect/schedule'
  | 'inspect/order'
  | 'correct/person'
  | 'correct/order'
  | 'correct/deadline'
  | 'inspect/compliance'
  | 'inspect/accuracy'
  | 'inspect/security'
  | 'inspect/authorization'
  | 'inspect/shares'
  | 'rights/person'
  | 'rights/customer'
  | 'rights/identity'
  | 'rights/order'
  | 'rights/deadline'
  | 'rights/notify'
  | 'rights/accurate'
  | 'rights/scope'
  | 'rights/authority'
  | 'rights/undertaking'
  | 'act/suspension'
  | 'incident/person'
  | 'incident/order'
  | 'incident/notify'

/** The kinds of evidence that can close a gap. */
export type EvidenceKind =
  | 'notice'
  | 'consent'
  | 'approval'
  | 'agreement'
  | 'undertaking'
  | 'training'
  | 'grant'
  | 'recipient-key'
  | 'attestation'
  | 'review'
  | 'control'
  | 'inspection'
  | 'correction'
  | 'agreement-review'
  | 'identity'
  | 'answer'
  | 'notification'

/** What would close a gap: which evidence, for which purpose, items and recipient. */
export interface Closing {
  readonly evidence: EvidenceKind
  readonly purposes?: readonly string[]
  readonly items?: readonly string[]
  readonly recipient?: string
  readonly department?: string
}

/** One rule that a request breaks, or warns about. */
export interface Finding {
  readonly rule: RuleId
  /** Which way the rule was broken, for programs: `absent`, `lapsed`, `not-needed`, ... */
  readonly reason: string
  readonly clauses: readonly ClauseId[]
  /** A violation breaks the rule; a gap lacks evidence that can still be given. */
  readonly kind: 'violation' | 'gap'
  /** `warn` is reported with a permit and denies nothing. */
  readonly effect: 'deny' | 'warn'
  readonly message: Localized
  readonly items?: readonly string[]
  readonly purposes?: readonly string[]
  readonly recipient?: string
  /** The id of the evidence or record concerned. */
  readonly evidence?: string
  /** Since when, or when it lapsed. */
  readonly at?: Instant
  readonly closes?: Closing
}
