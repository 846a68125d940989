/** How do records come to their end? A sweep goes through those that are due, decides each anew, and does what the policy says. */

import { function as F, taskEither as TE } from 'fp-ts'
import type { Finding } from '../core/finding'
import type { Work } from '../core/work'
import { noEvidence } from '../data/evidence'
import { decideDispose } from '../decide/dispose'
import { indexOwnEvidence } from '../decide/index-evidence'
import type { RowOf } from '../store/tables'
import { dispose, type DisposeAction } from './dispose'
import { moveDue, type OwnEvidence } from './due'
import { systemActor } from './event-parts'
import type { VaultInside } from './inside'
import { type Act, operate } from './operation'
import { readOwn } from './read-evidence'
import { factsOf, summaryOf } from './record-row'
import { retainedFate } from './retain'

/** How to sweep. */
export interface SweepInput {
  /** Only say what would be done. */
  readonly dryRun?: boolean
  /** How many records one transaction looks at; 200 unless told. */
  readonly batch?: number
}

/** A record that a hold, or the want of a rule, keeps from disposal. */
export interface HeldRecord {
  readonly customer: string
  readonly category: string
  readonly id: string
  readonly findings: readonly Finding[]
}

/** What was done, or would be. `looked` is the sum of the others. */
export interface SweepReport {
  readonly dryRun: boolean
  readonly looked: number
  readonly done: { readonly [A in DisposeAction]: number }
  /** Due no longer, since evidence changed. */
  readonly kept: number
  readonly held: readonly HeldRecord[]
}

type Last = Pick<RowOf<'record'>, 'due_at' | 'customer' | 'category' | 'id'>

/**
 * Disposes of every record that is due: batch by batch, each in one transaction with its events, so that a sweep that was cut short
 * is simply begun again. (4.3.1, 4.3.2)
 */
export const sweep = (inside: VaultInside, input: SweepInput = {}): Work<SweepReport> =>
  sweepFrom(inside, input, nothingYet(input.dryRun === true), undefined)

const sweepFrom = (
  inside: VaultInside,
  input: SweepInput,
  report: SweepReport,
  after: Last | undefined,
): Work<SweepReport> =>
  F.pipe(
    operate(inside, (act) => sweepBatch(act, input, after)),
    TE.flatMap(({ part, last }) => {
      const sum = add(report, part)
      return last === undefined ? TE.right(sum) : sweepFrom(inside, input, sum, last)
    }),
  )

const sweepBatch = async (
  act: Act,
  { dryRun = false, batch = 200 }: SweepInput,
  after: Last | undefined,
): Promise<{ readonly part: SweepReport; readonly last: Last | undefined }> => {
  const rows = await act.transaction.list('record', {
    index: 'byDue',
    equals: {},
    until: act.at + 1,
    limit: batch,
    after,
  })
  let part = nothingYet(dryRun)
  const owns = new Map<string, OwnEvidence>()
  for (const row of rows) {
    const own = owns.get(row.customer) ?? (await readOwn(act, row.customer))
    owns.set(row.customer, own)
    part = add(part, await settle(act, row, own, dryRun))
  }
  act.tell({ action: 'dispose', outcome: 'done', actor: systemActor, about: dryRun ? 'dry run' : 'sweep' })
  return { part, last: rows.length < batch ? undefined : rows.at(-1) }
}

/** Decides one record anew, and does it. */
export const settle = async (
  act: Act,
  row: RowOf<'record'>,
  own: OwnEvidence,
  dryRun: boolean,
): Promise<SweepReport> => {
  const { policy } = act.inside
  const one = { ...nothingYet(dryRun), looked: 1 }
  const { customer, category, id } = row
  const facts = factsOf(row)
  const fate =
    facts.erasedAt === undefined
      ? decideDispose(
          policy,
          summaryOf(row, facts),
          indexOwnEvidence(policy, { ...noEvidence, ...own }),
          act.at,
        )
      : { ...retainedFate(act, row, facts, own.holds), action: 'delete' as const }
  switch (fate.outcome) {
    case 'keep':
      if (!dryRun) await moveDue(act, row, own)
      return { ...one, kept: 1 }
    case 'held':
      return { ...one, held: [{ customer, category, id, findings: fate.findings }] }
    case 'due': {
      const action = dryRun ? fate.action : await dispose(act, row, fate.action)
      return { ...one, done: { ...one.done, [action]: 1 } }
    }
  }
}

/** A report of nothing. */
export const nothingYet = (dryRun: boolean): SweepReport => ({
  dryRun,
  looked: 0,
  done: { delete: 0, archive: 0, anonymize: 0 },
  kept: 0,
  held: [],
})

/** Two reports as one. */
export const add = (one: SweepReport, other: SweepReport): SweepReport => ({
  dryRun: one.dryRun,
  looked: one.looked + other.looked,
  done: {
    delete: one.done.delete + other.done.delete,
    archive: one.done.archive + other.done.archive,
    anonymize: one.done.anonymize + other.done.anonymize,
  },
  kept: one.kept + other.kept,
  held: [...one.held, ...other.held],
})
