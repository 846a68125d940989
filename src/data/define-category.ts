/** How is a category declared? By its items, each classified; one that isn't is refused. Values are parsed elsewhere. */

import { z } from 'zod'
import { type Issue, TutelaError } from '../core/error'
import type { Localized } from '../core/locale'
import type { Category, Item } from './category'
import { findMark } from './item'
import { localized, name } from './names'
import { sensitivity } from './sensitivity'
import { view } from './view'

/** A category as its author writes it: schemas marked by `item`, by field. */
export interface CategoryDefinition<Name extends string, Field extends string> {
  readonly name: Name
  readonly label: Localized
  readonly credit?: boolean
  readonly items: { readonly [F in Field]: z.ZodType }
}

/**
 * Declares a category (2.1, 2.2). Throws `policy/unsound` with every item that isn't classified whole, is named like
 * a member of every object, or isn't general and has nothing to hide it.
 *
 * @example
 * ```ts
 * const membership = defineCategory({
 *   name: 'membership',
 *   label: { en: 'Membership', zh: '会员信息' },
 *   items: {
 *     level: item(z.enum(['silver', 'gold']), {
 *       label: { en: 'Level', zh: '等级' }, sensitivity: 'general', view: 'plain', mask: 'none',
 *     }),
 *   },
 * })
 * membership.items.level.name // 'membership.level'
 * ```
 */
export const defineCategory = <const Name extends string, const Field extends string>(
  definition: CategoryDefinition<Name, Field>,
): Category<Name, Field> => {
  const issues: Issue[] = []
  if (!name.safeParse(definition.name).success) issues.push(badName('a category', 'name'))
  if (!localized.safeParse(definition.label).success) issues.push(badLabel)
  const items = itemsOf(definition.name, definition.items, issues)
  refuse(definition.name, issues)
  return Object.freeze({
    name: definition.name,
    label: definition.label,
    credit: definition.credit ?? false,
    items,
  })
}

/**
 * A category with items added. Throws `policy/unsound` as `defineCategory` does, and for a field that is there already.
 *
 * @example
 * ```ts
 * const ours = extendCategory(basic, { badge: item(z.string(), mark) })
 * ours.items.badge.name // 'basic.badge'
 * ```
 */
export const extendCategory = <Name extends string, Field extends string, const Added extends string>(
  category: Category<Name, Field>,
  added: { readonly [F in Added]: z.ZodType },
): Category<Name, Field | Added> => {
  const issues = Object.keys(added)
    .filter((field) => Object.hasOwn(category.items, field))
    .map(taken)
  const more = itemsOf(category.name, added, issues)
  refuse(category.name, issues)
  return Object.freeze({ ...category, items: Object.freeze({ ...category.items, ...more }) })
}

/** The items of schemas; what is wrong with them is added to `issues`. */
const itemsOf = <Field extends string>(
  category: string,
  schemas: { readonly [F in Field]: z.ZodType },
  issues: Issue[],
): { readonly [F in Field]: Item } => {
  const items: Record<string, Item> = Object.create(null)
  for (const [field, schema] of Object.entries<z.ZodType>(schemas)) {
    const mark = findMark(schema)
    if (!name.safeParse(field).success) issues.push(badName('an item', `items.${field}`))
    else if (mark === undefined) issues.push(unclassified(field))
    else {
      const sound = markShape.safeParse(mark)
      if (sound.success)
        items[field] = Object.freeze({ ...mark, name: `${category}.${field}`, field, schema })
      else issues.push(...sound.error.issues.map((issue) => incomplete(field, issue.path)))
    }
  }
  // Every field either has its item by now or an issue that makes the caller throw.
  return Object.freeze({ ...items }) as { readonly [F in Field]: Item }
}

const markShape = z
  .object({
    label: localized,
    sensitivity,
    view,
    mask: name,
    format: name.optional(),
    findBy: z.custom((value) => value === undefined || typeof value === 'function').optional(),
  })
  .refine((mark) => mark.sensitivity === 'general' || mark.mask !== 'none', { path: ['mask'] })

const refuse = (category: string, issues: readonly Issue[]): void => {
  if (issues.length > 0)
    throw new TutelaError({
      kind: 'policy/unsound',
      message: `the category \`${category}\` is not sound`,
      remedy: 'mend each of these and define it again',
      issues,
    })
}

const unclassified = (field: string): Issue => ({
  code: 'item/unclassified',
  message: `\`${field}\` is not classified`,
  remedy: 'mark its schema by `item`, with label, sensitivity, view and mask',
  where: { path: `items.${field}` },
})

const incomplete = (field: string, path: readonly PropertyKey[]): Issue => ({
  code: 'item/mark',
  message: `the mark of \`${field}\` lacks a sound \`${path.join('.')}\``,
  remedy: 'give both languages, a level, a view and a mask; `none` masks general items alone',
  where: { path: `items.${field}` },
})

const badName = (what: string, path: string): Issue => ({
  code: 'name/unfit',
  message: `this can't name ${what}`,
  remedy: 'use letters, digits and hyphens, and no name that every object has',
  where: { path },
})

const badLabel: Issue = {
  code: 'label/missing',
  message: 'the label is not in both languages',
  remedy: 'give `en` and `zh`',
  where: { path: 'label' },
}

const taken = (field: string): Issue => ({
  code: 'item/duplicate',
  message: `\`${field}\` is an item of this category already`,
  remedy: 'choose another name',
  where: { path: `items.${field}` },
})
