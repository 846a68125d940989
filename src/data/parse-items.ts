/** Which of these values are accurate (1.3.2)? Each is parsed alone by its item's schema; nothing is repaired or dropped unsaid. */

import type { Category, Item } from './category'
import { copyPlain, type Json, notPlain } from './plain-json'
import { keysOf, type Refusal, refusal, toRefusal } from './refusal'

/** What came of values: the parsed ones by field, and each reason against another. */
export interface ParsedItems<Field extends string = string> {
  readonly accepted: { readonly [F in Field]?: Json }
  readonly refused: readonly Refusal[]
}

/**
 * Parses values by field, each alone: one that is refused leaves the others accepted, in their canonical form. A field
 * that the category lacks is refused too, told by its position alone; `undefined` counts as not given. Total: any
 * input gives an answer, and no refusal holds a part of a value; of one item at most 100 reasons are told.
 *
 * @example
 * ```ts
 * parseItems(basic, { name: '李雷', companyCode: '1' })
 * // { accepted: { name: '李雷' }, refused: [{ item: 'basic.companyCode', path: [], code: 'format/length', message: … }] }
 * ```
 */
export const parseItems = <Field extends string>(
  category: Category<string, Field>,
  values: unknown,
): ParsedItems<Field> => {
  const accepted: { [F in Field]?: Json } = {}
  const refused: Refusal[] = []
  const given = fieldsOf(values)
  if (given === undefined) return { accepted, refused: [refusal(category.name, [], 'plain')] }
  for (const [at, [field, read]] of given.entries()) {
    if (!isField(category, field)) {
      refused.push(refusal(category.name, [at], 'unknown'))
      continue
    }
    const parsed = parseItem(category.items[field], read)
    if ('refused' in parsed) refused.push(...parsed.refused)
    else if (parsed.value !== undefined) accepted[field] = parsed.value
  }
  return { accepted, refused }
}

const isField = <Field extends string>(category: Category<string, Field>, field: string): field is Field =>
  Object.hasOwn(category.items, field)

/** The own fields, each with a way to read it, which may throw; undefined where the values are no object. */
const fieldsOf = (values: unknown): readonly (readonly [string, () => unknown])[] | undefined => {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined
  try {
    return Object.keys(values).map((field) => [field, () => Reflect.get(values, field)] as const)
  } catch {
    // A proxy's own error may hold a value.
    return undefined
  }
}

/** Of a list of a thousand wrong entries, enough to see what is wrong. */
const mostReasons = 100

type Parsed = { readonly value: Json | undefined } | { readonly refused: readonly Refusal[] }

const parseItem = (item: Item, read: () => unknown): Parsed => {
  try {
    const given = read()
    if (given === undefined) return { value: undefined }
    const plain = copyPlain(given)
    if (plain === notPlain) return { refused: [refusal(item.name, [], 'plain')] }
    const result = item.schema.safeParse(plain)
    if (!result.success) {
      const tell = toRefusal(item.name, keysOf(item.schema))
      return { refused: result.error.issues.slice(0, mostReasons).map(tell) }
    }
    if (result.data === undefined) return { value: undefined }
    const value = copyPlain(result.data)
    return value === notPlain ? { refused: [refusal(item.name, [], 'plain')] } : { value }
  } catch {
    // A getter, or an adopter's schema; what it said may hold the value.
    return { refused: [refusal(item.name, [], 'rule')] }
  }
}
