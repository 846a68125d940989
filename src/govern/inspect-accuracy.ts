/**
 * Are the stored values still right (8.2.2)? Every record is parsed again under its category's schemas, held against what stands beside
 * it and against the customer's other records, and against the time for which nobody confirmed it. It tells items, and no value.
 */

import type { ClauseId } from '../core/clause'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { oversightOf } from '../data/oversight'
import { inspectionFinding } from '../check/rules-of-inspection'
import type { RecordFacts, RecordValues } from '../vault/record-row'
import { type Claims, claimsOf, contradicted } from './contradictions'
import type { Looked } from './inspect-authorization'
import type { Inspecting } from './inspecting'
import { besides, type Gravity } from './notebook'
import { periodAfter } from './options'
import { type WalkedRecord, walkRecords } from './record-walk'

const find = inspectionFinding['inspect/accuracy']

/** Looks at every record, or at a sample of them. */
export const inspectAccuracy = (inspecting: Inspecting): Promise<Looked> => {
  let last: { readonly customer: string; readonly claims: Claims } | undefined
  const claimsBefore = (customer: string): Claims | undefined =>
    last !== undefined && last.customer === customer && customer !== '' ? last.claims : undefined
  return walkRecords(inspecting, (record) => {
    const { row, facts, values } = record
    const notes: Note[] = []
    if (typeof values === 'string')
      notes.push({ finding: find.unreadable({}), gravity: 'high', clauses: ['1.3.3'], about: values })
    if (typeof facts === 'string')
      notes.push({ finding: find.facts({}), gravity: 'high', clauses: ['1.3.2'], about: facts })
    if (typeof values !== 'string') notes.push(...lookAtValues(inspecting, row.category, values))
    if (typeof values !== 'string' && typeof facts !== 'string')
      notes.push(...lookAtFacts(inspecting, row, facts, values))
    if (typeof values !== 'string' && row.category === 'basic') {
      const { claims, own } = claimsOf(values)
      const before = claimsBefore(row.customer)
      const items = new Set([...own, ...(before === undefined ? [] : contradicted(before, claims))])
      for (const item of items) notes.push(contradiction(item))
      last = {
        customer: row.customer,
        claims: before === undefined ? claims : new Map([...before, ...claims]),
      }
    }
    tell(inspecting, record, notes)
    return notes.length > 0
  })
}

interface Note {
  readonly finding: Finding
  readonly gravity: Gravity
  readonly clauses: readonly ClauseId[]
  readonly about: string
}

const tell = ({ govern, notebook }: Inspecting, { row }: WalkedRecord, notes: readonly Note[]): void => {
  const department = govern.vault.policy.document.categories[row.category]?.owner
  for (const { finding, gravity, clauses, about } of notes)
    notebook.note({
      finding: besides(finding, clauses),
      gravity,
      department,
      about: [row.category, about],
      ...(row.customer === '' ? {} : { customer: row.customer }),
      example: row.id,
    })
}

/** Values that don't parse, and items that the category doesn't have. (1.3.2) */
const lookAtValues = ({ govern }: Inspecting, category: string, values: RecordValues): readonly Note[] => {
  const items = govern.vault.policy.categories.get(category)?.items ?? {}
  return Object.entries(values).flatMap(([field, value]): readonly Note[] => {
    const item = Object.hasOwn(items, field) ? items[field] : undefined
    const name = `${category}.${field}`
    if (item === undefined)
      return [
        {
          finding: find['unknown-item']({ items: [name] }),
          gravity: 'medium',
          clauses: ['1.3.2'],
          about: name,
        },
      ]
    return item.schema.safeParse(value).success
      ? []
      : [{ finding: find.invalid({ items: [name] }), gravity: 'medium', clauses: ['1.3.2'], about: name }]
  })
}

/** Items that are told and not there, times out of order, and values that nobody confirmed for too long. */
const lookAtFacts = (
  inspecting: Inspecting,
  { category, customer }: WalkedRecord['row'],
  facts: RecordFacts,
  values: RecordValues,
): readonly Note[] => {
  const stored = Object.keys(values).map((field) => `${category}.${field}`)
  const differs = customer !== '' && !isSameSet(stored, facts.items)
  const staleAfter = oversightOf(inspecting.govern.vault.policy.document).staleAfter[category]
  const confirmedAt = lastOf([facts.capturedAt, facts.enteredAt, facts.reviewedAt])
  return [
    ...(differs || facts.capturedAt > facts.enteredAt
      ? [
          {
            finding: find.facts({}),
            gravity: 'medium',
            clauses: ['1.3.2'],
            about: differs ? 'items' : 'times',
          } as const,
        ]
      : []),
    ...(staleAfter !== undefined &&
    customer !== '' &&
    facts.archivedAt === undefined &&
    periodAfter(inspecting.govern, confirmedAt, staleAfter) <= inspecting.untilAt
      ? [{ finding: find.stale({}), gravity: 'low', clauses: ['1.3.2'], about: 'stale' } as const]
      : []),
  ]
}

const contradiction = (item: string): Note => ({
  finding: find.contradictory({ items: [item] }),
  gravity: 'medium',
  clauses: ['1.3.2'],
  about: item,
})

const isSameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.every((name) => right.includes(name)) && right.every((name) => left.includes(name))

const lastOf = (instants: readonly (Instant | undefined)[]): Instant =>
  instants.reduce<Instant>((last, at) => Math.max(last, at ?? last), -Infinity)
