/**
 * How does a run look as SARIF 2.1.0 (OASIS)? Rules with their help in both languages, results with file, line, column and a stable
 * fingerprint.
 */

import { clauses } from '../core/clause'
import { ciRules, type CiRuleId, ciRuleIds } from '../lint/ci-rules'
import type { CiReport } from './report'

/** The text of a SARIF log, with two spaces of indentation and a line's end. */
export const formatSarif = (report: CiReport, version: string): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'tutela',
              semanticVersion: version,
              rules: usedRules(report).map(ruleOf),
            },
          },
          automationDetails: { id: `tutela/${report.command}/` },
          columnKind: 'utf16CodeUnits',
          results: report.findings.map((finding) => ({
            ruleId: finding.rule,
            ruleIndex: usedRules(report).indexOf(finding.rule),
            level: finding.level,
            message: { text: `${finding.message[report.locale]}; ${finding.remedy[report.locale]}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(finding.where.file ?? 'policy') },
                  region: {
                    startLine: finding.where.line ?? 1,
                    startColumn: finding.where.column ?? 1,
                  },
                },
                ...(finding.where.path === undefined
                  ? {}
                  : { logicalLocations: [{ fullyQualifiedName: finding.where.path }] }),
              },
            ],
            partialFingerprints: { 'tutela/v1': finding.fingerprint },
            properties: { clauses: finding.clauses },
          })),
        },
      ],
    },
    null,
    2,
  )}\n`

const usedRules = ({ findings }: CiReport): readonly CiRuleId[] =>
  ciRuleIds.filter((id) => findings.some(({ rule }) => rule === id))

const ruleOf = (id: CiRuleId) => {
  const { title, remedy, level, clauses: answered } = ciRules[id]
  const lines = answered.map(
    (clause) => `${clause} ${clauses[clause].title.en} / ${clauses[clause].title.zh}`,
  )
  const help = [`${title.en}; ${remedy.en}`, `${title.zh}；${remedy.zh}`, ...lines].join('\n')
  return {
    id,
    name: id.replaceAll(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title.en },
    fullDescription: { text: `${title.en} / ${title.zh}` },
    help: { text: help, markdown: help.replaceAll('\n', '\n\n') },
    defaultConfiguration: { level },
  }
}

/** A path as a URI reference: always with slashes, what no URI holds escaped, and one from the root as a URI of a file. */
const uriOf = (file: string): string => {
  const path = file.replaceAll('\\', '/')
  const isRooted = /^(?:\/|[A-Za-z]:\/)/.test(path)
  const parts = path
    .split('/')
    .map((part, at) => (at === 0 && isRooted ? part : encodeURIComponent(part)))
    .join('/')
  return isRooted ? `file://${parts.startsWith('/') ? '' : '/'}${parts}` : parts
}
