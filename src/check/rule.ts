/** How is a finding made? From a rule's own table entry, where id, clauses and both texts stand; it adds only names and ids. */

import type { ClauseId } from '../core/clause'
import type { EvidenceKind, Finding, RuleId } from '../core/finding'

/** One way in which a rule is broken. */
export interface Reason {
  readonly kind: Finding['kind']
  readonly en: string
  readonly zh: string
  /** The evidence that would close the gap. */
  readonly closes?: EvidenceKind
}

/** A rule: the clauses it comes from, and the ways in which it is broken. */
export interface Rule {
  readonly clauses: readonly ClauseId[]
  readonly reasons: Readonly<Record<string, Reason>>
}

/** What a finding concerns. */
export type Concern = Pick<Finding, 'items' | 'purposes' | 'recipient' | 'evidence' | 'at'> & {
  readonly department?: string
}

/** Makes findings of one rule and reason. */
export type MakeFinding = (concern: Concern, effect?: Finding['effect']) => Finding

/** The makers of a table of rules, by rule and reason. */
export type Makers<T extends Readonly<Record<string, Rule>>> = {
  readonly [R in keyof T]: { readonly [K in keyof T[R]['reasons']]: MakeFinding }
}

/** Nothing found. */
export const none: readonly Finding[] = Object.freeze([])

/** The makers of a table of rules. */
export const findingMakers = <const T extends Readonly<Partial<Record<RuleId, Rule>>>>(
  table: T,
): Makers<T> => {
  const entries = Object.entries(table).map(([id, rule]) => [
    id,
    Object.fromEntries(
      Object.entries(rule.reasons).map(([name, reason]) => [
        name,
        findingMaker(id as RuleId, rule, name, reason),
      ]), // the table's type allows no other key
    ),
  ])
  return Object.freeze(Object.fromEntries(entries))
}

/** A maker for one reason of one rule; its texts are frozen once and shared by all findings. */
const findingMaker = (id: RuleId, rule: Rule, name: string, reason: Reason): MakeFinding => {
  const message = Object.freeze({ en: reason.en, zh: reason.zh })
  const clauses = Object.freeze([...rule.clauses])
  return ({ department, ...concerned }, effect = 'deny') => {
    Object.freeze(concerned.items)
    Object.freeze(concerned.purposes)
    const closes = reason.closes === undefined ? undefined : closing(reason.closes, concerned, department)
    const finding = { rule: id, reason: name, clauses, kind: reason.kind, effect, message, ...concerned }
    return Object.freeze(closes === undefined ? finding : { ...finding, closes })
  }
}

const closing = (evidence: EvidenceKind, concern: Concern, department: string | undefined) =>
  Object.freeze({
    evidence,
    ...(concern.purposes === undefined ? {} : { purposes: concern.purposes }),
    ...(concern.items === undefined ? {} : { items: concern.items }),
    ...(concern.recipient === undefined ? {} : { recipient: concern.recipient }),
    ...(department === undefined ? {} : { department }),
  })
