/** Does the guide's file do what the guide says? */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { definePolicy } from '../../src/policy/define'
import { loadPolicy } from '../../src/policy/load'
import { standardPolicy } from '../../src/policy/standard'

const guide = readFileSync('docs/guide/policy.md', 'utf8')
const yaml = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''

describe('the guide to policies', () => {
  it('shows a file that loads', () => {
    const { document } = loadPolicy(yaml, { file: 'policy.yaml' })
    expect(document.purposes['recall']).toMatchObject({ basis: { kind: 'consent' }, keep: 'P1Y' })
  })

  it('shows an extension that compiles and is sound', () => {
    const base = standardPolicy({ organization: 'Acme', transactionYears: 5, recipients: { carrier: {} } })
    const { tables } = definePolicy(base, {
      purposes: { recall: { family: 'service', needs: ['basic.name', 'basic.phone', 'transaction.lines'] } },
      positions: {
        'recall-clerk': {
          department: 'service',
          applies: true,
          grants: [{ purposes: ['recall'], items: ['basic.*', 'transaction.lines'] }],
        },
      },
    })
    expect(tables.positionByName.get('recall-clerk')?.department).toBe('service')
  })

  it('names every department, position, purpose and channel of the standard policy', () => {
    const { departments, positions, purposes, channels } = standardPolicy({
      organization: 'Acme',
      transactionYears: 5,
      creditBusiness: true,
    })
    for (const name of Object.keys(departments)) expect(guide).toContain(`| ${name} |`)
    for (const name of [...Object.keys(positions), ...Object.keys(purposes), ...Object.keys(channels)])
      expect(guide).toContain(`\`${name}\``)
  })
})
