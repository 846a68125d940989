/** How are whole records masked fast? By a plan that is compiled once: into objects, into views that mask what is read, into JSON. */

import type { Category } from '../../data/category'
import type { Json } from '../../data/plain-json'
import type { View } from '../../data/view'
import { isMaskName } from '../registry'
import type { MaskStyle } from '../style'
import { objectMasker } from './mask-object'
import { type RecordPlan, treeOf } from './plan'
import { objectViewer } from './view'

export type { RecordPlan } from './plan'

/** The members that a plan names, masked; those that a record lacks are absent. */
export type MaskedRecord<P extends RecordPlan> = string extends keyof P
  ? { readonly [member: string]: Json }
  : { readonly [M in keyof P & string as M extends `${infer First}.${string}` ? First : M]?: Json }

/** What a record's view has: as the masked record, with views in place of objects. */
export type RecordView<P extends RecordPlan> = string extends keyof P
  ? { readonly [member: string]: unknown }
  : {
      readonly [M in keyof P & string as M extends `${infer First}.${string}`
        ? First
        : M]?: M extends `${string}.${string}` ? unknown : Json
    }

/** Masks records of one plan. All three are total, and never show a member that the plan doesn't name. */
export interface RecordMasker<P extends RecordPlan> {
  /** A new object of plain data; the record stays as it is. What is no object gives an empty one. */
  readonly mask: (record: unknown) => MaskedRecord<P>
  /**
   * An object that masks a member when it is read, each time anew. Strings, JSON, templates and inspection of it are masked; a
   * spread or a clone of it is empty. Nested objects are views, too.
   */
  readonly view: (record: unknown) => RecordView<P>
  /** The text that `JSON.stringify` makes of the masked object. */
  readonly toJson: (record: unknown) => string
}

/**
 * Compiles a plan: the mask of each path, `none` for what shows. Throws `input/invalid` for a mask that isn't known, for a path
 * inside another one, and for members such as `__proto__`. What has no path is dropped; what has another type than its mask
 * expects, or throws when read, is masked whole; lists of objects are masked each by each. No code is generated. Clause 5.4.3.
 *
 * @example
 * ```ts
 * const masker = compileMasker({ id: 'none', phone: 'mobile' })
 * masker.mask({ id: 7, phone: '13800138000', note: 'vip' }) // { id: 7, phone: '138****8000' }
 * ```
 */
export const compileMasker = <const P extends RecordPlan>(
  plan: P,
  style: MaskStyle = {},
): RecordMasker<P> => {
  const tree = treeOf(plan, style)
  const mask = objectMasker(tree, style)
  const view = objectViewer(tree, style)
  // the tree has the plan's members and no others, which is what the types say
  return Object.freeze({
    mask: mask as (record: unknown) => object as RecordMasker<P>['mask'],
    view: view as RecordMasker<P>['view'],
    toJson: (record: unknown) => JSON.stringify(mask(record)),
  })
}

/**
 * The plan of a decision's views: `plain` shows, `masked` has the mask of its item, and what is to be a pseudonym or omitted, or
 * isn't an item of these categories, has no path.
 *
 * @example
 * ```ts
 * compileMasker(planOfViews({ 'basic.email': 'masked' }, policy.categories.values()))
 * ```
 */
export const planOfViews = (
  views: Readonly<Record<string, View>>,
  categories: Iterable<Category>,
): RecordPlan =>
  Object.fromEntries(
    Array.from(categories)
      .flatMap(({ items }) => Object.values(items))
      .flatMap(({ name, mask }) => {
        const view = Object.hasOwn(views, name) ? views[name] : undefined
        if (view === 'plain') return [[name, 'none' as const]]
        return view === 'masked' ? [[name, isMaskName(mask) ? mask : ('whole' as const)]] : []
      }),
  )
