/** What may an author leave unsaid? The members that have a safe default, filled in before the document is judged. */

import type { Category } from '../data/category'
import type { Json } from '../data/plain-json'
import { copyPlainly } from './define-plain'
import { membersOf } from './merge'
import { itemRulesOf } from './standard-items'

/**
 * A document with its defaults: labels are the names; a purpose rests on consent and keeps for a year; a position is
 * granted nothing; a recipient is in the policy's own country; what `categories` define is as they define it.
 */
export const withDefaults = (document: Json, categories: readonly Category[]): Json => {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document
  const members = membersOf(document)
  const filled: Record<string, Json> = { ...members }
  const fill = (section: string, defaultsOf: (name: string) => Readonly<Record<string, Json>>): void => {
    const rules = members[section]
    if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) return
    filled[section] = Object.fromEntries(
      Object.entries(membersOf(rules)).map(([name, rule]) => [
        name,
        typeof rule === 'object' && rule !== null && !Array.isArray(rule)
          ? { ...defaultsOf(name), ...membersOf(rule) }
          : rule,
      ]),
    )
  }
  const label = (name: string) => ({ label: { en: name, zh: name } })
  const definitions = new Map(categories.map((category) => [category.name, category]))
  fill('departments', label)
  fill('positions', (name) => ({ ...label(name), grants: [], collects: [] }))
  fill('purposes', (name) => ({ ...label(name), basis: { kind: 'consent' }, keep: 'P1Y' }))
  fill('channels', label)
  fill('controls', label)
  fill('recipients', (name) => ({ ...label(name), country: members['country'] ?? '' }))
  fill('categories', (name) => {
    const definition = definitions.get(name)
    return definition === undefined
      ? label(name)
      : { label: { ...definition.label }, ...(definition.credit ? { credit: true } : {}) }
  })
  const declared = membersOf(members['categories'])
  const items = categories
    .filter(({ name }) => Object.hasOwn(declared, name))
    .flatMap((category) => Object.entries(membersOf(copyPlainly(itemRulesOf(category)).value)))
  if (items.length > 0) filled['items'] = { ...Object.fromEntries(items), ...membersOf(members['items']) }
  return filled
}
