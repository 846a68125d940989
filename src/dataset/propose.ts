/** Which item does a column seem to hold? By its name in both languages and by how many of its values are of an item's format; no value is told. */

import { either as E } from 'fp-ts'
import type { Format } from '../data/formats/format'
import type { Policy } from '../policy/policy'
import { formatsOf } from './canonical-text'
import { nameKey, namesOf } from '../policy/item-names'
import type { Sample } from './sample'
import { weakFormats } from './value-shape'

/** What a column seems to hold, and why. */
export interface Proposal {
  readonly column: string
  /** An item, or `customer`; undefined where nothing fits. */
  readonly target: string | undefined
  readonly by: 'name' | 'values' | 'both' | undefined
  /** The part of the values that were looked at which is of the item's format, 0 to 1; undefined where it has none. */
  readonly share: number | undefined
  /** How many values were looked at; empty ones aren't. */
  readonly values: number
}

/**
 * Proposes an item for every column of a sample. Values of another item's format (nine of ten, three at least) weigh more than
 * a name; a name that two items have weighs nothing. A proposal is a guess: whoever masks by it shows nothing plain.
 *
 * @example
 * ```ts
 * const sample = await sampleDataset(customersCsv, { form: 'csv' })
 * proposeColumns(policy, sample)[0]?.target // 'basic.phone'
 * ```
 */
export const proposeColumns = (policy: Policy, sample: Sample): readonly Proposal[] => {
  const names = namesOf(policy)
  const known = formattedItems(policy)
  return sample.columns.map(({ column, values }) => {
    const named = names.get(nameKey(column))
    const shares = known.map(({ item, formats }) => ({ item, share: shareOf(values, formats) }))
    const own = shares.find(({ item }) => item === named)
    const best = shares.reduce<(typeof shares)[number] | undefined>(
      (left, right) => (left === undefined || right.share > left.share ? right : left),
      undefined,
    )
    const isSure = best !== undefined && best.share >= surely && values.length >= fewest
    const told = { column, values: values.length }
    if (named !== undefined && (!isSure || best.item === named || (own !== undefined && own.share >= surely)))
      return {
        ...told,
        target: named,
        by: own !== undefined && values.length > 0 && own.share >= surely ? 'both' : 'name',
        share: own === undefined || values.length === 0 ? undefined : own.share,
      }
    return isSure
      ? { ...told, target: best.item, by: 'values', share: best.share }
      : { ...told, target: undefined, by: undefined, share: undefined }
  })
}

const surely = 0.9
const fewest = 3

const formattedItems = (
  policy: Policy,
): readonly { readonly item: string; readonly formats: readonly Format[] }[] =>
  [...policy.categories.values()]
    .flatMap(({ items }) => Object.values(items))
    .filter(({ name }) => policy.tables.itemIndex.has(name))
    .map(({ name, mask, format }) => ({
      item: name,
      formats: formatsOf(mask, format).filter(({ name: kind }) => !weakFormats.has(kind)),
    }))
    .filter(({ formats }) => formats.length > 0)

const shareOf = (values: readonly string[], formats: readonly Format[]): number =>
  values.length === 0
    ? 0
    : values.filter((value) => formats.some((format) => E.isRight(format.parse(value)))).length /
      values.length
