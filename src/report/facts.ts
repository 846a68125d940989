/**
 * What does a vault's database tell of how the policy is kept, without any key? Counts by month, category, purpose, recipient and
 * rule; no customer, no member of staff, no value.
 */

import { z } from 'zod'
import { TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import type { RuleId } from '../core/finding'
import { agreement } from '../data/agreement'
import type { AuditEvent } from '../data/audit-event'
import { consent } from '../data/consent'
import type { Store } from '../store/store'
import { listAll } from '../vault/list-all'
import { readLeaf } from '../audit/verify'
import { clausesOfRules } from './clause-answers'

/** A count by some keys. */
export interface Counted {
  readonly month: string
  readonly key: string
  readonly count: number
}

/** An agreement with a recipient, as far as it says where what goes. */
export interface AgreedFlow {
  readonly id: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly items: readonly string[]
  readonly crossBorder: boolean
  readonly untilAt: Instant
  readonly endedAt?: Instant
}

/** Disclosures to a recipient for a purpose. */
export interface Disclosed {
  readonly recipient: string
  readonly purpose: string
  readonly agreement: string
  readonly customers: number
  readonly count: number
  readonly lastAt: Instant
}

/** What people are at: requests, incidents, inspections, findings, controls. */
export interface MatterCount {
  readonly kind: string
  readonly state: string
  readonly count: number
  /** Past their deadline. */
  readonly overdue: number
}

/** What was read of a database. */
export interface VaultFacts {
  readonly customers: number
  /** Records by category. */
  readonly records: Readonly<Record<string, number>>
  /** By month and category: records that fall due, `overdue` for those that are due already. */
  readonly due: readonly Counted[]
  /** By month: `given`, `withdrawn`, `ended`. */
  readonly consents: readonly Counted[]
  readonly consentsInForce: number
  readonly agreements: readonly AgreedFlow[]
  readonly disclosures: readonly Disclosed[]
  readonly disclosuresByMonth: readonly Counted[]
  /** Events by action and outcome, as `use permit`. */
  readonly events: Readonly<Record<string, number>>
  /** Denials by rule. */
  readonly denials: ReadonlyMap<RuleId, number>
  readonly matters: readonly MatterCount[]
  readonly lastCheckpoint?: { readonly at: Instant; readonly size: number; readonly note: string }
}

/**
 * Reads the facts of a database at an instant, months in a time zone. Rejects as the store does, and with `store/corrupt` where a row
 * is not of its shape.
 *
 * @example
 * ```ts
 * const facts = await readFacts(store, { at, timeZone: 'Asia/Shanghai' })
 * facts.customers // 0
 * ```
 */
export const readFacts = (
  store: Pick<Store, 'transact'>,
  { at, timeZone }: { readonly at: Instant; readonly timeZone: string },
): Promise<VaultFacts> =>
  store.transact(async (transaction) => {
    const month = monthsIn(timeZone)
    const records = await listAll(transaction, 'record', { equals: {} })
    const consents = (await listAll(transaction, 'consent', { equals: {} })).map(({ body }) =>
      parsed(consent, body),
    )
    const agreements = (
      await listAll<'evidence', 'bySubject'>(transaction, 'evidence', {
        index: 'bySubject',
        equals: { kind: 'agreement' },
      })
    ).map(({ body }) => parsed(agreement, body))
    const disclosures = await listAll(transaction, 'disclosure', { equals: {} })
    const matters = await listAll(transaction, 'matter', { equals: {} })
    const events = (await listAll(transaction, 'event', { equals: {} })).flatMap(
      ({ leaf }) => readLeaf(leaf) ?? [],
    )
    const checkpoints = await listAll(transaction, 'checkpoint', { equals: { customer: '' } })
    const last = checkpoints.at(-1)
    return {
      customers: new Set([...records, ...disclosures].map(({ customer }) => customer)).size,
      records: countBy(records, ({ category }) => category),
      due: counted(
        records.flatMap(({ due_at, category }) =>
          due_at === null ? [] : [[due_at <= at ? 'overdue' : month(due_at), category] as const],
        ),
      ),
      consents: counted(
        consents.flatMap(({ givenAt, endedAt, state }) => [
          [month(givenAt), 'given'] as const,
          ...(endedAt === undefined
            ? []
            : [[month(endedAt), state === 'withdrawn' ? 'withdrawn' : 'ended'] as const]),
        ]),
      ),
      consentsInForce: consents.filter(
        ({ state, fromAt, untilAt }) =>
          (state === 'given' || state === 'renewed') && fromAt <= at && at < untilAt,
      ).length,
      agreements: agreements.map(({ id, recipient, purposes, items, crossBorder, untilAt, endedAt }) => ({
        id,
        recipient,
        purposes,
        items,
        crossBorder: crossBorder !== false,
        untilAt,
        ...(endedAt === undefined ? {} : { endedAt }),
      })),
      disclosures: disclosed(disclosures),
      disclosuresByMonth: counted(disclosures.map((row) => [month(row.at), row.recipient] as const)),
      events: countBy(events, ({ action, outcome }) => `${action} ${outcome}`),
      denials: deniedBy(events),
      matters: mattersOf(matters, at),
      ...(last === undefined ? {} : { lastCheckpoint: { at: last.at, size: last.size, note: last.note } }),
    }
  })

/** The month of an instant, as `2026-01`. */
export const monthsIn = (timeZone: string): ((at: Instant) => string) => {
  const format = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', timeZone })
  return (at) => {
    const parts = format.formatToParts(at)
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
    return `${part('year')}-${part('month')}`
  }
}

const parsed = <A>(shape: z.ZodType<A>, body: string): A => {
  const read = z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape)
    .safeParse(body)
  if (read.success) return read.data
  throw new TutelaError({
    kind: 'store/corrupt',
    message: 'a row is not of its shape',
    remedy: 'restore the database from a copy that was not changed by hand',
  })
}

