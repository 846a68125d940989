/** Whose policy does the story run on? The standard one, with the partners of the source as recipients; and who in it does what. */

import type { Staff } from '../data/actor'
import { definePolicy } from '../policy/define'
import type { Policy } from '../policy/policy'
import { standardPolicy } from '../policy/standard'
import type { DemoSource, DemoStaff } from './source'

/** The company that the story is about. */
export interface Company {
  readonly policy: Policy
  readonly source: DemoSource
  /** The first of the staff in a position. */
  readonly staffIn: (position: string) => Staff
  /** Somebody who may collect these items through a channel, if anybody may. */
  readonly collectorOf: (channel: string, items: readonly string[]) => Staff | undefined
}

/** The company of a source. */
export const companyOf = (source: DemoSource): Company => {
  const recipients = Object.fromEntries(
    source.partners.map(({ id, label, country }) => [id, { label, country }]),
  )
  const policy: Policy = definePolicy(
    standardPolicy({
      organization: source.name === 'northwind' ? 'Northwind Traders' : 'Songhe Trading',
      transactionYears: 5,
      creditBusiness: true,
      country: source.name === 'northwind' ? 'US' : 'CN',
      timeZone: source.name === 'northwind' ? 'UTC' : 'Asia/Shanghai',
      recipients,
    }),
  )
  return {
    policy,
    source,
    staffIn: (position) =>
      actorOf(
        source.staff.find(({ actor }) => actor.position === position),
        position,
      ),
    collectorOf: (channel, items) =>
      source.staff.map(({ actor }) => actor).find((actor) => mayCollect(policy, actor, channel, items)),
  }
}

const actorOf = (member: DemoStaff | undefined, position: string): Staff =>
  member?.actor ?? { kind: 'staff', id: 'nobody', department: 'none', position }

const mayCollect = (
  policy: Policy,
  { position }: Staff,
  channel: string,
  items: readonly string[],
): boolean =>
  (policy.document.positions[position]?.collects ?? []).some(
    (rule) =>
      rule.channels.includes(channel) &&
      items.every((item) => rule.items.includes(item) || rule.items.includes(`${item.split('.')[0]}.*`)),
  )
