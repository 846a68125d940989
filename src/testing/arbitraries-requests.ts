/** What may be asked under a policy? Collecting, using and sharing about one matter: what a position may do for the most part, else anything. */

import * as fc from 'fast-check'
import type { Instant } from '../core/instant'
import type { Actor } from '../data/actor'
import type { PolicyDocument } from '../data/policy'
import type { CollectRequest, ShareRequest, UseRequest } from '../data/request'
import { day, dense, mostly, oneOf, seldom, someOf } from './arbitraries-chances'

/** The three questions about one customer, purpose and list of items, by one actor. */
export interface Requests {
  readonly collect: CollectRequest
  readonly use: UseRequest
  readonly share: ShareRequest
}

/** The people of random evidence: customers, and staff beside the one who asks. */
export const people = {
  customers: ['c-1', 'c-2'],
  actor: 'e-1',
  approver: 'e-2',
  staff: ['e-1', 'e-2', 'e-3'],
}

/** Names that no sound policy can have, or that are taken by the language. */
const unknown = oneOf('none', 'toString', 'constructor', '__proto__', '')
const unknownItem = oneOf('none.x', 'visit.none', 'toString', '__proto__', 'constructor.name')

/**
 * Requests to collect, use and share under a policy, at an instant: for the most part such as a position of the policy may
 * make, else by others, for other items and purposes, by unknown names.
 *
 * @example
 * ```ts
 * const document = standardPolicy({ organization: 'Acme', transactionYears: 5 })
 * fc.sample(requestsUnder(document, Date.UTC(2026, 0, 31)), 3).length // 3
 * ```
 */
export const requestsUnder = (document: PolicyDocument, at: Instant): fc.Arbitrary<Requests> => {
  const matters = mattersOf(document)
  const [purposes, channels, recipients, items] = (
    ['purposes', 'channels', 'recipients', 'items'] as const
  ).map((section) => Object.keys(document[section])) as [string[], string[], string[], string[]] // of four
  return fc
    .record({
      matter: fc.nat({ max: Math.max(0, matters.length - 1) }),
      chosen: fc.integer({ min: 1, max: 63 }),
      more: seldom(
        fc.oneof(
          someOf(items, 1, 3),
          unknownItem.map((one) => [one]),
        ),
      ),
      actor: actors(document),
      customer: mostly('c-1', fc.constant('c-2')),
      purpose: seldom(fc.oneof(oneOf(...purposes), unknown)),
      also: mostly(
        [] as string[],
        someOf(purposes, 0, 2),
        unknown.map((one) => [one]),
      ),
      none: mostly(false, fc.constant(true)),
      recipient:
        recipients.length === 0
          ? unknown
          : fc.oneof({ arbitrary: oneOf(...recipients), weight: 30 }, unknown),
      channel: fc.oneof({ arbitrary: fc.nat(20), weight: 30 }, unknown),
      supplier: mostly(true, fc.constant(false)),
      manner: mostly('screen', oneOf('export')),
      notice: mostly('n-1' as string | undefined, oneOf('n-2', undefined)),
      age: fc.oneof({ arbitrary: oneOf(0, 1, day / 2), weight: 12 }, oneOf(2 * day, day, 40 * day, -1, -day)),
      inaccurate: mostly([] as string[], someOf(items, 1, 2)),
    })
    .map((draft) => {
      const matter = matters[draft.matter] ?? nothing
      const few = matter.items.filter((_, place) => ((draft.chosen >> (place % 6)) & 1) === 1)
      const asked = [...(few.length === 0 ? matter.items : few).slice(0, 5), ...(draft.more ?? [])]
      const purpose = draft.purpose ?? matter.purpose
      const about = { customer: draft.customer, items: asked.length === 0 ? ['none.x'] : asked }
      const actor = draft.actor(matter)
      const through = matter.channels.length === 0 ? channels : matter.channels
      return {
        use: { actor, ...about, purpose, manner: draft.manner },
        share: { actor, ...about, purpose, recipient: draft.recipient },
        collect: dense({
          actor,
          ...about,
          channel:
            typeof draft.channel === 'string'
              ? draft.channel
              : (through[draft.channel % through.length] ?? 'none'),
          supplier: draft.supplier ? draft.recipient : undefined,
          purposes: draft.none ? [] : [purpose, ...draft.also],
          notice: draft.notice,
          capturedAt: at - draft.age,
          inaccurate: draft.inaccurate.map((item) => ({ item, reason: 'format/length' })),
        }),
      }
    })
}

/** What a position may do: use items for a purpose, and collect them through channels. */
interface Matter {
  readonly position: string
  readonly department: string
  readonly purpose: string
  readonly items: readonly string[]
  readonly channels: readonly string[]
}

const nothing: Matter = {
  position: 'nobody',
  department: 'nowhere',
  purpose: 'none',
  items: ['none.x'],
  channels: [],
}

const mattersOf = (document: PolicyDocument): readonly Matter[] =>
  Object.entries(document.positions).flatMap(([position, rule]) =>
    Object.entries(document.purposes).flatMap(([purpose, { needs }]) => {
      const granted = needs.filter((item) =>
        rule.grants.some((grant) => grant.purposes.includes(purpose) && isNamed(grant.items, item)),
      )
      if (granted.length === 0) return []
      const collected = granted.filter((item) => rule.collects.some((one) => isNamed(one.items, item)))
      const items = collected.length === 0 ? granted : collected
      const channels = Object.keys(document.channels).filter((channel) =>
        rule.collects.some((one) => one.channels.includes(channel) && isNamed(one.items, items[0] ?? '')),
      )
      return [{ position, department: rule.department, purpose, items, channels }]
    }),
  )

const isNamed = (patterns: readonly string[], item: string): boolean =>
  patterns.includes(item) || patterns.includes(`${item.slice(0, item.indexOf('.'))}.*`)

/** Who asks: staff in the position for the most part, else the customer, or somebody in another position or in none. */
const actors = (document: PolicyDocument): fc.Arbitrary<(matter: Matter) => Actor> => {
  const positions = Object.keys(document.positions)
  return fc.oneof(
    {
      arbitrary: oneOf(
        (matter: Matter): Actor => ({
          kind: 'staff',
          id: people.actor,
          department: matter.department,
          position: matter.position,
        }),
      ),
      weight: 40,
    },
    {
      arbitrary: mostly<Actor>(
        { kind: 'customer', id: 'c-1' },
        fc.constant({ kind: 'customer', id: 'c-2' }),
      ).map((actor) => () => actor),
      weight: 5,
    },
    {
      arbitrary: fc.record({ id: oneOf('e-1', 'e-2'), position: oneOf(...positions, 'nobody') }).map(
        ({ id, position }) =>
          (matter: Matter): Actor => ({
            kind: 'staff',
            id,
            department: matter.department,
            position,
          }),
      ),
      weight: 3,
    },
  )
}
