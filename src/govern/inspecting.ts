/** What does an inspection work with? The vault, who inspects which departments, of what time, and where it writes what it sees. */

import { runWork } from '../core/work'
import type { Instant } from '../core/instant'
import type { Staff } from '../data/actor'
import type { Transaction } from '../store/store'
import { actorOf } from '../vault/event-parts'
import { transactLog } from '../vault/log-transaction'
import { type Act, operate } from '../vault/operation'
import type { Notebook } from './notebook'
import type { GovernInside } from './options'
import type { SampleDemand } from './sampling'

/** A figure of the report, by name. */
export type Figures = Record<string, number>

/** One running inspection. */
export interface Inspecting {
  readonly govern: GovernInside
  readonly id: string
  readonly plan: string
  readonly inspector: Staff
  /** What happened in `fromAt <= t < untilAt` is looked at. */
  readonly fromAt: Instant
  readonly untilAt: Instant
  /** The shortest time in which not to use a grant says something, in milliseconds. */
  readonly period: number
  /** Look at a sample alone; at everything where absent. */
  readonly sample?: SampleDemand
  readonly notebook: Notebook
  readonly figures: Figures
}

/** Is the instant in the time that is inspected? */
export const isInspected = ({ fromAt, untilAt }: Inspecting, at: Instant): boolean =>
  fromAt <= at && at < untilAt

/** Adds to a figure. */
export const count = ({ figures }: Inspecting, name: string, by = 1): void => {
  figures[name] = (figures[name] ?? 0) + by
}

/** Reads what holds no customer's values. */
export const readPlain = <A>(
  { govern }: Pick<Inspecting, 'govern'>,
  work: (transaction: Transaction) => Promise<A>,
): Promise<A> => transactLog(govern.vault, work)

/** Opens sealed values in a transaction of its own, which is on the record. */
export const readOpened = <A>(inspecting: Inspecting, work: (act: Act) => Promise<A>): Promise<A> =>
  runWork(
    operate(inspecting.govern.vault, async (act) => {
      const read = await work(act)
      act.tell({
        action: 'govern',
        outcome: 'done',
        actor: actorOf(inspecting.inspector),
        about: 'inspection/read',
        evidence: [inspecting.id],
      })
      return read
    }),
  )
