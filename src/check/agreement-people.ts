/** May this agreement be signed, and by this person (6.1.1, 6.1.3, 6.3.1)? By a responsible position, who didn't draft it; names and border in order. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Staff } from '../data/actor'
import type { Agreement } from '../data/agreement'
import type { PolicyTables } from '../policy/tables'
import { standingPosition } from './approval'
import { none } from './rule'
import { cycleFinding } from './rules-of-cycles'

/** Who drafts, proposes or records holds a position. */
export const checkDrafter = (tables: PolicyTables, actor: Staff, evidence: string): readonly Finding[] =>
  standingPosition(tables, actor) === undefined
    ? [cycleFinding['agreement/person']['no-position']({ evidence, department: actor.department })]
    : none

/** Who signs, suspends, resumes or ends is responsible, and signs nothing of their own. */
export const checkSigner = (
  tables: PolicyTables,
  actor: Staff,
  evidence: string,
  drafter?: string,
): readonly Finding[] => [
  ...(standingPosition(tables, actor)?.responsible === true
    ? none
    : [cycleFinding['agreement/person']['not-responsible']({ evidence, department: actor.department })]),
  ...(actor.id === drafter ? [cycleFinding['agreement/person'].self({ evidence })] : none),
]

/** The terms name what the policy knows, end in the future, and cross the border only on a basis. */
export const checkTerms = (
  tables: PolicyTables,
  terms: Pick<
    Agreement,
    'id' | 'recipient' | 'crossBorder' | 'fromAt' | 'untilAt' | 'purposes' | 'items' | 'plain' | 'supplies'
  >,
  at: Instant,
): readonly Finding[] => {
  const find = cycleFinding['agreement/order']
  const concern = { evidence: terms.id, recipient: terms.recipient }
  const abroad = tables.abroadByRecipient.get(terms.recipient)
  const purposes = terms.purposes.filter((name) => !tables.purposeByName.has(name))
  const items = [...terms.items, ...terms.plain, ...terms.supplies].filter(
    (name) => !tables.itemIndex.has(name),
  )
  return [
    ...(abroad === undefined ? [find['unknown-recipient'](concern)] : none),
    ...(abroad === true && terms.crossBorder === false ? [find.border(concern)] : none),
    ...(purposes.length + items.length > 0 ? [find['unknown-name']({ ...concern, purposes, items })] : none),
    ...(terms.untilAt <= at || terms.untilAt <= terms.fromAt
      ? [find.past({ ...concern, at: terms.untilAt })]
      : none),
  ]
}
