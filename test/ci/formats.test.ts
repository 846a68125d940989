/** Are the formats what their readers expect, and do they hold up against texts that could break them? */

import { describe, expect, it } from 'vitest'
import { ciFinding, type CiFinding } from '../../src/lint/ci-finding'
import { formatGithub } from '../../src/ci/format-github'
import { formatJson } from '../../src/ci/format-json'
import { formatJunit } from '../../src/ci/format-junit'
import { formatMarkdown } from '../../src/ci/format-markdown'
import { formatSarif } from '../../src/ci/format-sarif'
import { baselineOf, beyond, type CiReport, isFailing } from '../../src/ci/report'

const nasty = 'a|b <c> & "d" \u0007 %0A::set-output\nnext, e:f'
const finding = (message: string, line = 3): CiFinding =>
  ciFinding({
    rule: 'policy/no-review',
    message: { en: message, zh: message },
    where: { file: 'a b/ü.yaml', line, column: 7, path: 'channels.x' },
  })
const report: CiReport = {
  command: 'check',
  locale: 'en',
  findings: [finding(nasty), ciFinding({ rule: 'diff/widened', message: { en: 'w', zh: '宽' }, where: {} })],
  known: 2,
  summary: ['one line'],
  passed: ['a <scenario>'],
}

describe('SARIF', () => {
  const { runs, version } = JSON.parse(formatSarif(report, '1.2.3'))

  it('names its version, and each used rule once, with help in both languages and its clauses', () => {
    expect(version).toBe('2.1.0')
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'policy/no-review',
      'diff/widened',
    ])
    expect(runs[0].tool.driver.rules[0].help.text).toMatch(/3\.2\.4 .+ \/ .*\p{Script=Han}/u)
  })

  it('gives each result its rule, place and fingerprint, the file as a URI reference', () => {
    const [result, other] = runs[0].results
    expect(result).toMatchObject({ ruleId: 'policy/no-review', ruleIndex: 0, level: 'warning' })
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b/%C3%BC.yaml' },
      region: { startLine: 3, startColumn: 7 },
    })
    expect(result.partialFingerprints['tutela/v1']).toMatch(/^[0-9a-f]{16}$/)
    expect(other.locations[0].physicalLocation.region).toEqual({ startLine: 1, startColumn: 1 })
  })
})

describe('the other formats', () => {
  it('escape what would break them', () => {
    const junit = formatJunit(report)
    expect(junit).toContain('message="a|b &lt;c&gt; &amp; &quot;d&quot;  %0A::set-output\nnext, e:f"')
    expect(junit).toContain('<testsuites name="tutela" tests="3" failures="2">')
    const github = formatGithub(report)
    expect(github.split('\n')).toHaveLength(3)
    expect(github).toContain('::warning file=a b/ü.yaml,line=3,col=7,title=policy/no-review (3.2.4)::')
    expect(github).toContain('%250A::set-output%0Anext')
    const markdown = formatMarkdown(report)
    expect(markdown.split('\n').filter((line) => line.startsWith('| warning'))).toHaveLength(1)
    expect(markdown).toContain('a\\|b')
    expect(markdown).toContain('2 more that the baseline knows')
    expect(JSON.parse(formatJson(report)).findings).toHaveLength(2)
  })
})

describe('a baseline', () => {
  it('knows a finding again though its line moved, and no other', () => {
    const baseline = baselineOf([finding('a'), finding('a', 9)])
    expect(baseline.fingerprints).toHaveLength(1)
    expect(beyond([finding('a', 20), finding('b')], baseline)).toEqual({ findings: [finding('b')], known: 1 })
  })

  it('leaves the level to decide what fails', () => {
    expect(isFailing([finding('a')], 'error')).toBe(false)
    expect(isFailing([finding('a')], 'warning')).toBe(true)
    expect(isFailing([], 'note')).toBe(false)
  })
})
