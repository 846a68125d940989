/** What is one entry of the agenda, in which order do they stand, and what part of them is asked for? */

import type { ClauseId } from '../core/clause'
import type { Instant } from '../core/instant'
import type { Localized } from '../core/locale'

/** One thing that falls due. */
export interface AgendaEntry {
  /** When it falls due, or fell. */
  readonly at: Instant
  readonly state: 'overdue' | 'ahead'
  readonly kind: string
  readonly id: string
  /** The customer's opaque id, where it is one customer's. */
  readonly customer?: string
  /** Whose it is: a department, and the position where the policy names one. */
  readonly owner: { readonly department?: string; readonly position?: string }
  readonly clauses: readonly ClauseId[]
  readonly message: Localized
}

/** Where a page ends; give it to get the next. */
export type AgendaMark = Pick<AgendaEntry, 'at' | 'kind' | 'id'> & { readonly customer?: string }

/** An entry before its words. */
export interface Draft extends AgendaMark {
  /** In the words of which state. */
  readonly words: string
  readonly clauses?: readonly ClauseId[]
  readonly owner: AgendaEntry['owner']
}

/** The part of the agenda that is asked for. */
export interface Span {
  readonly at: Instant
  /** The end of what is told ahead. */
  readonly until: Instant
  readonly after: AgendaMark | undefined
  /** One more than the page, so that it is known whether there is another. */
  readonly most: number
}

/** The first of a span, in order. */
export const firstOf = (drafts: readonly Draft[], { until, after, most }: Span): readonly Draft[] =>
  drafts
    .filter((draft) => draft.at < until && isAfter(draft, after))
    .toSorted(compare)
    .slice(0, most)

const compare = (left: AgendaMark, right: AgendaMark): number =>
  left.at - right.at ||
  order(left.kind, right.kind) ||
  order(left.id, right.id) ||
  order(left.customer ?? '', right.customer ?? '')

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Does it stand behind the mark? */
export const isAfter = (draft: AgendaMark, after: AgendaMark | undefined): boolean =>
  after === undefined || compare(draft, after) > 0
