/** What of the evidence is about one customer? Their consents, choices, records and holds; those of others don't exist for a request. */

import type { Evidence } from '../data/evidence'
import type { PolicyTables } from '../policy/tables'
import { coversOf } from './cover'
import { type Keeping, type KeptRecord, keptRecord } from './retention'

export interface CustomerEvidence extends Keeping {
  readonly customer: string
  readonly records: readonly KeptRecord[]
}

/** The part of the evidence that is about the customer, its names looked up. */
export const customerEvidence = (
  tables: PolicyTables,
  evidence: Evidence,
  customer: string,
): CustomerEvidence => ({
  customer,
  covers: coversOf(tables, evidence, customer),
  choices: evidence.choices.filter((choice) => choice.customer === customer),
  holds: evidence.holds.filter((hold) => hold.customer === customer),
  records: evidence.records
    .filter((record) => record.customer === customer)
    .map((record) => keptRecord(tables, record)),
})
