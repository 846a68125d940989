/** How does a customer take their information elsewhere (PIPL art. 45, GDPR art. 20)? As one JSON document whose shape is told here. */

import { z } from 'zod'
import type { Instant } from '../core/instant'
import type { Json } from '../data/plain-json'
import { right } from '../data/rights'
import type { KnowReport } from './know-report'

const time = z.iso.datetime()
const value: z.ZodType<Json> = z.json()

/** The document: times are ISO 8601 in UTC, items are named `category.field`, values are as they are stored. */
export const portableShape = z.strictObject({
  'tutela-export': z.literal(1),
  organization: z.string(),
  customer: z.string(),
  exportedAt: time,
  records: z.array(
    z.strictObject({
      id: z.string(),
      category: z.string(),
      capturedAt: time,
      enteredAt: time,
      channel: z.string(),
      purposes: z.array(z.string()),
      values: z.record(z.string(), value),
      keptUntil: time.optional(),
    }),
  ),
  consents: z.array(
    z.strictObject({
      id: z.string(),
      state: z.string(),
      purposes: z.array(z.string()),
      items: z.array(z.string()),
      recipients: z.array(z.string()),
      notice: z.string(),
      noticeHash: z.string(),
      givenAt: time,
      endedAt: time.optional(),
    }),
  ),
  choices: z.array(
    z.strictObject({
      id: z.string(),
      refuses: z.enum(['purpose', 'sharing']),
      purpose: z.string().optional(),
      recipient: z.string().optional(),
      from: time,
    }),
  ),
  uses: z.array(
    z.strictObject({
      at: time,
      by: z.enum(['company', 'you']),
      department: z.string().optional(),
      purposes: z.array(z.string()),
      items: z.array(z.string()),
    }),
  ),
  disclosures: z.array(
    z.strictObject({
      at: time,
      recipient: z.string(),
      country: z.string(),
      purpose: z.string(),
      items: z.array(z.string()),
    }),
  ),
  requests: z.array(z.strictObject({ id: z.string(), right, state: z.string(), receivedAt: time })),
})
export type PortableExport = z.infer<typeof portableShape>

/**
 * A know-report as a document to take elsewhere.
 *
 * @example
 * ```ts
 * portableExport(report)['tutela-export'] // 1
 * ```
 */
export const portableExport = (report: KnowReport): PortableExport => ({
  'tutela-export': 1,
  organization: report.organization,
  customer: report.customer,
  exportedAt: iso(report.at),
  records: report.records.map(({ id, category, capturedAt, enteredAt, channel, purposes, items, kept }) => ({
    id,
    category,
    capturedAt: iso(capturedAt),
    enteredAt: iso(enteredAt),
    channel,
    purposes: [...purposes],
    values: Object.fromEntries(items.map(({ item, value }) => [item, value])),
    ...(kept.untilAt === undefined ? {} : { keptUntil: iso(kept.untilAt) }),
  })),
  consents: report.consents.map((consent) => ({
    id: consent.id,
    state: consent.state,
    purposes: consent.purposes,
    items: consent.items.map(({ item }) => item),
    recipients: consent.recipients,
    notice: consent.notice.id,
    noticeHash: consent.notice.hash,
    givenAt: iso(consent.givenAt),
    ...(consent.endedAt === undefined ? {} : { endedAt: iso(consent.endedAt) }),
  })),
  choices: report.choices.map(({ id, refuses, fromAt }) => ({
    id,
    refuses: refuses.kind,
    ...(refuses.kind === 'purpose' ? { purpose: refuses.purpose } : {}),
    ...(refuses.kind === 'sharing' && refuses.recipient !== undefined
      ? { recipient: refuses.recipient }
      : {}),
    from: iso(fromAt),
  })),
  uses: report.uses.map(({ at, by, department, purposes, items }) => ({
    at: iso(at),
    by,
    ...(department === undefined ? {} : { department }),
    purposes: [...purposes],
    items: [...items],
  })),
  disclosures: report.disclosures.map(({ at, recipient, country, purpose, items }) => ({
    at: iso(at),
    recipient,
    country,
    purpose,
    items: Object.keys(items),
  })),
  requests: report.requests.map(({ id, right: asked, state, receivedAt }) => ({
    id,
    right: asked,
    state,
    receivedAt: iso(receivedAt),
  })),
})

const iso = (at: Instant): string => new Date(at).toISOString()
