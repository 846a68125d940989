/**
 * How is a record looked at without masking all of it? Through an object whose members mask when they are read. It holds the
 * record where no reflection finds it, and whatever prints it prints masks. It is no encryption.
 */

import type { Json } from '../../data/plain-json'
import type { MaskStyle } from '../style'
import { wholeMask } from '../style'
import { isPolluted, type MaskObject, objectMasker } from './mask-object'
import type { Branch } from './plan'

/** Makes the view of an object; of anything else, the view of the empty one. */
export type ViewObject = (record: unknown) => object

/** What the views of one plan are made by: a class for once, since only a private field is out of the reach of spreading, keys, clones and inspection. */
const viewClass = () =>
  class RecordView {
    readonly #record: object
    readonly #inheritsNothing: boolean
    constructor(record: object) {
      this.#record = record
      this.#inheritsNothing = inheritsNothing(record)
    }
    /** The member of the record itself, not of what it inherits; undefined where it isn't there. */
    static member(view: RecordView, name: string): unknown {
      const record = view.#record
      return view.#inheritsNothing || Object.hasOwn(record, name)
        ? (record as Record<string, unknown>)[name]
        : undefined
    }
    static record(view: RecordView): object {
      return view.#record
    }
  }

/** Asked once a view, since asking for each member takes as long as masking it. Members named as an object's own are in no plan. */
const inheritsNothing = (record: object): boolean => {
  try {
    const prototype: unknown = Object.getPrototypeOf(record)
    return prototype === null || (prototype === Object.prototype && !isPolluted())
  } catch {
    return false // a proxy that won't say
  }
}

/** The views of one plan share a prototype, which has the getters. */
export const objectViewer = (branch: Branch, style: MaskStyle): ViewObject => {
  const mask = objectMasker(branch, style)
  const View = viewClass()
  const { member, record } = View
  for (const [name, part] of branch.members) {
    const quick = part.kind === 'leaf' ? part.quick : undefined
    const show = part.kind === 'leaf' ? part.mask : branchShower(part, style)
    const get = function (this: InstanceType<typeof View>): unknown {
      try {
        const value = member(this, name)
        const found = quick !== undefined && typeof value === 'string' ? quick(value) : undefined
        // an absent member stays absent
        return found ?? (value === undefined ? undefined : show(value))
      } catch {
        return wholeMask(style) // what a getter of the record threw may hold the value
      }
    }
    Object.defineProperty(View.prototype, name, { get, enumerable: true })
  }
  definePrinting(View.prototype, (view) => mask(record(view as InstanceType<typeof View>)))
  return (given) => new View(typeof given === 'object' && given !== null ? given : {})
}

const branchShower = (branch: Branch, style: MaskStyle) => {
  const view = objectViewer(branch, style)
  const viewOne = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? view(value) : wholeMask(style)
  return (value: unknown): unknown => {
    if (value === undefined || value === null) return value
    return Array.isArray(value) ? value.map(viewOne) : viewOne(value)
  }
}

const definePrinting = (prototype: object, mask: MaskObject): void => {
  const masked = function (this: object): { readonly [member: string]: Json } {
    return mask(this)
  }
  const text = function (this: object): string {
    return JSON.stringify(mask(this))
  }
  Object.defineProperties(prototype, {
    toJSON: { value: masked },
    toString: { value: text },
    [Symbol.toPrimitive]: {
      value(this: object, hint: string) {
        return hint === 'number' ? Number.NaN : text.call(this)
      },
    },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: masked },
  })
  Object.freeze(prototype)
}
