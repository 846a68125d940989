/** What does a policy document hold? Names, rules and periods as plain data; whether it is sound is judged elsewhere. */

import { z } from 'zod'
import type { DeepReadonly } from '../core/read-only'
import { cyclesRule } from './cycles'
import { incidentsRule } from './incidents'
import { instant, itemName, localized, name, period } from './names'
import { controlRule, oversightRule } from './oversight'
import { rightsRule } from './rights'
import { sensitivity } from './sensitivity'
import { view } from './view'

/** The family of a purpose: chapter 5.1 of the policy. */
export const purposeFamily = z.enum(['service', 'marketing', 'decision'])

/** The country whose border counts, ISO 3166-1 alpha-2. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'a country is its two capital letters of ISO 3166-1, for example `CN`')

/** Why a purpose is lawful. Everything but consent is a derogation that names its article of law. */
export const basis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('consent') }),
  z.strictObject({
    kind: z.enum(['contract', 'legal-obligation', 'vital-interest', 'public-interest']),
    article: z.string().min(1),
  }),
])

/** What an item is: its sensitivity, how it is shown when nobody says otherwise, its format. */
export const itemRule = z.strictObject({
  label: localized,
  sensitivity,
  view,
  format: name.optional(),
})

export const purposeRule = z.strictObject({
  label: localized,
  family: purposeFamily,
  basis,
  needs: z.array(itemName).min(1),
  /** The weakest view in which this purpose may see an item. */
  view: view.optional(),
  /** How pseudonyms look: `opaque` unless told, or `format`, a value of the item's own format where it has one. */
  pseudonyms: z.enum(['opaque', 'format']).optional(),
  /** No single record leaves: figures over groups only. */
  aggregateOnly: z.boolean().optional(),
  /** Purposes for which an item was collected that let it serve this one too. */
  compatibleWith: z.array(name).optional(),
  /** May this purpose read what was archived? */
  archive: z.boolean().optional(),
  /** How long a record collected for this purpose is kept. */
  keep: period,
})

/** The events from which a retention period may count. */
export const retentionStart = z.enum(['collected', 'last-transaction', 'account-closed', 'order-completed'])

export const retentionRule = z.strictObject({
  start: retentionStart,
  minimum: z.strictObject({ period, source: z.string().min(1) }).optional(),
  maximum: z.strictObject({ period, source: z.string().min(1) }).optional(),
  action: z.enum(['delete', 'anonymize', 'archive']),
  /** After archiving: how long until deletion. */
  archiveFor: period.optional(),
})

export const departmentRule = z.strictObject({ label: localized })

export const categoryRule = z.strictObject({
  label: localized,
  owner: name,
  credit: z.boolean().optional(),
  retention: retentionRule,
})

/** What a position may see, for which purposes; `category.*` stands for every item of a category. */
export const grant = z.strictObject({
  purposes: z.array(name).min(1),
  items: z.array(z.string()).min(1),
  view: view.optional(),
})

export const positionRule = z.strictObject({
  label: localized,
  department: name,
  /** May hold the responsibility of approving. */
  responsible: z.boolean().optional(),
  /** May apply for approvals on behalf of the department. */
  applies: z.boolean().optional(),
  grants: z.array(grant),
  collects: z.array(z.strictObject({ channels: z.array(name).min(1), items: z.array(z.string()).min(1) })),
})

export const channelRule = z.strictObject({
  label: localized,
  kind: z.enum(['online', 'offline']),
  partner: z.boolean().optional(),
  /** Within what period a second person confirms what came in; no review where absent. */
  reviewWithin: period.optional(),
  /** Within what period what was captured must be entered. */
  entryWithin: period,
})

export const recipientRule = z.strictObject({ label: localized, country })

/** Changes of the policy that somebody answered for, by the fingerprints under which `diff` tells them. */
export const acknowledgement = z.strictObject({
  at: instant,
  by: z.string().min(1),
  reason: z.string().min(1),
  changes: z
    .array(z.string().regex(/^[0-9a-f]{16}$/, 'a fingerprint is 16 hex digits; copy it from `diff`'))
    .min(1),
})

/** Duties by law that not every company is under: each brings bounds of its own (1.3.1). */
export const legalDuty = z.enum(['anti-money-laundering', 'accounting-vouchers'])
export type LegalDuty = z.infer<typeof legalDuty>

/** The whole policy of a company. */
export const policyDocument = z.strictObject({
  organization: z.string().min(1),
  version: z.string().min(1),
  country,
  timeZone: z.string().min(1),
  languages: z.array(z.enum(['zh', 'en'])).min(1),
  creditBusiness: z.boolean(),
  /** Which duties by law the company is under; none unless told. The linter holds the policy to them. */
  duties: z.array(legalDuty).optional(),
  /** How a customer of unknown age is treated. */
  unknownAge: z.enum(['adult', 'minor']),
  training: z.enum(['block', 'warn']),
  pendingUse: z.boolean(),
  breakGlass: z.discriminatedUnion('allowed', [
    z.strictObject({ allowed: z.literal(false) }),
    z.strictObject({ allowed: z.literal(true), longest: period, reviewWithin: period }),
  ]),
  /** The position that inspects (8.1.1). */
  supervision: name,
  departments: z.record(name, departmentRule),
  positions: z.record(name, positionRule),
  categories: z.record(name, categoryRule),
  items: z.record(itemName, itemRule),
  purposes: z.record(name, purposeRule),
  channels: z.record(name, channelRule),
  recipients: z.record(name, recipientRule),
  /** The measures that people take, and for which evidence is kept. */
  controls: z.record(name, controlRule).optional(),
  /** What is inspected how often, and within what time problems are corrected. */
  oversight: oversightRule.optional(),
  /** Who decides which applications, and what comes round again. */
  cycles: cyclesRule.optional(),
  /** Within what time customers are answered. */
  rights: rightsRule.optional(),
  /** Within what time somebody is told of an incident. */
  incidents: incidentsRule.optional(),
  /** Who answered for which change; no decision reads it. */
  log: z.array(acknowledgement).optional(),
})

export type PolicyDocument = DeepReadonly<z.infer<typeof policyDocument>>
export type PurposeRule = DeepReadonly<z.infer<typeof purposeRule>>
export type ItemRule = DeepReadonly<z.infer<typeof itemRule>>
export type PositionRule = DeepReadonly<z.infer<typeof positionRule>>
export type DepartmentRule = DeepReadonly<z.infer<typeof departmentRule>>
export type CategoryRule = DeepReadonly<z.infer<typeof categoryRule>>
export type ChannelRule = DeepReadonly<z.infer<typeof channelRule>>
export type RecipientRule = DeepReadonly<z.infer<typeof recipientRule>>
export type Grant = DeepReadonly<z.infer<typeof grant>>
