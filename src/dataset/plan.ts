/**
 * What happens to each column of a dataset? The purpose decides how its item is shown; a column that nobody matched to an item
 * is left out or masked whole, never copied. It asks for no consent and permits nothing: it is masking, not a decision.
 */

import { TutelaError } from '../core/error'
import type { Localized } from '../core/locale'
import { strongestView, type View } from '../data/view'
import { hasItem } from '../policy/item-set'
import { customerTarget } from '../policy/item-names'
import type { Policy } from '../policy/policy'
import { viewsByRank } from '../policy/tables'
import { type Cell, cellOf, type Pseudonyms } from './cell'

/** By what rules a dataset is masked. */
export interface PlanSettings {
  readonly policy: Policy
  /** The purpose that the dataset is for: a name of the policy. */
  readonly purpose: string
  /** By column: its item, or `customer` for the customer's id. */
  readonly mapping: Readonly<Record<string, string>>
  /** As `mapping`, but found and not told: such a column is never shown plain. */
  readonly proposed?: Readonly<Record<string, string>>
  /** Columns to copy as they are. */
  readonly keep?: readonly string[]
  /** What happens to a column that matches nothing; left out where absent. */
  readonly unmatched?: 'omitted' | 'masked'
  /** Keys of pseudonyms; without them a column that needs pseudonyms is refused. */
  readonly pseudonyms?: Pseudonyms
}

/** Why a column is shown as it is. */
export type ColumnReason = 'mapped' | 'proposed' | 'kept' | 'unmatched' | 'not-needed' | 'plain-unsaid'

/** What happens to one column. */
export interface ColumnPlan {
  readonly column: string
  /** Its item, or `customer`; undefined where it matches nothing. */
  readonly target: string | undefined
  readonly view: View
  readonly reason: ColumnReason
  /** Undefined where the column is left out. */
  readonly cell: Cell | undefined
}

/** What happens to every column, or a refusal of single records. */
export type DatasetPlan =
  | {
      readonly outcome: 'permit'
      /** The plan of a column by its name; the same each time. */
      readonly columnOf: (column: string) => ColumnPlan
      /** The plans that were asked for so far, in the order of asking. */
      readonly seen: () => readonly ColumnPlan[]
      /** The columns that settings name. */
      readonly named: readonly string[]
    }
  | { readonly outcome: 'deny'; readonly reason: 'aggregate-only'; readonly message: Localized }

/**
 * Plans the masking of a dataset for a purpose. An item is shown in the stronger of its own view and the purpose's; one that
 * the purpose doesn't need is left out (1.3.4). A purpose that gets figures alone is denied (5.4.2). Throws `input/invalid`
 * for a purpose or an item that the policy doesn't know and for a column that is both mapped and kept; `columnOf` throws
 * `key/missing` where a pseudonym is needed and no key was given.
 *
 * @example
 * ```ts
 * const plan = planDataset({ policy, purpose: 'service', mapping: { Phone: 'basic.phone' } })
 * if (plan.outcome === 'permit') plan.columnOf('Phone').view // 'masked'
 * ```
 */
export const planDataset = (settings: PlanSettings): DatasetPlan => {
  const { policy, mapping, proposed = {}, keep = [] } = settings
  const purpose = policy.tables.purposeByName.get(settings.purpose)
  if (purpose === undefined) throw unknownPurpose
  for (const [column, item] of [...Object.entries(mapping), ...Object.entries(proposed)])
    if (item !== customerTarget && !policy.tables.itemIndex.has(item)) throw unknownItem(column, item)
  const twice = keep.find((column) => Object.hasOwn(mapping, column))
  if (twice !== undefined) throw mappedAndKept(twice)
  if (purpose.aggregateOnly) return { outcome: 'deny', reason: 'aggregate-only', message: aggregateOnly }
  const plans = new Map<string, ColumnPlan>()
  return {
    outcome: 'permit',
    named: [...Object.keys(mapping), ...keep],
    seen: () => [...plans.values()],
    columnOf: (column) => {
      const known = plans.get(column)
      if (known !== undefined) return known
      if (plans.size >= mostColumns) throw tooManyColumns
      const made = planColumn(settings, column)
      plans.set(column, made)
      return made
    },
  }
}

const planColumn = (settings: PlanSettings, column: string): ColumnPlan => {
  const { mapping, proposed = {}, keep = [], unmatched = 'omitted' } = settings
  if (keep.includes(column))
    return withCell(settings, { column, target: undefined, view: 'plain', reason: 'kept' })
  const isMapped = Object.hasOwn(mapping, column)
  const target = isMapped ? mapping[column] : Object.hasOwn(proposed, column) ? proposed[column] : undefined
  if (target === undefined)
    return withCell(settings, { column, target, view: unmatched, reason: 'unmatched' })
  const reason = isMapped ? 'mapped' : 'proposed'
  if (target === customerTarget) return withCell(settings, { column, target, view: 'pseudonym', reason })
  const { tables } = settings.policy
  const purpose = tables.purposeByName.get(settings.purpose)
  const item = tables.items[tables.itemIndex.get(target) ?? -1]
  if (purpose === undefined || item === undefined || !hasItem(purpose.needs, item.index))
    return withCell(settings, { column, target, view: 'omitted', reason: 'not-needed' })
  const view = strongestView.concat(
    viewsByRank[item.view] ?? 'omitted',
    viewsByRank[purpose.view] ?? 'omitted',
  )
  return view === 'plain' && !isMapped
    ? withCell(settings, { column, target, view: 'omitted', reason: 'plain-unsaid' })
    : withCell(settings, { column, target, view, reason })
}

const withCell = (settings: PlanSettings, column: Omit<ColumnPlan, 'cell'>): ColumnPlan => ({
  ...column,
  cell: cellOf(settings.policy, column.target, column.view, settings.pseudonyms),
})

/** More are no table. */
const mostColumns = 10_000

const aggregateOnly: Localized = {
  en: 'this purpose gets figures over groups only: no single record leaves for it',
  zh: '此目的仅可使用汇总数据：不得输出单条记录',
}

const unknownPurpose = new TutelaError({
  kind: 'input/invalid',
  message: 'the policy has no such purpose',
  remedy: 'give a purpose of the policy',
})

const unknownItem = (column: string, item: string): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: `the policy has no item \`${item}\`, to which the column \`${column}\` is mapped`,
    remedy: 'give an item of the policy, as `basic.phone`, or `customer` for the id of the customer',
  })

const mappedAndKept = (column: string): TutelaError =>
  new TutelaError({
    kind: 'input/invalid',
    message: `the column \`${column}\` is both mapped and kept`,
    remedy: 'say one of the two',
  })

const tooManyColumns = new TutelaError({
  kind: 'input/invalid',
  message: `the records have more than ${mostColumns} different members`,
  remedy: 'a dataset has columns of the same names in every record',
})
