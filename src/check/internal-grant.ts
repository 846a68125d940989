/** Which grants between departments are in force for a purpose? Applied for by the receiver, approved by another person of the owner. */

import type { InternalGrant } from '../data/approval'
import type { Evidence } from '../data/evidence'
import { itemsNamed } from '../policy/compile-items'
import { both, hasItem, type ItemSet } from '../policy/item-set'
import { type PolicyTables, type PurposeTable, viewsByRank } from '../policy/tables'
import { type ItemGround, itemsOf, shareOut } from './ground'
import { endOf, isInForce, type Watch } from './in-force'

/** What other departments share with one department. */
export interface DepartmentShare {
  readonly items: ItemSet
  /** By item: the rank of the weakest view that a grant gives. */
  readonly ranks: readonly number[]
  /** Each item with the grant that counts for it. */
  readonly grounds: readonly ItemGround[]
}

/** By receiving department: what the grants in force share for the purpose; a grant gives only what its owner owns. */
export const sharesFor = (
  tables: PolicyTables,
  evidence: Evidence,
  purpose: PurposeTable | undefined,
  watch: Watch,
): ReadonlyMap<string, DepartmentShare> => {
  const shares = new Map<string, DepartmentShare>()
  if (purpose === undefined) return shares
  const grants = evidence.grants.filter(
    (grant) => grant.purposes.includes(purpose.name) && isAgreedUpon(grant) && isInForce(watch, grant),
  )
  for (const receiver of new Set(grants.map((grant) => grant.receiver)))
    shares.set(
      receiver,
      shareOf(
        tables,
        grants.filter((grant) => grant.receiver === receiver),
      ),
    )
  return shares
}

const isAgreedUpon = ({ appliedBy, approvedBy, owner, receiver }: InternalGrant): boolean =>
  appliedBy.department === receiver && approvedBy.department === owner && approvedBy.id !== appliedBy.id

const shareOf = (tables: PolicyTables, grants: readonly InternalGrant[]): DepartmentShare => {
  const ranks = Array<number>(tables.items.length).fill(viewsByRank.length - 1)
  const grounds = grants.map((grant) => {
    const items = both(itemsNamed(tables, grant.items), tables.owned.get(grant.owner) ?? tables.none)
    for (const item of tables.items)
      if (hasItem(items, item.index)) {
        const rank = grant.view === undefined ? item.view : viewsByRank.indexOf(grant.view)
        ranks[item.index] = Math.min(ranks[item.index] ?? rank, rank)
      }
    return { id: grant.id, endsAt: endOf(grant), items }
  })
  return { items: itemsOf(tables.none, grounds), ranks, grounds: shareOut(tables.none, grounds) }
}
