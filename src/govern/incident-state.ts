/** What is an incident (7.2.3)? Detected, contained, assessed, notified, closed. A drill is the same machine under a name of its own. */

import { z } from 'zod'
import { instant, itemName, name, opaqueId } from '../data/names'
import { incidentFinding } from '../check/rules-of-incidents'
import { toldHow } from '../vault/recipient-notice'
import type { MatterKind } from '../vault/matter'

/** What happened. */
export const incidentNature = z.enum(['disclosure', 'loss', 'tampering', 'intrusion', 'misuse'])
export type IncidentNature = z.infer<typeof incidentNature>

/** What it may have reached: what somebody released in a time, one package, everything sealed to a recipient's key, or data keys of an epoch. */
export const incidentScope = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('releases'),
    actor: opaqueId.optional(),
    position: name.optional(),
    department: name.optional(),
    purpose: name.optional(),
    item: itemName.optional(),
    recipient: name.optional(),
    fromAt: instant,
    untilAt: instant,
  }),
  z.strictObject({ by: z.literal('package'), package: opaqueId }),
  z.strictObject({ by: z.literal('recipient-key'), recipient: name, key: opaqueId }),
  z.strictObject({ by: z.literal('epoch'), epoch: opaqueId }),
])
export type IncidentScope = z.infer<typeof incidentScope>

/** How grave it is for customers. */
export const incidentHarm = z.enum(['none', 'low', 'high'])
export type IncidentHarm = z.infer<typeof incidentHarm>

/** What is suspended at once. */
export const containment = z.strictObject({
  actors: z.array(opaqueId),
  positions: z.array(name),
  /** Keys of recipients, revoked. */
  keys: z.array(z.strictObject({ recipient: name, key: opaqueId })),
})
export type Containment = z.infer<typeof containment>

const incidentBody = z.strictObject({
  nature: incidentNature,
  detectedAt: instant,
  detectedBy: opaqueId,
  drill: z.boolean(),
  scope: incidentScope,
  contained: containment.extend({ at: instant, by: opaqueId, liftedAt: instant.optional() }).optional(),
  assessed: z
    .strictObject({
      at: instant,
      by: opaqueId,
      harm: incidentHarm,
      customers: z.number().int().nonnegative(),
      items: z.array(itemName),
      releases: z.number().int().nonnegative(),
      departments: z.array(name),
    })
    .optional(),
  closed: z.strictObject({ at: instant, by: opaqueId }).optional(),
})
export type IncidentBody = z.infer<typeof incidentBody>

export type IncidentState = 'detected' | 'contained' | 'assessed' | 'notified' | 'closed'
export type IncidentMove = 'contain' | 'lift' | 'assess' | 'notify' | 'close'

const machine = (kind: string): MatterKind<IncidentBody, IncidentState, IncidentMove> => ({
  kind,
  first: 'detected',
  moves: {
    contain: { from: ['detected'], to: 'contained' },
    assess: { from: ['contained'], to: 'assessed' },
    notify: { from: ['assessed'], to: 'notified' },
    close: { from: ['notified'], to: 'closed' },
    lift: { from: ['assessed', 'notified', 'closed'] },
  },
  shape: incidentBody,
  outOfOrder: incidentFinding['incident/order']['out-of-order'],
})

const incident = machine('incident')
const drill = machine('drill')

/** The machine of incidents, or of drills, whose every event says so. */
export const incidentKind = (isDrill: boolean): typeof incident => (isDrill ? drill : incident)

const noticeBody = z.strictObject({
  incident: opaqueId,
  audience: z.enum(['authority', 'customers', 'department']),
  department: name.optional(),
  told: z.strictObject({ at: instant, by: opaqueId, how: toldHow }).optional(),
})
export type IncidentNoticeBody = z.infer<typeof noticeBody>

/** `not-needed`: harm to customers was ruled out (PIPL art. 57). */
export type NoticeState = 'due' | 'told' | 'not-needed'

const noticeMachine = (kind: string): MatterKind<IncidentNoticeBody, NoticeState, 'tell' | 'spare'> => ({
  kind,
  first: 'due',
  moves: { tell: { from: ['due'], to: 'told' }, spare: { from: ['due'], to: 'not-needed' } },
  shape: noticeBody,
  outOfOrder: incidentFinding['incident/notify']['out-of-order'],
})

const notice = noticeMachine('incident-notice')
const drillNotice = noticeMachine('drill-notice')

/** The machine of what somebody is to be told. */
export const noticeKind = (isDrill: boolean): typeof notice => (isDrill ? drillNotice : notice)
