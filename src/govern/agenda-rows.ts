/** What falls due that has its instant in an index: matters, reviews of records, disposal? Read by time, and no further than a page. */

import type { ClauseId } from '../core/clause'
import type { Act } from '../vault/operation'
import type { RowOf } from '../store/tables'
import type { Draft, Span } from './agenda-entry'
import { isAfter } from './agenda-entry'
import type { GovernInside } from './options'

/** Matters with a deadline, each its own kind's. */
export const matterEntries = async (
  govern: GovernInside,
  act: Act,
  span: Span,
): Promise<readonly Draft[]> => {
  const drafts: Draft[] = []
  let last: RowOf<'matter'> | undefined
  do {
    const rows: readonly RowOf<'matter'>[] = await act.transaction.list('matter', {
      index: 'byDue',
      equals: {},
      ...(span.after === undefined ? {} : { from: span.after.at }),
      until: span.until,
      limit: page,
      after: last,
    })
    for (const row of rows) {
      const draft = matterDraft(govern, row)
      if (isAfter(draft, span.after)) drafts.push(draft)
    }
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined && drafts.length < span.most)
  return drafts
}

const matterDraft = (
  govern: GovernInside,
  { kind, id, state, subject, customer, due_at }: RowOf<'matter'>,
): Draft => {
  const { document } = govern.vault.policy
  const control = kind === 'control' ? document.controls?.[id] : undefined
  return {
    at: due_at ?? 0,
    kind,
    id,
    words: kind === 'undertaking' ? (id.split(' ')[0] ?? '') : state,
    owner: ownerOf(govern, kind, control?.owner ?? subject),
    ...(control === undefined ? {} : { clauses: [control.clause as ClauseId] }), // a sound policy names only provisions of the register
    ...(customer === '' ? {} : { customer }),
  }
}

/** The department that the subject names, or else whoever supervises. */
const ownerOf = (govern: GovernInside, kind: string, subject: string): Draft['owner'] =>
  (kind === 'control' || kind === 'grant' || kind === 'problem') &&
  Object.hasOwn(govern.vault.policy.document.departments, subject)
    ? { department: subject }
    : supervisorOf(govern)

/** The supervising position and its department. */
export const supervisorOf = ({ vault }: GovernInside): Draft['owner'] => {
  const { supervision, positions } = vault.policy.document
  const department = positions[supervision]?.department
  return department === undefined ? { position: supervision } : { position: supervision, department }
}

/** Records that wait for a second person. (3.2.4) */
export const reviewEntries = async (
  govern: GovernInside,
  act: Act,
  span: Span,
): Promise<readonly Draft[]> => {
  const drafts: Draft[] = []
  let last: RowOf<'record'> | undefined
  do {
    const rows: readonly RowOf<'record'>[] = await act.transaction.list('record', {
      index: 'byReviewDue',
      equals: {},
      ...(span.after === undefined ? {} : { from: span.after.at }),
      until: span.until,
      limit: page,
      after: last,
    })
    for (const { customer, category, id, review_due_at } of rows) {
      const draft = {
        at: review_due_at ?? 0,
        kind: 'record',
        id,
        customer,
        words: 'review',
        owner: keeperOf(govern, category),
      }
      if (isAfter(draft, span.after)) drafts.push(draft)
    }
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined && drafts.length < span.most)
  return drafts
}

/** Whether anything is due for disposal: one entry, at the record that fell due first. (4.3.2) */
export const disposalEntries = async (
  govern: GovernInside,
  act: Act,
  span: Span,
): Promise<readonly Draft[]> => {
  const [first] = await act.transaction.list('record', {
    index: 'byDue',
    equals: {},
    until: span.until,
    limit: 1,
  })
  return first === undefined
    ? []
    : [
        {
          at: first.due_at ?? 0,
          kind: 'disposal',
          id: first.category,
          words: 'record',
          owner: keeperOf(govern, first.category),
        },
      ]
}

const keeperOf = ({ vault }: GovernInside, category: string): Draft['owner'] => {
  const department = vault.policy.document.categories[category]?.owner
  return department === undefined ? {} : { department }
}

const page = 500
