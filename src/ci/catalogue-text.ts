/** How do proposals look as a module? A mapping and a category, for somebody to read and to correct. */

import { printableName } from '../policy/item-names'
import type { ProposedCatalogue, ProposedItem } from './catalogue'

/**
 * The proposals as a module: a mapping for `mask --mapping`, and a category for the policy's extension.
 *
 * @example
 * ```ts
 * catalogueText([proposeCatalogue(policy, { columns: [{ column: 'wechat_id', values: [] }] })]).includes('wechatId: item(') // true
 * ```
 */
export const catalogueText = (proposals: readonly ProposedCatalogue[]): string => {
  const mapping = Object.assign({}, ...proposals.map((one) => one.mapping)) as Record<string, string>
  const items = [...new Map(proposals.flatMap((one) => one.items).map((one) => [one.field, one])).values()]
  return [
    '/** What `scan` proposes: guesses by names and content, for somebody to read and to correct. */',
    '',
    ...(items.length === 0
      ? []
      : ["import { defineCategory, item } from 'tutela'", "import { z } from 'zod'", '']),
    '/** Columns by the items of the policy that they seem to hold. */',
    `export const mapping = ${JSON.stringify(mapping, null, 2)}`,
    '',
    ...(items.length === 0
      ? []
      : [
          '/** Items that the policy lacks. */',
          'export const found = defineCategory({',
          "  name: 'found',",
          "  label: { en: 'Found by scan', zh: '扫描所得' },",
          '  items: {',
          ...items.map(textOfItem),
          '  },',
          '})',
          '',
        ]),
  ].join('\n')
}

const textOfItem = ({ column, field, sensitivity, mask, format }: ProposedItem): string => {
  const label = JSON.stringify(printableName(column))
  const last = format === undefined ? '' : `, format: '${format}'`
  return `    ${field}: item(z.string(), { label: { en: ${label}, zh: ${label} }, sensitivity: '${sensitivity}', view: 'masked', mask: '${mask}'${last} }),`
}
