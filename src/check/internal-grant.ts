/** Which grants between departments are in force for a purpose? Applied for by the receiver, approved by another person of the owner. */

import type { Evidence } from '../data/evidence'
import { itemsNamed } from '../policy/compile-items'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { viewsByRank } from '../policy/tables'
import { byEnd, type ItemGround } from './ground'
import { endOf, isInForce, type Watch } from './in-force'
import { both } from '../policy/item-set'

/** A grant in force: only items that its owner owns. */
export interface GrantGround extends ItemGround {
  readonly receiver: string
  /** The rank of the view that it gives; each item's own where absent. */
  readonly view: number | undefined
}

/** The grants in force that name the purpose. */
export const grantsFor = (
  tables: PolicyTables,
  evidence: Evidence,
  purpose: PurposeTable | undefined,
  watch: Watch,
): readonly GrantGround[] =>
  evidence.grants
    .filter(
      (grant) =>
        purpose !== undefined &&
        grant.purposes.includes(purpose.name) &&
        grant.appliedBy.department === grant.receiver &&
        grant.approvedBy.department === grant.owner &&
        grant.approvedBy.id !== grant.appliedBy.id &&
        isInForce(watch, grant),
    )
    .map((grant) => ({
      id: grant.id,
      endsAt: endOf(grant),
      receiver: grant.receiver,
      view: grant.view === undefined ? undefined : viewsByRank.indexOf(grant.view),
      items: both(itemsNamed(tables, grant.items), tables.owned.get(grant.owner) ?? tables.none),
    }))
    .sort(byEnd)
