/** How does a run look as JUnit XML? One test case a finding that fails, one a scenario that passes. */

import { escapeMarkup } from './escape-markup'
import type { CiReport } from './report'

/** The text of a JUnit report, by the schema that Jenkins holds reports of Surefire to: the place stands in the text of the failure. */
export const formatJunit = ({ command, locale, findings, passed }: CiReport): string => {
  const failing = findings.filter(({ level }) => level !== 'note')
  const cases = [
    ...passed.map((name) => `    <testcase classname="tutela.${command}" name="${escapeMarkup(name)}"/>`),
    ...failing.map((finding) => {
      const { file = 'policy', line = 1 } = finding.where
      const name = `${finding.rule} ${finding.where.path ?? ''}`.trim()
      const message = finding.message[locale]
      return [
        `    <testcase classname="tutela.${command}" name="${escapeMarkup(`${name} ${finding.fingerprint}`)}">`,
        `      <failure type="${finding.rule}" message="${escapeMarkup(message)}">${escapeMarkup(`${file}:${line} ${finding.remedy[locale]} (${finding.clauses.join(' ')})`)}</failure>`,
        '    </testcase>',
      ].join('\n')
    }),
  ]
  const counts = `tests="${cases.length}" failures="${failing.length}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tutela" ${counts}>`,
    `  <testsuite name="tutela ${command}" ${counts} errors="0" skipped="0" time="0">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}
