/** How does a run look in a pull request? A table of findings under one line that says what came out. */

import type { Locale } from '../core/locale'
import type { CiReport } from './report'

/** GitHub-flavoured Markdown. */
export const formatMarkdown = ({ command, locale, findings, known, summary }: CiReport): string => {
  const word = words[locale]
  const head = `### tutela ${command}: ${findings.length === 0 ? word.clean : `${findings.length} ${word.findings}`}`
  const rows = findings.map(({ level, rule, clauses, where, message, remedy, fingerprint }) => {
    const place = [where.file, where.line].filter((part) => part !== undefined).join(':')
    const cells = [
      level,
      `\`${rule}\``,
      clauses.join(' '),
      place,
      `${message[locale]}; ${remedy[locale]}`,
      `\`${fingerprint}\``,
    ]
    return `| ${cells.map(cellOf).join(' | ')} |`
  })
  const table =
    rows.length === 0
      ? []
      : ['', `| ${word.heads.join(' | ')} |`, `|${'---|'.repeat(word.heads.length)}`, ...rows]
  return [
    head,
    ...table,
    ...(known === 0 ? [] : ['', `${known} ${word.known}`]),
    ...(summary.length === 0 ? [] : ['', ...summary.map((line) => `- ${line}`)]),
    '',
  ].join('\n')
}

const cellOf = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')

interface Words {
  readonly clean: string
  readonly findings: string
  readonly known: string
  readonly heads: readonly string[]
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    clean: 'clean',
    findings: 'findings',
    known: 'more that the baseline knows',
    heads: ['level', 'rule', 'clauses', 'where', 'what', 'fingerprint'],
  },
  zh: {
    clean: '无问题',
    findings: '个问题',
    known: '个为基线已知问题',
    heads: ['级别', '规则', '条款', '位置', '内容', '指纹'],
  },
}
