/** Does the audit report tell every stage as it was, to who inspects, in both languages, and no value (8.1.2)? */

import { expect, it } from 'vitest'
import { formatAuditReport } from '../../src/govern/audit-report-text'
import { clerk, customer, day, rep, secrets, start } from '../vault/company'
import { forgeEvent } from './forge'
import { inspectNow, inspector, openClean, reasonsOf, valueOf } from './world'

it('counts what was done and refused in each stage, with its problems', async () => {
  const governed = await openClean()
  const { vault, clock, governance } = governed
  await vault.use({ actor: clerk, customer, purpose: 'service', items: ['basic.name'] })
  await forgeEvent(vault, {
    action: 'use',
    outcome: 'permit',
    actor: { ...rep },
    customer,
    purposes: ['service'],
    items: ['basic.name'],
    manner: 'export',
  })
  clock.at += day
  await inspectNow(governed, 'authorization')
  const time = { fromAt: start, untilAt: clock.at + 1 }
  const report = valueOf(await governance.inspections.report({ actor: inspector, ...time }))
  const [collection, , use, sharing, , supervision] = report.stages
  expect(collection).toMatchObject({ stage: 'collection', events: { permit: 2, deny: 0 } })
  expect(use).toMatchObject({
    events: { deny: 1 },
    refusedFor: expect.arrayContaining([{ rule: 'use/authority', count: 1 }]),
    problems: [{ clauses: ['8.2.4', '5.3.1', '5.3.2', '5.4.1'], state: 'found', overdue: false }],
  })
  expect(sharing).toMatchObject({ events: { permit: 2 } })
  expect(supervision?.events.done).toBeGreaterThan(5)
  expect(report.inspections).toMatchObject([{ plan: 'authorization', observations: 1, sampled: false }])
  expect(report.log).toMatchObject({ faults: 0 })
  const empty = valueOf(await governance.inspections.report({ actor: inspector, fromAt: 0, untilAt: 1 }))
  expect(empty.stages.map(({ events }) => events.permit + events.deny + events.done)).toEqual([
    0, 0, 0, 0, 0, 0,
  ])
  for (const [locale, words] of [
    [
      'en',
      [
        'Collection',
        'Storage',
        'Use',
        'Sharing',
        'Protection',
        'Supervision',
        'no authorization of that time',
      ],
    ],
    ['zh', ['收集', '存储', '使用', '共享', '保护', '监督', '不符合当时的授权']],
  ] as const) {
    const text = formatAuditReport(report, locale)
    for (const word of words) expect(text).toContain(word)
    for (const secret of [...secrets, customer]) expect(text).not.toContain(secret)
    expect(text).not.toContain('undefined')
  }
})

it('is for who inspects, and of a time that is one', async () => {
  const { governance } = await openClean()
  expect(reasonsOf(await governance.inspections.report({ actor: rep, fromAt: 0, untilAt: 1 }))).toEqual([
    'inspect/person not-supervisor',
  ])
  await expect(
    governance.inspections.report({ actor: inspector, fromAt: 1, untilAt: 1 }),
  ).rejects.toMatchObject({
    failure: { kind: 'input/invalid' },
  })
})

it('escapes names that Markdown would read', async () => {
  const { governance } = await openClean()
  const report = valueOf(await governance.inspections.report({ actor: inspector, fromAt: 0, untilAt: 1 }))
  const text = formatAuditReport({ ...report, organization: 'A|<b>*c*\n# d' }, 'en')
  expect(text.split('\n')[0]).toBe('# A\\|&lt;b>\\*c\\* \\# d: audit report')
})
