import { describe, expect, it } from 'vitest'
import { explainItem, explainUse } from '../../src/decide/explain'
import { decideUse } from '../../src/decide/use'
import { compile } from '../../src/policy/compile'
import { at, document, evidence, useOfPhone } from './shop'

const policy = compile(document, [])

describe('who may see an item', () => {
  it('is told by position and purpose, with view and conditions', () => {
    expect(explainItem(policy, 'transaction.orders')).toEqual([
      {
        position: 'agent',
        department: 'service',
        purpose: 'delivery',
        view: 'plain',
        conditions: ['consent', 'approval', 'internal-grant'],
      },
      {
        position: 'agent',
        department: 'service',
        purpose: 'planning',
        view: 'pseudonym',
        conditions: ['approval', 'internal-grant'],
      },
    ])
  })

  it('asks a separate consent for a sensitive item', () => {
    expect(explainItem(policy, 'basic.document').map((access) => access.conditions)).toEqual([
      ['consent', 'separate-consent', 'approval'],
    ])
  })

  it('is refused for an item that the policy does not know', () => {
    expect(() => explainItem(policy, 'basic.shoe')).toThrow('no such item')
  })
})

describe('why a request was denied', () => {
  const denied = decideUse(policy, useOfPhone, { ...evidence, approvals: [] }, at)

  it('is told clause by clause in both languages', () => {
    expect(explainUse(denied, 'en').map((line) => line.text)).toEqual([
      'no approval in force covers this use [use/approval, 5.3.1 5.3.2 5.4.1] (items: basic.name, basic.phone; purposes: delivery; closed by: approval)',
    ])
    expect(explainUse(denied, 'zh')[0]?.text).toContain('没有有效审批')
    expect(explainUse(denied, 'zh')[0]?.clauses[0]).toEqual({ id: '5.3.1', title: '申请与审批' })
  })

  it('has nothing to say of a permit without warnings', () => {
    expect(explainUse(decideUse(policy, useOfPhone, evidence, at), 'en')).toEqual([])
  })
})
