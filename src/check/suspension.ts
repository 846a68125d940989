/** Was this person, or their position, suspended (7.2.3)? Then nothing else that they hold counts. */

import type { Finding, RuleId } from '../core/finding'
import type { Evidence } from '../data/evidence'
import type { Staff } from '../data/actor'
import { isInForce, type Watch } from './in-force'
import { findingMakers, none, type Rule } from './rule'

const table = {
  'act/suspension': {
    clauses: ['7.2.3'],
    reasons: {
      actor: {
        kind: 'violation',
        en: 'this person is suspended over an incident',
        zh: '该人员因事件已被暂停权限',
      },
      position: {
        kind: 'violation',
        en: 'this position is suspended over an incident',
        zh: '该岗位因事件已被暂停权限',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings about who is suspended. */
export const suspensionFinding = findingMakers(table)

/** Who is suspended, and by which evidence. */
export interface Suspended {
  readonly actors: ReadonlyMap<string, string>
  readonly positions: ReadonlyMap<string, string>
}

const nobody: Suspended = Object.freeze({ actors: new Map(), positions: new Map() })

/** The suspensions in force. */
export const suspendedIn = ({ suspensions }: Pick<Evidence, 'suspensions'>, watch: Watch): Suspended => {
  if (suspensions === undefined || suspensions.length === 0) return nobody
  const actors = new Map<string, string>()
  const positions = new Map<string, string>()
  for (const suspension of suspensions) {
    if (!isInForce(watch, suspension)) continue
    if (suspension.of.kind === 'actor') keepFirst(actors, suspension.of.actor, suspension.id)
    else keepFirst(positions, suspension.of.position, suspension.id)
  }
  return { actors, positions }
}

/** Of several the first by id counts, in whichever order they come. */
const keepFirst = (map: Map<string, string>, name: string, id: string): void => {
  const before = map.get(name)
  if (before === undefined || id < before) map.set(name, id)
}

/** Is anybody? */
export const isAnybodySuspended = ({ actors, positions }: Suspended): boolean =>
  actors.size > 0 || positions.size > 0

/** A suspended person, or one in a suspended position, does nothing. */
export const checkSuspension = (
  { actors, positions }: Suspended,
  { id, position }: Pick<Staff, 'id'> & { readonly position: string | undefined },
): readonly Finding[] => {
  const own = actors.get(id)
  const shared = position === undefined ? undefined : positions.get(position)
  return own === undefined && shared === undefined
    ? none
    : [
        ...(own === undefined ? none : [suspensionFinding['act/suspension'].actor({ evidence: own })]),
        ...(shared === undefined
          ? none
          : [suspensionFinding['act/suspension'].position({ evidence: shared })]),
      ]
}
