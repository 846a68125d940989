/** What is told to a customer who asks what is known of them (7.3.1)? Every record, purpose, notice, consent, use and disclosure, and when each record ends. */

import type { Instant } from '../core/instant'
import type { Localized } from '../core/locale'
import type { Choice, Consent } from '../data/consent'
import type { Notice } from '../data/notice'
import type { Json } from '../data/plain-json'
import type { Right } from '../data/rights'
import type { RequestState } from './request-state'

/** A value, as it is stored. */
export interface KnownItem {
  readonly item: string
  readonly label: Localized
  readonly sensitivity: string
  readonly value: Json
}

/** How long a record is kept: from an event for a period, and until when, where that event has happened. */
export interface KnownTerm {
  readonly from: string
  readonly untilAt?: Instant
  /** A legal hold keeps it meanwhile. */
  readonly held: boolean
  readonly then: string
}

export interface KnownRecord {
  readonly id: string
  readonly category: string
  readonly label: Localized
  readonly owner: string
  readonly items: readonly KnownItem[]
  readonly purposes: readonly string[]
  readonly channel: string
  readonly consents: readonly string[]
  readonly capturedAt: Instant
  readonly enteredAt: Instant
  readonly version: number
  readonly review: string
  readonly archivedAt?: Instant
  readonly kept: KnownTerm
}

export interface KnownPurpose {
  readonly purpose: string
  readonly label: Localized
  readonly family: string
  /** `consent`, or another basis with its article of law. */
  readonly basis: string
  readonly article?: string
  readonly keep: string
}

/** One use of items by a department, or by the customer themselves. */
export interface KnownUse {
  readonly at: Instant
  readonly by: 'company' | 'you'
  readonly department?: string
  readonly purposes: readonly string[]
  readonly items: readonly string[]
  readonly manner?: string
  /** Items that another department owns, and gave under an internal grant (6.2.1). */
  readonly fromOthers: readonly string[]
  readonly event: string
}

export interface KnownDisclosure {
  readonly at: Instant
  readonly recipient: string
  readonly label: Localized
  readonly country: string
  readonly purpose: string
  /** The items, and whether they left plain, masked or as pseudonyms. */
  readonly items: Readonly<Record<string, string>>
  readonly agreement: string
  readonly event: string
}

export interface KnownRequest {
  readonly id: string
  readonly right: Right
  readonly state: RequestState
  readonly receivedAt: Instant
  readonly answeredAt?: Instant
}

/** Names of the policy in both languages, for what stands in the report by name. */
export interface KnownNames {
  readonly departments: Readonly<Record<string, Localized>>
  readonly channels: Readonly<Record<string, Localized>>
  readonly purposes: Readonly<Record<string, Localized>>
  readonly items: Readonly<Record<string, Localized>>
  readonly recipients: Readonly<Record<string, Localized>>
}

/** Everything that is known of a customer, as of an instant. */
export interface KnowReport {
  readonly organization: string
  readonly policy: string
  readonly customer: string
  readonly at: Instant
  readonly timeZone: string
  readonly records: readonly KnownRecord[]
  readonly purposes: readonly KnownPurpose[]
  /** The notices that the consents name. */
  readonly notices: readonly Notice[]
  readonly consents: readonly Consent[]
  readonly choices: readonly Choice[]
  readonly uses: readonly KnownUse[]
  readonly disclosures: readonly KnownDisclosure[]
  readonly requests: readonly KnownRequest[]
  readonly names: KnownNames
}
