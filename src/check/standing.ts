/**
 * How does the evidence about a customer stand for one purpose at an instant? Reduced to item sets and grounds, once for
 * the whole span in which nothing in it begins or ends. It knows no request.
 */

import type { Decision } from '../core/decision'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import type { View } from '../data/view'
import { both, type ItemSet, union, without } from '../policy/item-set'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { type ApprovalGround, approvalsFor } from './approval'
import { type EmergencyGround, emergenciesFor, overdueReviews } from './break-glass'
import { type DepartmentShare, sharesFor } from './internal-grant'
import type { Cover } from './cover'
import type { CustomerEvidence } from './customer-evidence'
import { groundsOf } from './cover'
import { itemsOf, type ItemGround, shareOut } from './ground'
import { type Watch, watchAt } from './in-force'
import { refusalOf } from './choice'
import { type Suspended, suspendedIn } from './suspension'
import { type RecordStanding, recordsFor } from './records'
import { type PartyStanding, partiesOf } from './undertaking'

export interface Standing extends RecordStanding {
  /** The span in which all of this stays the same. */
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly minor: boolean
  /** The items that need a separate consent: the sensitive ones, every one of a minor. */
  readonly sensitive: ItemSet
  /** Items with a sound consent; all where the purpose doesn't rest on consent. */
  readonly sound: ItemSet
  /** Items that have the separate consent that they need. */
  readonly separate: ItemSet
  readonly consents: readonly ItemGround[]
  readonly separateConsents: readonly ItemGround[]
  /** The choice that refuses the purpose. */
  readonly refusedBy: string | undefined
  /** Items that pass every rule about the customer's evidence. */
  readonly usable: ItemSet
  readonly approvals: readonly ApprovalGround[]
  readonly emergencies: readonly EmergencyGround[]
  /** By actor: the emergency uses whose review is overdue. */
  readonly overdue: ReadonlyMap<string, readonly string[]>
  /** By receiving department: what other departments share with it. */
  readonly shares: ReadonlyMap<string, DepartmentShare>
  readonly parties: ReadonlyMap<string, PartyStanding>
  /** Who may do nothing for now. */
  readonly suspended: Suspended
  /** Answers that were given on it, by question: they follow from it, the actor and the manner alone. */
  readonly answers: Map<object, AnswerGiven>
}

/** An answer, and to whom it was given. */
export interface AnswerGiven {
  readonly actor: string
  readonly manner: string
  readonly decision: Decision<View>
}

/** Is the customer treated as a minor? */
export const isMinor = (tables: PolicyTables, evidence: Evidence): boolean =>
  evidence.age === 'minor' || (evidence.age === 'unknown' && tables.document.unknownAge === 'minor')

/** The standing of a customer's evidence for a purpose; for an unknown purpose, of what is left without one. */
export const standingAt = (
  tables: PolicyTables,
  evidence: Evidence,
  customer: CustomerEvidence,
  purpose: PurposeTable | undefined,
  at: Instant,
): Standing => {
  const watch = watchAt(at)
  const minor = isMinor(tables, evidence)
  const sensitive = minor ? tables.all : tables.sensitive
  const consent = consentStanding(tables, customer.covers, purpose, watch, minor, sensitive)
  const records = recordsFor(tables, customer, purpose, watch)
  const refusedBy = purpose === undefined ? undefined : refusalOf(customer.choices, purpose, watch)
  const standing = {
    minor,
    sensitive,
    ...consent,
    ...records,
    refusedBy,
    approvals: approvalsFor(tables, evidence, customer.customer, purpose, watch),
    emergencies: emergenciesFor(tables, evidence, customer.customer, purpose, watch),
    overdue: overdueReviews(evidence, watch),
    shares: sharesFor(tables, evidence, purpose, watch),
    parties: partiesOf(evidence, watch),
    suspended: suspendedIn(evidence, watch),
  }
  const usable =
    purpose === undefined || refusedBy !== undefined
      ? tables.none
      : without(
          both(both(consent.sound, consent.separate), purpose.needs),
          without(records.recorded, both(both(records.collected, records.kept), records.reviewed)),
        )
  return Object.freeze({
    ...standing,
    usable,
    answers: new Map(),
    fromAt: watch.fromAt,
    untilAt: watch.untilAt,
  })
}

const consentStanding = (
  tables: PolicyTables,
  covers: readonly Cover[],
  purpose: PurposeTable | undefined,
  watch: Watch,
  minor: boolean,
  sensitive: ItemSet,
): Pick<Standing, 'sound' | 'separate' | 'consents' | 'separateConsents'> => {
  if (purpose?.onConsent !== true)
    return { sound: tables.all, separate: tables.all, consents: [], separateConsents: [] }
  const sound = groundsOf(tables, covers, purpose, watch, { voluntary: true, guardian: minor })
  const separate = groundsOf(tables, covers, purpose, watch, {
    voluntary: true,
    guardian: minor,
    separate: true,
  })
  return {
    sound: itemsOf(tables.none, sound),
    separate: union(itemsOf(tables.none, separate), without(tables.all, sensitive)),
    consents: shareOut(tables.none, sound),
    separateConsents: shareOut(
      tables.none,
      separate.map((ground) => ({ ...ground, items: both(ground.items, sensitive) })),
    ),
  }
}
