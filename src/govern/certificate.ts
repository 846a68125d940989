/** What does a certificate of disposal say (4.3.2)? What a sweep did, and what it left; it names no customer. */

import { z } from 'zod'
import { signatory } from '../data/approval'
import { instant } from '../data/names'
import { disposeFinding } from '../check/rules-of-share'
import type { MatterKind } from '../vault/matter'

const count = z.number().int().nonnegative()

/** What a sweep did, and what it left. It names no customer. */
const certificateBody = z.strictObject({
  by: signatory,
  /** The sweep began at the first, and what is left was counted at the second. */
  fromAt: instant,
  untilAt: instant,
  policy: z.string(),
  done: z.strictObject({ delete: count, archive: count, anonymize: count }),
  kept: count,
  /** Kept by a hold, or for want of a rule. */
  held: count,
  residue: z.strictObject({ due: count, entries: count, keys: count, persons: count }),
})
export type CertificateBody = z.infer<typeof certificateBody>

export const certificateKind: MatterKind<CertificateBody, 'given', never> = {
  kind: 'disposal',
  first: 'given',
  moves: {},
  shape: certificateBody,
  outOfOrder: disposeFinding['dispose/retention']['no-period'],
}

/** A certificate of disposal: `whole` where nothing was left that should be gone. */
export interface Certificate extends CertificateBody {
  readonly id: string
  readonly whole: boolean
}

/** The certificate of a body. */
export const certificateOf = (id: string, body: CertificateBody): Certificate => ({
  id,
  ...body,
  whole: Object.values(body.residue).every((left) => left === 0),
})
