/**
 * How is evidence held for many questions? Beside each customer, their consents looked up once, and how things stand for a
 * purpose, kept for the span in which nothing changes. It never outlives the evidence: what is read anew is indexed anew.
 */

import type { Decision } from '../core/decision'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import type { View } from '../data/view'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { type CustomerEvidence, customerEvidence } from './customer-evidence'
import { type Standing, standingAt } from './standing'

declare const opaque: unique symbol

/** Evidence made ready for decisions of one policy. It is a snapshot: a change to the evidence afterwards isn't seen. */
export interface EvidenceIndex {
  readonly [opaque]: 'evidence'
}

/** What an index holds inside. */
export interface Indexed extends EvidenceIndex {
  readonly mark: typeof mark
  readonly tables: PolicyTables
  readonly evidence: Evidence
  /** The customer asked for last, and theirs. */
  customer: string
  held: CustomerStanding
  readonly customers: Map<string, CustomerStanding>
  answered: Answered
}

/** The question asked last and its answer, which stays right for the whole span of its standing. */
export interface Answered extends AskedNames {
  readonly question: object
  readonly actor: string
  readonly customer: string
  readonly manner: string
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly decision: Decision<View>
}

/** The names of a question by staff, and its items as the two words of a set of at most 64; no such question has `low` -1. */
export interface AskedNames {
  readonly purpose: string
  readonly position: string
  readonly department: string
  readonly low: number
  readonly high: number
}

interface CustomerStanding {
  readonly given: CustomerEvidence
  /** By the index of the purpose, unknown ones last: the standing asked for last, and those before it. */
  readonly latest: (Standing | undefined)[]
  readonly earlier: Standing[][]
}

const nobody: CustomerEvidence = { customer: '', covers: [], choices: [], holds: [], records: [] }

/** The names of a question that isn't recalled by its names. */
export const namedOtherwise: AskedNames = { purpose: '', position: '', department: '', low: 0, high: 0 }

const unanswered: Answered = {
  ...namedOtherwise,
  question: {},
  actor: '',
  customer: '',
  manner: '',
  fromAt: Infinity,
  untilAt: -Infinity,
  decision: { outcome: 'deny', findings: [] },
}

/** Nobody outside can write this object into another one, so nothing else passes for an index. */
const mark = Object.freeze({})

/** The index of evidence whose shape is known to be right. */
export const indexOf = (tables: PolicyTables, evidence: Evidence): Indexed => {
  const held: CustomerStanding = { given: nobody, latest: [], earlier: [] }
  const index = { mark, tables, evidence, customer: '', held, customers: new Map(), answered: unanswered }
  return index as Omit<Indexed, typeof opaque> as Indexed // the symbol is only a type, so that nobody else makes one
}

/** Is this an index, made for this policy? */
export const isIndexed = (value: Partial<Indexed>, tables: PolicyTables): value is Indexed =>
  value.mark === mark && value.tables === tables

/** The evidence inside an index of whichever policy. */
export const evidenceInside = (value: unknown): Evidence | undefined =>
  typeof value === 'object' && value !== null && 'mark' in value && value.mark === mark
    ? (value as Indexed).evidence // the mark proves it
    : undefined

/** The part of the evidence that is about the customer. */
export const customerIn = (index: Indexed, customer: string): CustomerEvidence =>
  heldOf(index, customer).given

/** How the evidence stands for a customer and a purpose at an instant. */
export const standingIn = (
  index: Indexed,
  customer: string,
  purpose: PurposeTable | undefined,
  at: Instant,
): Standing => {
  const held = index.customer === customer ? index.held : heldOf(index, customer)
  const slot = purpose === undefined ? index.tables.purposes.length : purpose.index
  const latest = held.latest[slot]
  return latest !== undefined && latest.fromAt <= at && at < latest.untilAt
    ? latest
    : standingAmong(index, held, slot, purpose, at)
}

const standingAmong = (
  { tables, evidence }: Indexed,
  held: CustomerStanding,
  slot: number,
  purpose: PurposeTable | undefined,
  at: Instant,
): Standing => {
  const earlier = (held.earlier[slot] ??= [])
  let standing = earlier.find((one) => one.fromAt <= at && at < one.untilAt)
  if (standing === undefined) {
    standing = standingAt(tables, evidence, held.given, purpose, at)
    earlier.push(standing)
  }
  held.latest[slot] = standing
  return standing
}

const heldOf = (index: Indexed, customer: string): CustomerStanding => {
  if (index.customer === customer) return index.held
  let held = index.customers.get(customer)
  if (held === undefined) {
    const slots = index.tables.purposes.length + 1
    held = {
      given: customerEvidence(index.tables, index.evidence, customer),
      latest: Array<Standing | undefined>(slots).fill(undefined),
      earlier: [],
    }
    index.customers.set(customer, held)
  }
  index.customer = customer
  index.held = held
  return held
}
