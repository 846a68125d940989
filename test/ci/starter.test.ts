/** Does what a company starts with work at once: a sound policy, scenarios that pass, a schema that knows the policy? */

import { describe, expect, it } from 'vitest'
import { policyJsonSchema } from '../../src/ci/policy-schema'
import { loadScenarios, runScenarios } from '../../src/ci/run-scenarios'
import { starterFiles } from '../../src/ci/starter'
import { policyDocument } from '../../src/data/policy'
import { loadPolicy } from '../../src/policy/load'

describe('the first files of a company', () => {
  const files = starterFiles({
    parameters: { organization: 'Acme: "&" #Co', transactionYears: 4, creditBusiness: true },
    service: 'github',
  })

  it('hold a policy of these parameters, whatever the name is made of', () => {
    const { document } = loadPolicy(files['tutela.policy.yaml'] ?? '', { file: 'tutela.policy.yaml' })
    expect([document.organization, document.creditBusiness]).toEqual(['Acme: "&" #Co', true])
  })

  it('hold scenarios that all come out as they say', () => {
    const policy = loadPolicy(files['tutela.policy.yaml'] ?? '')
    const { scenarios } = loadScenarios(files['first.scenarios.yaml'] ?? '', 'first.scenarios.yaml')
    const outcomes = runScenarios(policy, scenarios, Date.UTC(2026, 0, 15))
    expect(outcomes.filter(({ passed }) => !passed)).toEqual([])
    expect(outcomes).toHaveLength(3)
  })

  it('hold a workflow for the service that was chosen alone', () => {
    expect(Object.keys(files)).toContain('.github/workflows/tutela.yml')
    const { parameters } = { parameters: { organization: 'A', transactionYears: 3 } }
    expect(Object.keys(starterFiles({ parameters, service: 'none' }))).toHaveLength(3)
    expect(Object.keys(starterFiles({ parameters, service: 'gitlab' }))).toContain('tutela.gitlab-ci.yml')
  })
})

describe('the schema for editors', () => {
  const { then, else: whole } = policyJsonSchema() as {
    readonly then: {
      readonly properties: Readonly<Record<string, unknown>>
      readonly required: readonly string[]
    }
    readonly else: {
      readonly properties: Readonly<Record<string, unknown>>
      readonly required: readonly string[]
    }
  }

  it('knows every member of a document, and asks for those alone that have no default', () => {
    expect(Object.keys(whole.properties)).toEqual(Object.keys(policyDocument.shape))
    expect(whole.required).not.toContain('log')
    expect(whole.required).toContain('supervision')
  })

  it('asks of an extension nothing but its base and parameters', () => {
    expect(then.required).toEqual(['extends', 'parameters'])
    expect(Object.keys(then.properties)).toEqual([
      ...Object.keys(policyDocument.shape),
      'extends',
      'parameters',
    ])
    expect(JSON.stringify(then.properties['purposes'])).not.toContain('"required"')
  })
})
