/** Which entries would a policy's catalogue need for what was found? Columns by the items that they hold, and items that are missing; no value is told. */

import { proposeColumns } from '../dataset/propose'
import type { Sample } from '../dataset/sample'
import type { Policy } from '../policy/policy'
import { countKinds } from './scan'
import { isPersonalName } from './schema-names'

/** An item that the policy lacks, as it might be declared. */
export interface ProposedItem {
  /** The column that it was found in. */
  readonly column: string
  readonly field: string
  readonly sensitivity: 'personal' | 'sensitive'
  readonly mask: string
  readonly format: string | undefined
}

/** What a catalogue would need. */
export interface ProposedCatalogue {
  /** By column: the item of the policy that it seems to hold. */
  readonly mapping: Readonly<Record<string, string>>
  readonly items: readonly ProposedItem[]
}

/** Documents, cards and credentials are sensitive information (PIPL art. 28). */
const sensitiveKinds =
  /^(?:resident-id|residence-permit|permanent-residence|passport|foreign-passport|hk-macau-permit|taiwan-permit|bank-card|url-credentials)$/

/** Kinds that are no format and no mask of their own. */
const withoutFormat = new Set(['address', 'url-credentials'])

/**
 * Proposes entries for a sample: what holds an item is mapped to it; what holds values of a kind, or is called as personal information is,
 * is proposed as an item. A proposal is a guess for somebody to read. (1.3.4, 2.1)
 *
 * @example
 * ```ts
 * proposeCatalogue(policy, { columns: [{ column: 'wechat_id', values: [] }] }).items[0]?.field // 'wechatId'
 * ```
 */
export const proposeCatalogue = (policy: Policy, sample: Sample): ProposedCatalogue => {
  const mapping: [string, string][] = []
  const items: ProposedItem[] = []
  proposeColumns(policy, sample).forEach(({ column, target }, at) => {
    if (target !== undefined) {
      mapping.push([column, target])
      return
    }
    const [kind] = countKinds(sample.columns[at]?.values ?? [])[0] ?? []
    if (kind === undefined && !isPersonalName(column)) return
    const whole = kind === undefined || withoutFormat.has(kind)
    items.push({
      column,
      field: fieldOf(column, items.length),
      sensitivity: kind !== undefined && sensitiveKinds.test(kind) ? 'sensitive' : 'personal',
      mask: whole ? 'whole' : kind,
      format: whole ? undefined : kind,
    })
  })
  return { mapping: Object.fromEntries(mapping), items }
}

/** A column's name as a name of the language, or a number where it holds no Latin letter. */
const fieldOf = (column: string, index: number): string => {
  const words = column.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const name = words
    .map(
      (word, at) => (at === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1),
    )
    .join('')
    .slice(0, 40)
  return /^[a-z]/i.test(name) && !/^(?:constructor|prototype|toString|valueOf|hasOwnProperty)$/.test(name)
    ? name
    : `column${index + 1}`
}
