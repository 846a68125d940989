/** How does the report look in a pull request? As GitHub-flavoured Markdown, without drawings. */

import { formatInstant } from '../core/instant'
import type { Locale } from '../core/locale'
import type { Block, Cell } from './block'
import type { Report } from './report'
import { sectionsOf } from './sections'
import { reportWords } from './words'

/**
 * The report as Markdown in one language.
 *
 * @example
 * ```ts
 * reportMarkdown(reportOf(policy, { at }), 'en').split('\n')[0] // '# How customer information is handled: Acme'
 * ```
 */
export const reportMarkdown = (report: Report, locale: Locale): string => {
  const words = reportWords[locale]
  const { organization, version } = report.policy.document
  const parts = sectionsOf({ report, locale, drawings: undefined }).map(({ title, blocks }) =>
    [`## ${title}`, ...blocks.filter(isTold(words.noDrawings)).map(markdownOf)].join('\n\n'),
  )
  const head = `# ${words.title}: ${inline(organization)}\n\n${words.made} ${formatInstant(report.at)}, ${words.version} ${inline(version)}`
  return `${[head, ...parts].join('\n\n')}\n`
}

/** That drawings are left out goes without saying here. */
const isTold =
  (noDrawings: string) =>
  (block: Block): boolean =>
    !(block.kind === 'text' && block.text === noDrawings)

const markdownOf = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return block.tone === 'note' ? `> ${inline(block.text)}` : inline(block.text)
    case 'figures':
      return block.figures.map(([label, value]) => `- ${inline(label)}: **${inline(value)}**`).join('\n')
    case 'table':
      return [
        `**${inline(block.caption)}**`,
        '',
        `| ${block.heads.map(inline).join(' | ')} |`,
        `|${'---|'.repeat(block.heads.length)}`,
        ...block.rows.map((row) => `| ${row.map((cell) => inline(textOf(cell))).join(' | ')} |`),
      ].join('\n')
    case 'pre':
      return `\`\`\`\n${block.text.replaceAll('```', '')}\n\`\`\``
    case 'drawing':
      return ''
  }
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

/** A text that stands for itself: no markup of a name becomes a table, a link or HTML. */
const inline = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, (character) => `\\${character}`)
