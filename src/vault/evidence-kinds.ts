/** Which evidence is not one customer's own, and by what is it looked up? One row here for each kind. */

import type { z } from 'zod'
import { agreement, type Agreement } from '../data/agreement'
import {
  approval,
  type Approval,
  breakGlass,
  type BreakGlass,
  internalGrant,
  type InternalGrant,
} from '../data/approval'
import { notice, type Notice } from '../data/notice'
import { suspension, type Suspension } from '../data/suspension'
import { undertaking, type Undertaking } from '../data/undertaking'

/** The kinds, and what each is. */
export interface EvidenceKinds {
  readonly notice: Notice
  readonly approval: Approval
  readonly agreement: Agreement
  readonly undertaking: Undertaking
  readonly grant: InternalGrant
  readonly 'break-glass': BreakGlass
  readonly suspension: Suspension
}
export type EvidenceKindName = keyof EvidenceKinds

/** A kind: its shape, and what its rows are found by. */
export interface EvidenceKindRule<A> {
  readonly shape: z.ZodType<A>
  readonly subject: (evidence: A) => string
  /** The row's id; the evidence's own, but for notices, of which each language and version is one. */
  readonly id: (evidence: A) => string
}

/** The subject of suspensions that were not lifted. */
export const suspensionsInForce = 'in-force'

export const evidenceKinds: { readonly [K in EvidenceKindName]: EvidenceKindRule<EvidenceKinds[K]> } = {
  notice: {
    shape: notice,
    subject: ({ id }) => id,
    id: ({ id, language, hash }) => `${id.slice(0, 128)} ${language} ${hash}`,
  },
  approval: { shape: approval, subject: ({ purpose }) => purpose, id: ({ id }) => id },
  agreement: { shape: agreement, subject: ({ recipient }) => recipient, id: ({ id }) => id },
  undertaking: { shape: undertaking, subject: ({ party }) => party, id: ({ id }) => id },
  grant: { shape: internalGrant, subject: ({ receiver }) => receiver, id: ({ id }) => id },
  'break-glass': { shape: breakGlass, subject: ({ actor }) => actor, id: ({ id }) => id },
  /** All in force under one subject: few at any time, so that one look tells each decision that there are none. */
  suspension: { shape: suspension, subject: () => suspensionsInForce, id: ({ id }) => id },
}
