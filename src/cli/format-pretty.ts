/** How does a run look on a terminal? File by file, each finding with its place, what to do and its clauses. */

import { clauses } from '../core/clause'
import type { CiReport } from '../ci/report'
import type { Terminal } from './terminal'
import { ciWords } from './words-ci'

/** The text of a run for people. */
export const formatPretty = (
  { findings, known, summary, locale }: CiReport,
  { paint }: Pick<Terminal, 'paint'>,
): string => {
  const words = ciWords(locale)
  const lines: string[] = []
  let file: string | undefined
  for (const finding of findings) {
    const { where, level, rule, message, remedy } = finding
    if (where.file !== undefined && where.file !== file) lines.push(paint.title(where.file))
    file = where.file ?? file
    const place = where.line === undefined ? '' : `${where.line}:${where.column ?? 1} `
    const told = level === 'note' ? paint.dim(level) : paint.no(level)
    lines.push(`  ${place}${told} ${message[locale]} [${rule}]`)
    lines.push(`    ${paint.dim(`${remedy[locale]} (${finding.fingerprint})`)}`)
    for (const clause of finding.clauses)
      lines.push(`    ${paint.dim(`${clause} ${clauses[clause].title[locale]}`)}`)
  }
  if (findings.length === 0) lines.push(paint.yes(words.clean))
  if (known > 0) lines.push(`${known} ${words.known}`)
  lines.push(...summary)
  return `${lines.join('\n')}\n`
}
