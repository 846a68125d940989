/** How do the measures of the policy stand (4.1.3, 4.2.1, 4.2.2, 7.1.3, 7.2.1)? Each with its evidence, when it is due again, and the finding where it lapsed. */

import { z } from 'zod'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Localized } from '../core/locale'
import { instant, opaqueId } from '../data/names'
import { ofClause } from '../check/oversight'
import { oversightFinding } from '../check/rules-of-oversight'
import { listMatters, type MatterKind } from '../vault/matter'
import type { Act } from '../vault/operation'
import type { GovernInside } from './options'

/** Where a document is kept that proves a measure, and its hash; never the document. */
export const controlProof = z.strictObject({
  /** A place in a system of the company's own: no spaces, so that nobody writes the document here. */
  reference: z.string().regex(/^\S{1,200}$/, 'a reference names where the document is kept, without spaces'),
  /** SHA-256 of the document, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hex digits'),
  /** When what it proves was seen to be so. */
  seenAt: instant,
})
export type ControlProof = z.infer<typeof controlProof>

const provenBy = controlProof.extend({ by: opaqueId, at: instant })

/** The evidence that counts, and the one before it. */
const controlBody = z.strictObject({ proof: provenBy, before: provenBy.optional() })
export type ControlBody = z.infer<typeof controlBody>

type ControlState = 'proved' | 'withdrawn'

/** Evidence of a measure: given, given again, or withdrawn because it proves nothing. */
export const controlKind: MatterKind<ControlBody, ControlState, 'renew' | 'withdraw'> = {
  kind: 'control',
  first: 'proved',
  moves: {
    renew: { from: ['proved', 'withdrawn'], to: 'proved' },
    withdraw: { from: ['proved'], to: 'withdrawn' },
  },
  shape: controlBody,
  outOfOrder: oversightFinding['control/evidence'].absent,
}

/** One measure as it stands. */
export interface ControlStanding {
  readonly control: string
  readonly label: Localized
  readonly clause: string
  readonly owner: string
  readonly state: 'absent' | 'current' | 'lapsed'
  readonly proof?: ControlBody['proof']
  /** When its evidence lapses, or lapsed; absent where there is none. */
  readonly dueAt?: Instant
  readonly findings: readonly Finding[]
}

/** Every measure of the policy, in the order of its names. */
export const controlStandings = async (
  act: Act,
  { vault }: GovernInside,
): Promise<readonly ControlStanding[]> => {
  const matters = new Map((await listMatters(act, controlKind)).map((matter) => [matter.id, matter]))
  return Object.entries(vault.policy.document.controls ?? {})
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([control, { label, clause, owner }]) => {
      const matter = matters.get(control)
      const about = { control, label, clause, owner }
      const find = oversightFinding['control/evidence']
      const concern = { evidence: control, department: owner }
      if (matter === undefined || matter.state === 'withdrawn' || matter.dueAt === undefined)
        return { ...about, state: 'absent', findings: [ofClause(find.absent(concern), clause)] } as const
      const { dueAt } = matter
      const proven = { ...about, proof: matter.body.proof, dueAt }
      return dueAt > act.at
        ? { ...proven, state: 'current', findings: [] }
        : { ...proven, state: 'lapsed', findings: [ofClause(find.lapsed({ ...concern, at: dueAt }), clause)] }
    })
}
