/** Does the linter find each thing that it looks for, where it stands, and nothing in a policy that has none of it? */

import { describe, expect, it } from 'vitest'
import { ciRuleIds } from '../../src/lint/ci-rules'
import { findingsOfFailure } from '../../src/ci/findings-of'
import { legalDeadlines } from '../../src/lint/legal-periods'
import { lintPolicy } from '../../src/lint/lint'
import { readPlacedPolicy } from '../../src/policy/load'

const head = 'extends: standard\nparameters: { organization: Acme, transactionYears: 5 }\n'

/** The rules found in a policy of this text, with the line of each. */
const found = (text: string): readonly string[] => {
  const read = readPlacedPolicy(text, { file: 'p.yaml' })
  if (read._tag === 'Left')
    return findingsOfFailure(read.left).map(({ rule, where }) => `${where.line} ${rule}`)
  return lintPolicy(read.right.policy, read.right.whereOf).map(({ rule, where }) => `${where.line} ${rule}`)
}

const label = 'label: { en: a, zh: 甲 }'

const ownItem = `categories: { own: { ${label}, owner: sales, retention: { start: collected, action: delete } } }
items: { own.extra: { ${label}, sensitivity: personal, view: masked } }`

const faults: readonly (readonly [rule: string, text: string])[] = [
  ['3 policy/pending-use', 'pendingUse: true'],
  ['3 policy/training-warns', 'training: warn'],
  ['3 policy/break-glass', 'breakGlass: { allowed: true, longest: P1D, reviewWithin: P2D }'],
  ['3 policy/no-review', `channels: { fair: { ${label}, kind: offline, entryWithin: P3D } }`],
  ['3 policy/abroad', `recipients: { acme: { ${label}, country: DE } }`],
  ['4 policy/unused-item', ownItem],
  ['3 policy/unused-purpose', 'purposes: { recall: { family: service, needs: [basic.name] } }'],
  [
    '3 policy/derogation',
    'purposes: { tax: { family: service, needs: [basic.name], basis: { kind: legal-obligation, article: a } } }',
  ],
  ['3 policy/keeps-long', 'purposes: { recall: { family: service, needs: [basic.name], keep: P12Y } }'],
  [
    '3 policy/legal-period',
    'categories: { transaction: { retention: { minimum: { period: P1Y, source: wish } } } }',
  ],
  [
    '3 policy/legal-deadline',
    'rights: { answerWithin: { know: P31D, export: P30D, correct: P15B, delete: P15B, choose: P15B }, extendBy: P1M, tellWithin: P5B, signedIn: [] }',
  ],
  ['1 policy/legal-period', 'duties: [anti-money-laundering]'],
  [
    '3 policy/unreachable-grant',
    `positions: { clerk: { ${label}, department: sales, collects: [], grants: [{ purposes: [delivery], items: [basic.birthDate] }] } }`,
  ],
  [
    '3 policy/plain-sensitive',
    `positions: { clerk: { ${label}, department: sales, collects: [], grants: [{ purposes: [service], items: ['basic.*', 'transaction.*'], view: plain }] } }`,
  ],
  [
    '3 policy/supervisor-uses',
    'positions: { supervisor: { grants: [{ purposes: [delivery], items: [basic.name] }] } }',
  ],
  [
    '3 policy/no-applicant',
    `departments: { legal: { ${label} } }\npositions: { counsel: { ${label}, department: legal, collects: [], grants: [{ purposes: [delivery], items: [basic.name] }] } }`,
  ],
  ['3 policy/unsound', 'purposes: { delivry: { family: service, needs: [basic.nmae] } }'],
]

describe('the linter', () => {
  it('has only notes for the standard policy', () => {
    expect(found(head)).toEqual(['1 policy/unknown-age'])
  })

  it.each(faults)('finds %s where it stands', (rule, text) => {
    expect(found(head)).not.toContain(rule)
    expect(found(`${head}${text}\n`)).toContain(rule)
  })

  it('holds a policy to the law of its country and of the duties that it is under', () => {
    const breaches = (text: string): readonly string[] =>
      found(`${head}${text}\n`).filter((one) => one.includes('policy/legal'))
    expect(breaches('')).toEqual([])
    expect(breaches('duties: [accounting-vouchers]')).toHaveLength(1)
    expect(breaches('duties: [anti-money-laundering]')).toHaveLength(2)
    expect(breaches('country: DE')).toEqual([])
    expect(breaches('country: DE\nduties: [anti-money-laundering]')).toHaveLength(2)
    expect(breaches('country: DE\nduties: [accounting-vouchers]')).toEqual([])
    expect(
      breaches(
        'country: DE\nincidents: { tellWithin: { authority: P4D, departments: P1D, customers: P3D } }',
      ),
    ).toEqual(['4 policy/legal-deadline'])
    expect(breaches('country: US\nduties: [anti-money-laundering]')).toEqual([])
    for (const { path, source } of legalDeadlines)
      expect([path.length > 1, source.length > 10]).toEqual([true, true])
  })

  it('finds a purpose that needs everything, and a policy in which nobody approves', () => {
    const document = (needs: string, responsible: string): string => `
organization: A
version: '1'
country: CN
timeZone: Asia/Shanghai
languages: [zh]
creditBusiness: false
unknownAge: minor
training: block
pendingUse: false
breakGlass: { allowed: false }
supervision: boss
departments: { all: { ${label} } }
positions:
  boss: { ${label}, department: all, ${responsible} grants: [], collects: [] }
categories: { own: { ${label}, owner: all, retention: { start: collected, action: delete } } }
items:
  own.a: { ${label}, sensitivity: personal, view: masked }
  own.b: { ${label}, sensitivity: personal, view: masked }
  own.c: { ${label}, sensitivity: personal, view: masked }
  own.d: { ${label}, sensitivity: personal, view: masked }
purposes: { care: { ${label}, family: service, basis: { kind: consent }, keep: P1Y, needs: [${needs}] } }
channels: {}
recipients: {}
`
    const rules = (text: string) => found(text).map((line) => line.slice(line.indexOf(' ') + 1))
    expect(rules(document('own.a, own.b, own.c, own.d', ''))).toEqual(
      expect.arrayContaining(['policy/purpose-everything', 'policy/no-approver']),
    )
    const sound = rules(document('own.a, own.b, own.c', 'responsible: true,'))
    expect(sound).not.toContain('policy/purpose-everything')
    expect(sound).not.toContain('policy/no-approver')
  })

  it('has no rule about policies that none of these tests breaks', () => {
    const broken = new Set([
      ...faults.map(([rule]) => rule.slice(2)),
      'policy/unknown-age',
      'policy/purpose-everything',
      'policy/no-approver',
      'policy/unreachable-collect',
    ])
    const text = `${head}${ownItem}\npositions: { clerk: { ${label}, department: sales, grants: [], collects: [{ channels: [website], items: [own.extra] }] } }\n`
    expect(found(text)).toContain('5 policy/unreachable-collect')
    expect(ciRuleIds.filter((id) => id.startsWith('policy/') && !broken.has(id))).toEqual([])
  })
})
