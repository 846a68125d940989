/**
 * Where is customer information in files that nobody thought of? In columns, by their names and by what their values look like, and in the
 * lines of a log. It tells kinds, counts and places, and never a value.
 */

import { proposeColumns } from '../dataset/propose'
import type { Sample } from '../dataset/sample'
import { printableName } from '../policy/item-names'
import type { Policy } from '../policy/policy'
import { findInText } from '../text/find'
import { type CiFinding, ciFinding, inOrder } from '../lint/ci-finding'

/**
 * The findings about a sample of a dataset: columns that seem to hold an item of the policy, and columns that hold values of a kind though
 * nothing says so; `table` is told where the columns are one's. (1.3.4, 5.4.3)
 *
 * @example
 * ```ts
 * const sample = await sampleDataset(customersCsv, { form: 'csv' })
 * scanColumns(policy, sample, 'customers.csv').map(({ rule }) => rule) // ['scan/column']
 * ```
 */
export const scanColumns = (
  policy: Policy,
  sample: Sample,
  file: string,
  table?: string,
): readonly CiFinding[] =>
  proposeColumns(policy, sample).flatMap(({ column, target, by, share }, at) => {
    const name = printableName(table === undefined ? column : `${table}.${column}`)
    const where = { file, path: table === undefined ? `columns[${at}]` : name }
    if (target !== undefined) {
      const sure = share === undefined ? '' : `, ${Math.round(share * 100)} %`
      return [
        ciFinding({
          rule: 'scan/column',
          message: {
            en: `the column \`${name}\` seems to hold \`${target}\` (by ${by ?? 'name'}${sure})`,
            zh: `列 \`${name}\` 似为 \`${target}\`（依据：${reasons[by ?? 'name']}${sure}）`,
          },
          where,
        }),
      ]
    }
    const kinds = countKinds(sample.columns[at]?.values ?? [])
    return kinds.map(([kind, count]) =>
      ciFinding({
        rule: 'scan/content',
        message: {
          en: `the column \`${name}\`, which no item stands for, holds values of the kind ${kind} (${count} of a sample)`,
          zh: `列 \`${name}\` 不对应任何信息项，但含 ${kind} 类型的值（样本中 ${count} 个）`,
        },
        where,
      }),
    )
  })

const reasons = { name: '列名', values: '内容', both: '列名和内容' } as const

/** How many values of each kind there are, the commonest first. */
export const countKinds = (
  values: readonly string[],
): readonly (readonly [kind: string, count: number])[] => {
  const counts = new Map<string, number>()
  for (const value of values)
    for (const kind of new Set(findInText(value).map((span) => span.kind)))
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].toSorted(([one, left], [other, right]) => right - left || (one < other ? -1 : 1))
}

/** A text that is scanned piece by piece. */
export interface TextScan {
  /** Takes whole lines, each with its end. */
  readonly push: (lines: string) => void
  /** What was found: each kind once, with how often and where first. */
  readonly end: () => readonly CiFinding[]
}

/**
 * Scans a text such as a log: telephone numbers, mail, documents, cards and the other kinds of `tutela/text`. (5.4.3, 7.2.2)
 *
 * @example
 * ```ts
 * const scan = createTextScan('app.log')
 * scan.push('start\ncalled 13800138000\n')
 * scan.end()[0]?.where // { file: 'app.log', line: 2, column: 8 }
 * ```
 */
export const createTextScan = (file: string): TextScan => {
  const found = new Map<string, { count: number; readonly line: number; readonly column: number }>()
  let line = 1
  return {
    push: (lines) => {
      let from = 0
      for (const { start, kind } of findInText(lines)) {
        for (
          let end = lines.indexOf('\n', from);
          end !== -1 && end < start;
          end = lines.indexOf('\n', from)
        ) {
          line += 1
          from = end + 1
        }
        const known = found.get(kind)
        if (known === undefined) found.set(kind, { count: 1, line, column: start - from + 1 })
        else known.count += 1
      }
      for (let end = lines.indexOf('\n', from); end !== -1; end = lines.indexOf('\n', end + 1)) line += 1
    },
    end: () =>
      inOrder(
        [...found].map(([kind, { count, line: first, column }]) =>
          ciFinding({
            rule: 'scan/text',
            message: {
              en: `values of the kind ${kind} stand here in clear: ${count}, the first in this line`,
              zh: `此处以明文出现 ${kind} 类型的值：${count} 个，首个在本行`,
            },
            where: { file, line: first, column },
          }),
        ),
      ),
  }
}
