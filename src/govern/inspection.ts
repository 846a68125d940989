/** What is an inspection while it runs and once it is done (8.1.1, 8.1.2)? Who looks at what, of what time, and what was seen; as data. */

import { z } from 'zod'
import { signatory } from '../data/approval'
import { instant, itemName, localized, name, opaqueId } from '../data/names'
import { inspectionKind } from '../data/oversight'
import { oversightFinding } from '../check/rules-of-oversight'
import type { MatterKind } from '../vault/matter'

/** What an inspection tells of one thing that it saw. */
export const toldObservation = z.strictObject({
  id: z.string(),
  rule: z.string(),
  reason: z.string(),
  clauses: z.array(z.string()),
  message: localized,
  gravity: z.enum(['high', 'medium', 'low', 'note']),
  department: z.string().optional(),
  /** What it concerns, by names and opaque ids. */
  about: z.array(z.string()),
  count: z.number().int(),
  customers: z.number().int(),
  examples: z.array(z.string()),
  lastAt: instant.optional(),
})
export type ToldObservation = z.infer<typeof toldObservation>

/** What a sample says; absent where everything was looked at. */
export const toldSample = z.strictObject({
  confidence: z.number(),
  rate: z.number(),
  seed: z.string(),
  population: z.number().int(),
  size: z.number().int(),
  faulty: z.number().int(),
  atMost: z.number(),
})

const shareRow = z.strictObject({
  recipient: z.string(),
  agreement: opaqueId,
  purpose: z.string(),
  disclosures: z.number().int(),
  packages: z.number().int(),
  items: z.array(itemName),
  attestedUntil: instant.optional(),
})

export const inspectionBody = z.strictObject({
  plan: name,
  kind: inspectionKind,
  inspector: signatory,
  departments: z.array(name),
  /** The log of `fromAt <= t < untilAt` was looked at; what stands in the store, as it stood at `untilAt`. */
  fromAt: instant,
  untilAt: instant,
  finishedAt: instant.optional(),
  sample: toldSample.optional(),
  figures: z.record(z.string(), z.number()),
  observations: z.array(toldObservation),
  shares: z.array(shareRow).optional(),
})
export type InspectionBody = z.infer<typeof inspectionBody>
export type InspectionState = 'running' | 'finished' | 'abandoned'

/** An inspection: begun, and finished with what it saw, or given up. */
export const inspectionMatter: MatterKind<InspectionBody, InspectionState, 'finish' | 'abandon'> = {
  kind: 'inspection',
  first: 'running',
  moves: {
    finish: { from: ['running'], to: 'finished' },
    abandon: { from: ['running'], to: 'abandoned' },
  },
  shape: inspectionBody,
  outOfOrder: oversightFinding['inspect/order']['out-of-order'],
}
