/**
 * How is a customer found by a value? Through the blind index; that somebody exists is information, so each one found is
 * decided as a use. Nobody found, and nobody who may be known of, are one answer.
 */

import { TutelaError } from '../core/error'
import type { Finding } from '../core/finding'
import type { Work } from '../core/work'
import { blindIndex } from '../crypto/blind-index'
import type { Actor } from '../data/actor'
import { listAll } from './list-all'
import type { FindAnswer } from './answer'
import { actorOf, ruleIds } from './event-parts'
import type { VaultInside } from './inside'
import { operateTogether } from './group'
import type { Act } from './operation'
import { decideOne } from './use'

/** Who looks for whom, by which value of which item, and for what. */
export interface FindInput {
  readonly actor: Actor
  readonly purpose: string
  readonly by: { readonly item: string; readonly value: unknown }
  readonly manner?: string | undefined
}

/** The customers with this value whom the actor may know of for the purpose. */
export const find = (inside: VaultInside, input: FindInput): Work<FindAnswer> =>
  operateTogether(inside, 1, async (act) => {
    const found = await lookUp(act, input.by)
    const customers: string[] = []
    const rules = new Set<string>()
    for (const customer of found) {
      const { decision } = await decideOne(act, { ...input, customer, items: [input.by.item] })
      if (decision.outcome === 'permit') customers.push(customer)
      else for (const rule of ruleIds(decision.findings)) rules.add(rule)
    }
    // A question that no evidence could permit is denied whether anybody was found or not.
    const general = await findingsWithoutCustomer(act, input)
    const outcome = general.length > 0 && customers.length === 0 ? 'deny' : 'permit'
    for (const customer of outcome === 'permit' ? customers : [])
      act.tell({ ...aboutOf(input), outcome: 'permit', customer })
    for (const rule of outcome === 'deny' ? ruleIds(general) : []) rules.add(rule)
    const event = act.tell({ ...aboutOf(input), outcome, rules: [...rules].sort() })
    return outcome === 'deny' ? { outcome, findings: general, event } : { outcome, customers, event }
  })

const aboutOf = ({ actor, purpose, by, manner }: FindInput) => ({
  action: 'find' as const,
  actor: actorOf(actor),
  purposes: [purpose],
  items: [by.item],
  manner: manner ?? 'screen',
})

/** The rules that the actor and the policy break by themselves; what depends on a customer would tell of one. */
const findingsWithoutCustomer = async (act: Act, input: FindInput): Promise<readonly Finding[]> => {
  const { decision } = await decideOne(act, { ...input, customer: nobody, items: [input.by.item] })
  if (decision.outcome === 'permit') return []
  return decision.findings.filter(({ rule, effect }) => effect === 'deny' && ofTheActor.has(rule))
}

/** An id that no customer has. */
const nobody = ' nobody '

const ofTheActor: ReadonlySet<string> = new Set([
  'use/authority',
  'use/undertaking',
  'use/purpose',
  'use/minimal',
  'use/approval',
  'act/suspension',
])

const lookUp = async (act: Act, { item, value }: FindInput['by']): Promise<readonly string[]> => {
  const [category = '', field = ''] = item.split('.')
  const items = act.inside.policy.categories.get(category)?.items
  const findBy = items !== undefined && Object.hasOwn(items, field) ? items[field]?.findBy : undefined
  if (findBy === undefined) throw new TutelaError(notFindable)
  const key = await act.inside.derived.index(item)
  const customers = new Set<string>()
  for (const text of findBy(value))
    for (const row of await listAll(act.transaction, 'index_entry', {
      index: 'byTag',
      equals: { item, tag: blindIndex(key, text) },
    }))
      customers.add(row.customer)
  return [...customers].sort()
}

const notFindable = {
  kind: 'input/invalid',
  message: 'customers are not found by this item',
  remedy: 'name an item that is marked with `findBy`, as `basic.phone`',
} as const
