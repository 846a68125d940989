/** How does one department show another its information (6.2.1)? The receiving one applies, the owning one decides; then the grant is evidence. */

import { z } from 'zod'
import type { Finding } from '../core/finding'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import { internalGrant, type InternalGrant } from '../data/approval'
import { checkApplicant, checkApprover } from '../check/people'
import { cycleFinding } from '../check/rules-of-cycles'
import { type MatterKind, moveMatter, openMatter } from '../vault/matter'
import { operate } from '../vault/operation'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import { addEvidence, changeEvidence } from './evidence-row'
import type { GovernInside } from './options'

const application = internalGrant.omit({ appliedBy: true, approvedBy: true, revokedAt: true })

/** What the receiving department applies for. */
export type GrantApplication = Omit<InternalGrant, 'appliedBy' | 'approvedBy' | 'revokedAt'>

const grantBody = internalGrant
  .partial({ approvedBy: true })
  .extend({ reason: z.string().min(1).max(500).optional() })
type GrantBody = z.infer<typeof grantBody>

export const grantKind: MatterKind<
  GrantBody,
  'applied' | 'granted' | 'refused' | 'revoked',
  'approve' | 'refuse' | 'revoke'
> = {
  kind: 'grant',
  first: 'applied',
  moves: {
    approve: { from: ['applied'], to: 'granted' },
    refuse: { from: ['applied'], to: 'refused' },
    revoke: { from: ['granted'], to: 'revoked' },
  },
  shape: grantBody,
  outOfOrder: cycleFinding['grant/order']['out-of-order'],
}

/** Grants between departments. */
export interface Grants {
  /** Applies for a grant, for one's own department. */
  readonly apply: (input: { readonly actor: Staff; readonly grant: GrantApplication }) => Promise<StepAnswer>
  /** Decides it: somebody responsible of the owning department. A refusal gives its reason. */
  readonly decide: (input: {
    readonly actor: Staff
    readonly id: string
    readonly decision: { readonly state: 'approved' } | { readonly state: 'refused'; readonly reason: string }
  }) => Promise<StepAnswer>
  /** Ends it from now on: somebody responsible of the owning department. */
  readonly revoke: (input: {
    readonly actor: Staff
    readonly id: string
    readonly reason: string
  }) => Promise<StepAnswer>
}

/** The grants of an open vault. */
export const grantsOf = (govern: GovernInside): Grants => ({
  apply: (input) => runWork(apply(govern, input)),
  decide: (input) => runWork(decide(govern, input)),
  revoke: (input) => runWork(revoke(govern, input)),
})

const apply = (govern: GovernInside, { actor, grant }: Parameters<Grants['apply']>[0]) =>
  operate(govern.vault, (act) => {
    const given = parseGivenShape(application, grant, 'grant')
    const { tables } = govern.vault.policy
    const find = cycleFinding['grant/person']
    const foreign = given.items.filter((item) => {
      const index = tables.itemIndex.get(item)
      return index === undefined || tables.items[index]?.owner !== given.owner
    })
    return openMatter(act, grantKind, {
      actor,
      findings: [
        ...checkApplicant(tables, actor),
        ...(actor.department === given.receiver ? [] : [find['not-receiver']({ evidence: given.id })]),
        ...(foreign.length === 0 ? [] : [find['not-owned']({ evidence: given.id, items: foreign })]),
        ...(given.untilAt <= act.at || given.untilAt <= given.fromAt
          ? [cycleFinding['grant/order'].past({ evidence: given.id, at: given.untilAt })]
          : []),
      ],
      customer: '',
      id: given.id,
      subject: given.owner,
      dueAt: given.untilAt,
      body: { ...given, appliedBy: { id: actor.id, department: actor.department, position: actor.position } },
    })
  })

const decide = (govern: GovernInside, { actor, id, decision }: Parameters<Grants['decide']>[0]) =>
  operate(govern.vault, async (act) => {
    const approved = decision.state === 'approved'
    const by = { id: actor.id, department: actor.department, position: actor.position }
    let granted: InternalGrant | undefined
    const answer = await moveMatter(act, grantKind, {
      customer: '',
      id,
      move: approved ? 'approve' : 'refuse',
      step: ({ body }) => ({ actor, findings: checkOwner(govern, actor, body) }),
      change: ({ body }) => {
        if (!approved) return { body: { ...body, reason: decision.reason }, dueAt: undefined }
        granted = { ...body, approvedBy: by, fromAt: Math.max(body.fromAt, act.at) }
        return { body: granted, dueAt: body.untilAt }
      },
    })
    if (granted !== undefined && answer.outcome === 'done') await addEvidence(act, 'grant', granted)
    return answer
  })

const revoke = (govern: GovernInside, { actor, id, reason }: Parameters<Grants['revoke']>[0]) =>
  operate(govern.vault, async (act) => {
    const answer = await moveMatter(act, grantKind, {
      customer: '',
      id,
      move: 'revoke',
      step: ({ body }) => ({
        actor,
        findings: checkOwner(govern, actor, { ...body, appliedBy: { id: '' } }),
      }),
      change: ({ body }) => ({ body: { ...body, reason }, dueAt: undefined }),
    })
    if (answer.outcome === 'done')
      await changeEvidence(act, 'grant', id, (given) => ({
        ...given,
        revokedAt: Math.min(given.revokedAt ?? act.at, act.at),
      }))
    return answer
  })

/** Another person than applied, responsible, of the department that owns. */
const checkOwner = (
  govern: GovernInside,
  actor: Staff,
  grant: { readonly id: string; readonly owner: string; readonly appliedBy: { readonly id: string } },
): readonly Finding[] => [
  ...checkApprover(govern.vault.policy.tables, grant.appliedBy, actor, grant.id),
  ...(actor.department === grant.owner
    ? []
    : [cycleFinding['grant/person']['not-owner']({ evidence: grant.id, department: grant.owner })]),
]
