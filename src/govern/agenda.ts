/**
 * What is due, overdue or about to lapse, whose is it, and under which provision? Everything in one list by time, page by page, for the
 * reminders of a company; it sends none. It holds names and ids, no value of a customer's.
 */

import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import { cyclesOf } from '../data/cycles'
import { systemActor } from '../vault/event-parts'
import { type Act, operate } from '../vault/operation'
import { type AgendaEntry, type AgendaMark, type Draft, firstOf, type Span } from './agenda-entry'
import { consentEntries, evidenceEntries } from './agenda-evidence'
import { disposalEntries, matterEntries, reviewEntries } from './agenda-rows'
import { wordsOf } from './agenda-words'
import { type GovernInside, periodAfter } from './options'

/** How much of the agenda. */
export interface AgendaOptions {
  /** How many entries; 100 unless told. */
  readonly limit?: number
  /** The mark of the page before. */
  readonly after?: AgendaMark
  /** Consents that end, too: that reads every consent there is. */
  readonly consents?: boolean
}

/** A page of the agenda; `next` is absent on the last. */
export interface AgendaPage {
  readonly entries: readonly AgendaEntry[]
  readonly next?: AgendaMark
  readonly event: string
}

/** Reads the agenda at an instant, on the record. */
export const agendaOf =
  (govern: GovernInside) =>
  (at?: Instant, options: AgendaOptions = {}): Promise<AgendaPage> =>
    runWork(
      operate(govern.vault, async (act) => {
        const when = at ?? act.at
        const { limit = 100, after } = options
        const until = periodAfter(govern, when, cyclesOf(govern.vault.policy.document).warnBefore)
        const span: Span = { at: when, until, after, most: limit + 1 }
        const drafts = await gather(govern, act, span, options.consents === true)
        const page = drafts.slice(0, limit)
        const last = drafts.length > limit ? page.at(-1) : undefined
        const event = act.tell({ action: 'govern', outcome: 'done', actor: systemActor, about: 'agenda' })
        return {
          entries: page.map((draft) => entryOf(draft, when)),
          event,
          ...(last === undefined ? {} : { next: markOf(last) }),
        }
      }),
    )

const gather = async (
  govern: GovernInside,
  act: Act,
  span: Span,
  consents: boolean,
): Promise<readonly Draft[]> => {
  const drafts = [
    ...(await matterEntries(govern, act, span)),
    ...(await reviewEntries(govern, act, span)),
    ...(await disposalEntries(govern, act, span)),
    ...(await evidenceEntries(govern, act)),
    ...(consents ? await consentEntries(act, span) : []),
  ]
  return firstOf(drafts, span)
}

const markOf = ({ at, kind, id, customer }: Draft): AgendaMark => ({
  at,
  kind,
  id,
  ...(customer === undefined ? {} : { customer }),
})

const entryOf = (draft: Draft, at: Instant): AgendaEntry => {
  const { clauses, message } = wordsOf(draft.kind, draft.words)
  return {
    ...markOf(draft),
    state: draft.at <= at ? 'overdue' : 'ahead',
    owner: draft.owner,
    clauses: draft.clauses ?? clauses,
    message,
  }
}
