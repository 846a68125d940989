/** Has somebody promised confidentiality and been trained? Staff need both; whether a lapsed training blocks is the policy's word. */

import type { Finding } from '../core/finding'
import type { Evidence } from '../data/evidence'
import type { PolicyTables } from '../policy/tables'
import { byEnd, type Ground } from './ground'
import { endOf, isInForce, type Watch } from './in-force'
import { type MakeFinding, none } from './rule'

/** What is in force of one party. */
export interface PartyStanding {
  readonly confidentiality: Ground | undefined
  readonly training: Ground | undefined
}

/** By party: the undertakings in force, the one of each kind that ends last. */
export const partiesOf = (
  evidence: Pick<Evidence, 'undertakings'>,
  watch: Watch,
): ReadonlyMap<string, PartyStanding> => {
  const parties = new Map<string, PartyStanding>()
  for (const undertaking of evidence.undertakings) {
    if (!isInForce(watch, undertaking)) continue
    const ground = { id: undertaking.id, endsAt: endOf(undertaking) }
    const party = parties.get(undertaking.party) ?? nothing
    const before = party[undertaking.kind]
    if (before === undefined || byEnd(ground, before) < 0)
      parties.set(undertaking.party, { ...party, [undertaking.kind]: ground })
  }
  return parties
}

/** What an actor lacks: the agreement denies, a training does or warns as the policy says. */
export const checkUndertaking = (
  tables: PolicyTables,
  parties: ReadonlyMap<string, PartyStanding>,
  actor: string,
  find: { readonly confidentiality: MakeFinding; readonly training: MakeFinding },
): readonly Finding[] => {
  const party = parties.get(actor)
  if (party?.confidentiality !== undefined && party.training !== undefined) return none
  return [
    ...(party?.confidentiality === undefined ? [find.confidentiality({})] : []),
    ...(party?.training === undefined
      ? [find.training({}, tables.document.training === 'warn' ? 'warn' : 'deny')]
      : []),
  ]
}

const nothing: PartyStanding = { confidentiality: undefined, training: undefined }
