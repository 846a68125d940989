/** Do scenarios say what they decide, and does each thing that they can take away deny by its own rule? */

import { describe, expect, it } from 'vitest'
import { coverageOf, loadScenarios, runScenarios } from '../../src/ci/run-scenarios'
import { lacking, type Scenario } from '../../src/ci/scenario'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'

const at = Date.UTC(2026, 0, 15)
const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }), {
  recipients: {
    abroad: { label: { en: 'abroad', zh: '境外' }, country: 'DE' },
    post: { label: { en: 'post', zh: '邮政' }, country: 'CN' },
  },
})

const base: Scenario['when'] = {
  action: 'use',
  position: 'sales-representative',
  purpose: 'delivery',
  items: ['basic.phone'],
}

const decided = (scenario: Omit<Scenario, 'name' | 'expect'>): Scenario['expect'] => {
  const [outcome] = runScenarios(policy, [{ name: 'it', expect: { permit: true }, ...scenario }], at)
  return outcome?.actual ?? { deny: true }
}

describe('a scenario', () => {
  it('is permitted where everything is given, in the view of the grant', () => {
    expect(decided({ when: base })).toEqual({ permit: { 'basic.phone': 'plain' } })
    expect(decided({ when: { ...base, action: 'share', recipient: 'post' } })).toHaveProperty('permit')
    expect(decided({ when: { ...base, action: 'collect', channel: 'sales-visit' } })).toHaveProperty('permit')
  })

  const abroad = { ...base, action: 'share', recipient: 'abroad' } as const
  const foreign = { ...base, position: 'service-agent' }
  const sensitive: Scenario['when'] = {
    ...base,
    action: 'collect',
    channel: 'sales-visit',
    items: ['basic.identityDocuments'],
  } as const
  const rules: Readonly<
    Record<(typeof lacking.options)[number], readonly [Scenario['when'], readonly string[]]>
  > = {
    notice: [{ ...base, action: 'collect', channel: 'sales-visit' }, ['collect/consent', 'collect/notice']],
    consent: [base, ['use/consent', 'use/retention', 'use/separate-consent']],
    'separate-consent': [abroad, ['share/separate-consent']],
    'recipient-consent': [abroad, ['share/consent', 'share/separate-consent']],
    guardian: [sensitive, []],
    approval: [base, ['use/approval']],
    'internal-grant': [foreign, ['use/authority']],
    confidentiality: [base, ['use/undertaking']],
    training: [base, ['use/undertaking']],
    agreement: [abroad, ['share/agreement']],
    'cross-border-basis': [abroad, ['share/agreement']],
    'recipient-key': [abroad, ['share/transfer']],
    record: [base, []],
  }

  it.each(lacking.options)('without its %s is denied by the rules of that alone', (without) => {
    const [when, expected] = rules[without]
    const actual = decided({ when, given: { without: [without] } })
    const denied = 'deny' in actual && actual.deny !== true ? actual.deny : []
    for (const rule of expected.filter((one) => one !== 'use/retention' && one !== 'use/separate-consent'))
      expect(denied).toContain(rule)
    if (expected.length === 0 && without === 'record') expect(actual).toHaveProperty('permit')
  })

  it('is denied after an opt-out, for an old record, and for one that was collected for something else', () => {
    expect(decided({ when: base, given: { optedOut: 'purpose' } })).toMatchObject({
      deny: expect.arrayContaining(['use/choice']),
    })
    expect(decided({ when: base, given: { record: { age: 'P9Y' } } })).toEqual({ deny: ['use/retention'] })
    expect(decided({ when: base, given: { record: { purposes: ['marketing'] } } })).toMatchObject({
      deny: expect.arrayContaining(['use/purpose']),
    })
    expect(decided({ when: base, given: { record: { review: 'pending' } } })).toEqual({
      deny: ['use/review'],
    })
  })

  it('by a position or for a purpose that the policy lacks is denied, not refused', () => {
    expect(decided({ when: { ...base, position: 'pirate' } })).toMatchObject({
      deny: expect.arrayContaining(['use/authority']),
    })
    expect(decided({ when: { ...base, purpose: 'gossip' } })).toMatchObject({
      deny: expect.arrayContaining(['use/purpose']),
    })
  })

  it('passes where it says what is decided, and fails where a rule, a view or the outcome differs', () => {
    const passes = (expect_: Scenario['expect'], given?: Scenario['given']) =>
      runScenarios(
        policy,
        [{ name: 'it', when: base, expect: expect_, ...(given === undefined ? {} : { given }) }],
        at,
      )[0]?.passed
    expect(passes({ permit: true })).toBe(true)
    expect(passes({ permit: { 'basic.phone': 'plain' } })).toBe(true)
    expect(passes({ permit: { 'basic.phone': 'masked' } })).toBe(false)
    expect(passes({ permit: { 'basic.name': 'plain' } })).toBe(false)
    expect(passes({ deny: true })).toBe(false)
    const without = { without: ['approval' as const] }
    expect(passes({ deny: ['use/approval'] }, without)).toBe(true)
    expect(passes({ deny: true }, without)).toBe(true)
    expect(passes({ deny: ['use/consent'] }, without)).toBe(false)
    expect(passes({ permit: true }, without)).toBe(false)
  })

  it('touches the grant and the purpose that it asks for, if it is permitted', () => {
    const scenario: Scenario = { name: 'it', when: base, expect: { permit: true } }
    const [all, some] = [coverageOf(policy, []), coverageOf(policy, runScenarios(policy, [scenario], at))]
    expect(all.grants.length).toBe(all.of.grants)
    expect(some.purposes).toEqual(all.purposes.filter((purpose) => purpose !== 'delivery'))
    const touched = all.grants.filter((grant) => !some.grants.includes(grant))
    expect(touched.length).toBeGreaterThan(0)
    for (const grant of touched) expect(grant).toMatch(/^positions\.sales-representative\.grants\[\d\]$/)
  })
})

describe('a file of scenarios', () => {
  it('is refused with line and column, and no value of it', () => {
    const text =
      'scenarios:\n  - name: a\n    when: { action: use, purpose: delivery, items: [13800138000] }\n    expect: { permit: true }\n'
    expect(() => loadScenarios(text, 's.yaml')).toThrow(/s\.yaml:3:\d+/)
    expect(() => loadScenarios(text, 's.yaml')).not.toThrow(/13800138000/)
    expect(() => loadScenarios('scenarios: *all', 's.yaml')).toThrow("the scenarios can't be read")
  })
})
