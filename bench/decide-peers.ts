/** How do others answer the same requests? CASL, casbin and Cedar for position, purpose and items; the rest stays with their caller. */

import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability'
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin'
import { grantedOf, items, positions, purposes, type Question } from './decide-world'

/** Position, purpose and items alone: may this be? */
export type Peer = (question: Question) => boolean

const granted = positions.flatMap((position, row) =>
  purposes.flatMap((purpose, column) => {
    const allowed = grantedOf(row, column)
    return allowed.length === 0 ? [] : [{ position, purpose, items: allowed }]
  }),
)

/** One ability for each position; each item is one question of `can`, as its guide says. */
export const caslPeer = (): Peer => {
  const abilities = new Map<string, MongoAbility>(
    positions.map((position) => {
      const { can, build } = new AbilityBuilder(createMongoAbility)
      for (const grant of granted)
        if (grant.position === position) can(grant.purpose, 'Customer', [...grant.items])
      return [position, build()]
    }),
  )
  return ({ position, purpose, items: asked }) => {
    const ability = abilities.get(position)
    return ability !== undefined && asked.every((item) => ability.can(purpose, 'Customer', item))
  }
}

/** One line for each position and purpose, its items in one text. */
export const casbinPeer = async (): Promise<Peer> => {
  const model = newModelFromString(`
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.act == p.act && names(r.obj, p.obj)
`)
  const lines = granted.map((grant) => `p, ${grant.position}, ${grant.items.join(' ')}, ${grant.purpose}`)
  const enforcer = await newEnforcer(model, new StringAdapter(lines.join('\n')))
  const sets = new Map(granted.map((grant) => [grant.items.join(' '), new Set(grant.items)]))
  await enforcer.addFunction('names', (item: string, list: string) => sets.get(list)?.has(item) === true)
  return ({ position, purpose, items: asked }) =>
    asked.every((item) => enforcer.enforceSync(position, item, purpose))
}

/** One policy for each position and purpose, parsed once; the items of a request are in its context. */
export const cedarPeer = (): Peer => {
  const policies = granted.map(
    (grant) =>
      `permit(principal == Position::"${grant.position}", action == Action::"${grant.purpose}", resource) when { ${JSON.stringify(grant.items)}.containsAll(context.items) };`,
  )
  const parsed = preparsePolicySet('bench', { staticPolicies: policies.join('\n') })
  if (parsed.type !== 'success') throw new Error('cedar refused the policies')
  return ({ position, purpose, items: asked }) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Position', id: position },
      action: { type: 'Action', id: purpose },
      resource: { type: 'Customer', id: 'c' },
      context: { items: [...asked] },
      preparsedPolicySetId: 'bench',
      entities: [],
    })
    return answer.type === 'success' && answer.response.decision === 'allow'
  }
}

/** The least that any engine does by names: look each up in a Map, and AND the items with what is granted. */
export const floorPeer = (): Peer => {
  const itemIndex = new Map(items.map((item, index) => [item, index]))
  const grants = new Map(
    positions.map((position) => [
      position,
      new Map(
        granted
          .filter((grant) => grant.position === position)
          .map((grant) => [grant.purpose, maskOf(itemIndex, grant.items)]),
      ),
    ]),
  )
  return ({ position, purpose, items: asked }) => {
    const allowed = grants.get(position)?.get(purpose)
    if (allowed === undefined) return false
    let low = 0
    let high = 0
    for (const item of asked) {
      const index = itemIndex.get(item)
      if (index === undefined) return false
      if (index < 32) low |= 1 << index
      else high |= 1 << (index - 32)
    }
    return (low & ~allowed.low) === 0 && (high & ~allowed.high) === 0
  }
}

const maskOf = (itemIndex: ReadonlyMap<string, number>, names: readonly string[]) => {
  let low = 0
  let high = 0
  for (const name of names) {
    const index = itemIndex.get(name) ?? 0
    if (index < 32) low |= 1 << index
    else high |= 1 << (index - 32)
  }
  return { low, high }
}
