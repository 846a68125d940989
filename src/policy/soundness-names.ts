/** Does a policy use only names that it declares? Every reference from one rule to another, one line each. */

import type { Category } from '../data/category'
import type { Json } from '../data/plain-json'
import { membersOf } from './merge'
import { quoteName, remedyFor } from './names'
import type { Problem } from './soundness-problem'

type Target = 'departments' | 'positions' | 'purposes' | 'channels' | 'recipients' | 'items' | 'patterns'

/** Where names stand, and what they name. */
const references: readonly (readonly [place: string, target: Target])[] = [
  ['supervision', 'positions'],
  ['positions.*.department', 'departments'],
  ['positions.*.grants.*.purposes.*', 'purposes'],
  ['positions.*.grants.*.items.*', 'patterns'],
  ['positions.*.collects.*.channels.*', 'channels'],
  ['positions.*.collects.*.items.*', 'patterns'],
  ['categories.*.owner', 'departments'],
  ['purposes.*.needs.*', 'items'],
  ['purposes.*.compatibleWith.*', 'purposes'],
  ['controls.*.owner', 'departments'],
  ['oversight.plans.*.departments.*', 'departments'],
  ['oversight.plans.*.by', 'positions'],
  ['cycles.routes.*.purposes.*', 'purposes'],
  ['cycles.routes.*.recipients.*', 'recipients'],
  ['cycles.routes.*.steps.*', 'positions'],
]

const words: Readonly<Record<Target, string>> = {
  departments: 'department',
  positions: 'position',
  purposes: 'purpose',
  channels: 'channel',
  recipients: 'recipient',
  items: 'item',
  patterns: 'item',
}

/** Beyond these a name is told without the one that it is near to: a file of nothing but misspelt names is no near miss. */
const mostSuggestions = 100

/** Every name that nothing declares (1.2), and every item that its category doesn't have. */
export const nameProblems = (
  document: Json,
  definitions: ReadonlyMap<string, Category>,
): readonly Problem[] => {
  const known = namesOf(document)
  const problems: Problem[] = []
  const tell = (
    code: string,
    place: Place,
    message: string,
    names: ReadonlySet<string>,
    otherwise: string,
  ) => {
    const near = problems.length < mostSuggestions ? [...names].slice(0, 1000) : []
    problems.push({ code, path: place.path, message, remedy: remedyFor(place.name, near, otherwise) })
  }
  for (const [pattern, target] of references)
    for (const place of placesOf(document, pattern.split('.'), []))
      if (!known[target].has(place.name))
        tell(
          'name/unknown',
          place,
          `${quoteName(place.name)} is no ${words[target]} of this policy`,
          known[target],
          `declare it under \`${target === 'patterns' ? 'items' : target}\` or leave it out`,
        )
  const categories = new Set(Object.keys(membersOf(membersOf(document)['categories'])))
  for (const item of known.items) {
    const place = { name: item.split('.')[0] ?? item, path: ['items', item] }
    const definition = definitions.get(place.name)
    if (!categories.has(place.name))
      tell(
        'item/no-category',
        place,
        `${quoteName(item)} is of a category that this policy doesn't declare`,
        categories,
        `declare it under \`categories\``,
      )
    else if (definition !== undefined) {
      const items = new Set(Object.values(definition.items).map(({ name }) => name))
      if (!items.has(item))
        tell(
          'item/undefined',
          { ...place, name: item },
          `the category ${quoteName(place.name)} defines no ${quoteName(item)}`,
          items,
          'add it by `extendCategory`',
        )
    }
  }
  return problems
}

interface Place {
  readonly name: string
  readonly path: readonly PropertyKey[]
}

const namesOf = (document: Json): Readonly<Record<Target, ReadonlySet<string>>> => {
  const members = membersOf(document)
  const keys = (section: string): readonly string[] => Object.keys(membersOf(members[section]))
  const items = keys('items')
  return {
    departments: new Set(keys('departments')),
    positions: new Set(keys('positions')),
    purposes: new Set(keys('purposes')),
    channels: new Set(keys('channels')),
    recipients: new Set(keys('recipients')),
    items: new Set(items),
    patterns: new Set([...items, ...keys('categories').map((category) => `${category}.*`)]),
  }
}

/** The texts at a pattern of places; `*` stands for every member or element. */
const placesOf = (
  value: Json | undefined,
  [part, ...rest]: readonly string[],
  path: readonly PropertyKey[],
): readonly Place[] => {
  if (part === undefined) return typeof value === 'string' ? [{ name: value, path }] : []
  if (Array.isArray(value))
    return part === '*' ? value.flatMap((element, at) => placesOf(element, rest, [...path, at])) : []
  const members = membersOf(value)
  return (part === '*' ? Object.keys(members) : Object.hasOwn(members, part) ? [part] : []).flatMap((key) =>
    placesOf(members[key], rest, [...path, key]),
  )
}