const countBy = <A>(list: readonly A[], keyOf: (one: A) => string): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

const counted = (pairs: readonly (readonly [month: string, key: string])[]): readonly Counted[] =>
  Object.entries(countBy(pairs, ([month, key]) => JSON.stringify([month, key]))).map(([pair, count]) => {
    const [month = '', key = ''] = pair.slice(2, -2).split('","')
    return { month, key, count }
  })

const disclosed = (
  rows: readonly {
    readonly customer: string
    readonly at: Instant
    readonly recipient: string
    readonly purpose: string
    readonly agreement: string
  }[],
): readonly Disclosed[] =>
  groupsOf(rows, ({ recipient, purpose, agreement: id }) => JSON.stringify([recipient, purpose, id])).flatMap(
    (group) => {
      const [first] = group
      if (first === undefined) return []
      const { recipient, purpose } = first
      const lastAt = group.reduce((latest, { at }) => Math.max(latest, at), first.at)
      const customers = new Set(group.map(({ customer }) => customer)).size
      return [{ recipient, purpose, agreement: first.agreement, customers, count: group.length, lastAt }]
    },
  )

const deniedBy = (events: readonly AuditEvent[]): ReadonlyMap<RuleId, number> => {
  const counts = new Map<RuleId, number>()
  const known = new Map<string, RuleId>([...clausesOfRules.keys()].map((rule) => [rule, rule]))
  for (const { outcome, rules = [] } of events)
    if (outcome === 'deny')
      for (const name of rules) {
        const rule = known.get(name)
        if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1)
      }
  return counts
}

const mattersOf = (
  rows: readonly { readonly kind: string; readonly state: string; readonly due_at: Instant | null }[],
  at: Instant,
): readonly MatterCount[] =>
  groupsOf(rows, ({ kind, state }) => JSON.stringify([kind, state])).flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const overdue = group.filter(({ due_at }) => due_at !== null && due_at <= at).length
    return [{ kind: first.kind, state: first.state, count: group.length, overdue }]
  })

const groupsOf = <A>(list: readonly A[], keyOf: (one: A) => string): readonly (readonly A[])[] => {
  const groups = new Map<string, A[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return [...groups.values()]
}
