/**
 * What did an inspection see? Sightings of the same thing are one observation with its reach; its id is the same the next time it is
 * seen, so that a problem can be followed. It holds names, counts and opaque ids, and no value.
 */

import type { ClauseId } from '../core/clause'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { sha256 } from '../crypto/digest'
import { encodeText } from '../crypto/fields'
import { toHex } from '../audit/leaf'
import type { Severity } from '../data/oversight'

/** How grave; a note is told in the report and is no problem to correct. */
export type Gravity = Severity | 'note'

/** One sighting. */
export interface Sighting {
  readonly finding: Finding
  readonly gravity: Gravity
  /** The department that answers for it, where it is one department's. */
  readonly department?: string | undefined
  /** What tells it from others of the same rule, reason and department. */
  readonly about: readonly string[]
  readonly customer?: string
  /** The id of the record, event or evidence that shows it. */
  readonly example?: string
  /** When it happened, where it is no state that lasts. */
  readonly at?: Instant
}

/** Everything that was seen of one thing. */
export interface Observation extends Pick<Sighting, 'finding' | 'gravity' | 'department' | 'about'> {
  readonly id: string
  readonly reach: {
    readonly count: number
    /** Customers concerned, as far as they came in order. */
    readonly customers: number
    readonly examples: readonly string[]
  }
  readonly lastAt?: Instant
}

export interface Notebook {
  readonly note: (sighting: Sighting) => void
  /** By id. */
  readonly observations: () => readonly Observation[]
}

/** An empty notebook that takes what concerns the inspected departments, and what is of no single one. */
export const createNotebook = (departments: ReadonlySet<string>): Notebook => {
  const seen = new Map<string, Growing>()
  return {
    note: (sighting) => {
      const { finding, gravity, department, about } = sighting
      if (department !== undefined && !departments.has(department)) return
      const id = idOf(sighting)
      let one = seen.get(id)
      if (one === undefined) {
        one = { id, finding, gravity, department, about, count: 0, customers: 0, examples: [] }
        seen.set(id, one)
      }
      grow(one, sighting)
    },
    observations: () =>
      [...seen.values()]
        .map(({ id, finding, gravity, department, about, count, customers, examples, lastAt }) => ({
          id,
          finding,
          gravity,
          about,
          ...(department === undefined ? {} : { department }),
          reach: { count, customers, examples },
          ...(lastAt === undefined ? {} : { lastAt }),
        }))
        .toSorted((left, right) => (left.id < right.id ? -1 : 1)),
  }
}

/** A finding of an inspection, with the provisions that what it found breaks beside the inspection's own. */
export const besides = (finding: Finding, clauses: readonly ClauseId[]): Finding =>
  Object.freeze({ ...finding, clauses: Object.freeze([...new Set([...finding.clauses, ...clauses])]) })

interface Growing extends Pick<Sighting, 'finding' | 'gravity' | 'department' | 'about'> {
  readonly id: string
  count: number
  customers: number
  lastCustomer?: string
  lastAt?: Instant
  readonly examples: string[]
}

const mostExamples = 10

const grow = (one: Growing, { customer, example, at }: Sighting): void => {
  one.count += 1
  if (customer !== undefined && customer !== one.lastCustomer) {
    one.customers += 1
    one.lastCustomer = customer
  }
  if (example !== undefined && one.examples.length < mostExamples && !one.examples.includes(example))
    one.examples.push(example)
  if (at !== undefined) one.lastAt = Math.max(one.lastAt ?? at, at)
}

const idOf = ({ finding, department, about }: Sighting): string =>
  toHex(sha256(encodeText(JSON.stringify([finding.rule, finding.reason, department ?? '', ...about])))).slice(
    0,
    32,
  )
