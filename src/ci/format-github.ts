/** How does a run look as workflow commands of GitHub Actions? One annotation a finding. */

import type { Level } from '../lint/ci-rules'
import type { CiReport } from './report'

const commands: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/** One line a finding, as `::error file=…,line=…,col=…,title=…::message`. */
export const formatGithub = ({ locale, findings }: CiReport): string =>
  findings
    .map((finding) => {
      const { file, line, column } = finding.where
      const properties = [
        ['file', file],
        ['line', line],
        ['col', column],
        ['title', `${finding.rule} (${finding.clauses.join(' ')})`],
      ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]))
      const message = `${finding.message[locale]}; ${finding.remedy[locale]}`
      return `::${commands[finding.level]} ${properties.join(',')}::${escapeData(message)}\n`
    })
    .join('')

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
