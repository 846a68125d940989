/** Which categories does a company bring along? The definitions in its extension, each checked again as `defineCategory` does. */

import type { Category } from '../data/category'
import { defineCategory } from '../data/define-category'
import type { Problem } from './soundness-problem'

/** What was found, and the extension without the definitions: plain data, if it is what it should be. */
export interface Definitions {
  readonly categories: readonly Category[]
  readonly rest: unknown
  readonly problems: readonly Problem[]
}

/** Takes the definitions out of an extension, and reads those of a list. It never throws. */
export const readDefinitions = (extension: unknown, listed: readonly unknown[]): Definitions => {
  const problems: Problem[] = []
  const categories: Category[] = []
  const read = (definition: unknown, path: readonly string[], expected?: string): void => {
    const category = readCategory(definition)
    if (category === undefined) problems.push(unfit(path))
    else if (expected !== undefined && category.name !== expected)
      problems.push(otherName(path, category.name))
    else categories.push(category)
  }
  for (const definition of listed) read(definition, [])
  try {
    return { categories, rest: withoutDefinitions(extension, read), problems }
  } catch {
    // an accessor or a proxy threw; it is told when the extension is copied
    return { categories, rest: extension, problems }
  }
}

const withoutDefinitions = (
  extension: unknown,
  read: (definition: unknown, path: readonly string[], expected: string) => void,
): unknown => {
  const rules = isObject(extension) ? memberOf(extension, 'categories') : undefined
  if (!isObject(extension) || !isObject(rules)) return extension
  const entries = Object.entries(rules).map(([name, rule]): [string, unknown] => {
    if (!isObject(rule) || !Object.hasOwn(rule, 'definition')) return [name, rule]
    const { definition, ...rest } = rule
    read(definition, ['categories', name, 'definition'], name)
    return [name, rest]
  })
  return { ...extension, categories: Object.fromEntries(entries) }
}

/** A category made anew from its marked schemas, so that one that was put together by hand is judged as any other. */
const readCategory = (definition: unknown): Category | undefined => {
  try {
    if (!isObject(definition) || !isObject(definition['items'])) return undefined
    const { name, label, credit, items } = definition
    const schemas = Object.fromEntries(
      Object.entries(items).map(([field, item]) => [field, isObject(item) ? item['schema'] : undefined]),
    )
    // A parse boundary: `defineCategory` looks at each part and throws for what it isn't.
    const category: unknown = Reflect.apply(defineCategory, undefined, [
      { name, label, credit: credit === true, items: schemas },
    ])
    return category as Category
  } catch {
    return undefined // told as `category/unfit`: whatever was thrown comes from what was handed over
  }
}

const memberOf = (value: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unfit = (path: readonly string[]): Problem => ({
  code: 'category/unfit',
  path,
  message: 'this is no category',
  remedy: 'give what `defineCategory` or `extendCategory` made',
})

const otherName = (path: readonly string[], name: string): Problem => ({
  code: 'category/name',
  path,
  message: `this defines the category \`${name}\``,
  remedy: `put it under \`categories.${name}\``,
})
