/** Which names do two policies know together? Each kind sorted, so that a combination has one place in both. */

import type { Policy } from '../policy/policy'

/** Who asks: a position's name, or this for a customer who acts for themselves. */
export const customerActor = '(customer)'

/** The names of both policies. */
export interface NamesOfBoth {
  readonly actors: readonly string[]
  readonly purposes: readonly string[]
  readonly items: readonly string[]
  readonly channels: readonly string[]
  readonly recipients: readonly string[]
  readonly categories: readonly string[]
}

/** The names that either policy knows. */
export const namesOfBoth = (base: Policy, head: Policy): NamesOfBoth => {
  const union = (section: Section): readonly string[] =>
    [...new Set([...Object.keys(base.document[section]), ...Object.keys(head.document[section])])].toSorted()
  return {
    actors: [customerActor, ...union('positions')],
    purposes: union('purposes'),
    items: union('items'),
    channels: union('channels'),
    recipients: union('recipients'),
    categories: union('categories'),
  }
}

type Section = 'positions' | 'purposes' | 'items' | 'channels' | 'recipients' | 'categories'
