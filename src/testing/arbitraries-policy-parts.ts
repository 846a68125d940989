/** Which names has a random policy, and what may its categories and items be? Names that are easily confused, on purpose. */

import * as fc from 'fast-check'
import { often, oneOf } from './arbitraries-chances'

/** The names from which a random policy takes its own. */
export const words: Readonly<Record<WordKind, readonly string[]>> = {
  departments: ['red', 'blue', 'green'],
  positions: ['worker', 'clerk', 'boss', 'chief'],
  categories: ['visit', 'visit-note', 'Pet', 'a'],
  items: ['visit.day', 'visit.room', 'visit.day-2', 'visit-note.text', 'Pet.name', 'Pet.chip', 'a.x', 'a.X'],
  purposes: ['care', 'offer', 'Care', 'plan', 'duty'],
  channels: ['web', 'shop', 'agent', 'fair'],
  recipients: ['home', 'far', 'kin'],
}

type WordKind = 'departments' | 'positions' | 'categories' | 'items' | 'purposes' | 'channels' | 'recipients'

const label = { en: 'label', zh: '名称' }

const bound = (...periods: readonly string[]) =>
  often(undefined, fc.record({ period: oneOf(...periods), source: fc.constant('a law') }))

const categoryDraft = fc.record({
  owner: often('red' as string, oneOf(...words.departments)),
  credit: often(undefined, fc.constant(true)),
  retention: fc.record({
    start: oneOf('collected' as const, 'last-transaction' as const, 'order-completed' as const),
    minimum: bound('P10D', 'P1M', 'P20B', 'P3Y'),
    maximum: bound('P5Y', 'P1Y', 'P6M', 'P20D'),
    action: oneOf('delete' as const, 'archive' as const, 'anonymize' as const),
    archiveFor: oneOf('P1M', 'P1Y'),
  }),
})

export type CategoryDraft = typeof categoryDraft extends fc.Arbitrary<infer A> ? A : never

/** One draft a category; `bulk`, where there is one, is kept as the first. */
export const categoryDrafts = fc.array(categoryDraft, { minLength: 4, maxLength: 4 })

const itemDraft = fc
  .record({
    label: fc.constant(label),
    sensitivity: oneOf('personal' as const, 'general' as const, 'sensitive' as const),
    view: oneOf('plain' as const, 'masked' as const, 'pseudonym' as const, 'omitted' as const),
    isThere: often(true, fc.constant(false)),
  })
  .map((draft) =>
    draft.sensitivity === 'sensitive' && draft.view === 'plain'
      ? { ...draft, view: 'masked' as const }
      : draft,
  )

/** One draft an item of the vocabulary. */
export const itemDrafts = fc.array(itemDraft, {
  minLength: words.items.length,
  maxLength: words.items.length,
})
