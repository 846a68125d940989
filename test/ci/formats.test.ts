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

describe('JUnit', () => {
  /** Attributes by element, and the elements inside, as Jenkins's schema for Surefire (xunit-plugin, junit-10.xsd) allows them. */
  const allowed: Readonly<
    Record<string, { readonly attributes: readonly string[]; readonly inside: readonly string[] }>
  > = {
    testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], inside: ['testsuite'] },
    testsuite: {
      attributes: [
        'name',
        'tests',
        'failures',
        'errors',
        'group',
        'time',
        'skipped',
        'timestamp',
        'hostname',
        'id',
        'package',
        'file',
        'log',
        'url',
      ],
      inside: ['testcase', 'properties', 'testsuite', 'system-out', 'system-err'],
    },
    testcase: {
      attributes: ['name', 'time', 'classname', 'group'],
      inside: ['failure', 'error', 'skipped', 'system-out', 'system-err'],
    },
    failure: { attributes: ['type', 'message'], inside: [] },
  }

  it('keeps to the schema that Jenkins holds reports to', () => {
    for (const one of [report, { ...report, findings: [], passed: [] }]) {
      const text = formatJunit(one)
      const open: string[] = []
      for (const [tag, end, name = '', attributes = '', alone] of text.matchAll(
        /<(\/?)(\w+)((?:\s+\w+="[^"<]*")*)\s*(\/?)>/g,
      )) {
        if (end === '/') {
          expect(open.pop()).toBe(name)
          continue
        }
        const around = open.at(-1)
        expect([tag, around === undefined ? ['testsuites'] : allowed[around]?.inside]).toEqual([
          tag,
          expect.arrayContaining([name]),
        ])
        const names = [...attributes.matchAll(/(\w+)=/g)].map(([, attribute]) => attribute)
        expect([
          tag,
          names.filter((attribute) => !allowed[name]?.attributes.includes(attribute ?? '')),
        ]).toEqual([tag, []])
        const required =
          { testsuite: ['name', 'tests', 'failures', 'errors'], testcase: ['name'] }[name] ?? []
        expect(names).toEqual(expect.arrayContaining(required))
        if (alone !== '/') open.push(name)
      }
      expect(open).toEqual([])
      expect(text.replace(/<\?xml[^>]*>|<\/?\w+(?:\s+\w+="[^"<]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/)
    }
  })
})

describe('SARIF of a file from the root', () => {
  it('names it by a URI of a file', () => {
    const uriOf = (file: string): string =>
      JSON.parse(
        formatSarif(
          {
            ...report,
            findings: [ciFinding({ rule: 'diff/widened', message: { en: 'w', zh: '宽' }, where: { file } })],
          },
          '1.0.0',
        ),
      ).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri
    expect(uriOf('/tmp/客 户.sql')).toBe('file:///tmp/%E5%AE%A2%20%E6%88%B7.sql')
    expect(uriOf('C:\\a\\b c.yaml')).toBe('file:///C:/a/b%20c.yaml')
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
