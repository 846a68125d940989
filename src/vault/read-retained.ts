/** Who may still read what a duty keeps of an erased customer? The supervision post, for that duty alone, on the record. */

import { z } from 'zod'
import type { Work } from '../core/work'
import { checkDutyReader, holdsInForce } from '../check/erasure'
import { erasureFinding } from '../check/rules-of-erasure'
import { type Actor, actor } from '../data/actor'
import { opaqueId } from '../data/names'
import type { RowOf } from '../store/tables'
import type { RecordedDenial, SeenRecord } from './answer'
import { actorOf, ruleIds } from './event-parts'
import type { VaultInside } from './inside'
import { listAll } from './list-all'
import { type Act, operate } from './operation'
import { readOwn } from './read-evidence'
import { factsOf } from './record-row'
import { type Release, type Released, releaseSeen } from './release'
import { showRecords } from './show'
import { parseGivenShape } from './step'

/** Who reads, of whom, for which duty: as the certificate names it. */
export interface RetainedInput {
  readonly actor: Actor
  readonly customer: string
  readonly duty: { readonly kind: 'law' | 'hold'; readonly id: string }
}

/** The records that the duty keeps, in full; or a denial with the rule. */
export type RetainedAnswer<Value = Released<Release>> =
  | { readonly outcome: 'permit'; readonly seen: readonly SeenRecord<Value>[]; readonly event: string }
  | RecordedDenial

/** Reads what a duty keeps of an erased customer. (4.3.2, 7.3.3) */
export const readRetained = (inside: VaultInside, given: RetainedInput): Work<RetainedAnswer> =>
  operate(inside, async (act) => {
    const input = parseGivenShape(retainedInput, given, 'reading')
    const rows = await rowsOf(act, input)
    const findings = [
      ...checkDutyReader(inside.policy.tables, input.actor),
      ...(rows.length === 0 ? [erasureFinding['retained/duty'].absent({ evidence: input.duty.id })] : []),
    ]
    const items = [...new Set(rows.flatMap((row) => factsOf(row).items))].toSorted()
    const about = {
      action: 'use' as const,
      actor: actorOf(input.actor),
      customer: input.customer,
      manner: 'retained',
      about: `${input.duty.kind} ${input.duty.id}`,
    }
    if (findings.length > 0)
      return {
        outcome: 'deny',
        findings,
        event: act.tell({ ...about, outcome: 'deny', rules: ruleIds(findings) }),
      }
    const told = { ...about, items, records: rows.map(({ id }) => id) }
    act.attempt({ ...told, outcome: 'permit' })
    const views = Object.fromEntries(items.map((item) => [item, 'plain' as const]))
    const seen = releaseSeen(inside, await showRecords(act, rows, { views, scope: 'retained' }), views)
    return { outcome: 'permit', seen, event: act.tell({ ...told, outcome: 'permit' }) }
  })

const retainedInput = z.strictObject({
  actor,
  customer: opaqueId,
  duty: z.strictObject({ kind: z.enum(['law', 'hold']), id: opaqueId }),
})

const rowsOf = async (act: Act, { customer, duty }: z.infer<typeof retainedInput>) => {
  const rows = await listAll(act.transaction, 'record', { equals: { customer } })
  const { holds } = await readOwn(act, customer)
  const standing = (row: RowOf<'record'>) =>
    duty.kind === 'law' || holdsInForce(row, holds, act.at).some(({ id }) => id === duty.id)
  return rows.filter(
    (row) =>
      standing(row) &&
      factsOf(row).duties?.some(
        ({ kind, id, untilAt }) => kind === duty.kind && id === duty.id && untilAt > act.at,
      ),
  )
}
