/** Measures that people take (4.2.1, 4.2.2, 7.1.3, 7.2.1), and chapter 8: inspections, problems, corrections. */

import { expect } from 'vitest'
import type { ClauseId } from '../../src/core/clause'
import { collection, consentFor, customer, day, head, rep, self } from '../vault/company'
import { forgeEvent, tamper } from '../govern/forge'
import {
  type Governed,
  inspectNow,
  inspector,
  openClean,
  openGoverned,
  operator,
  proofAt,
  proveAll,
  valueOf,
} from '../govern/world'
import type { Trials } from './carried'
import { problemsWith } from './world'

/** The measure is proved, its evidence lapses, and that is a finding with its provision alone. */
const lapses = (control: string, clause: ClauseId) => async () => {
  const governed = await openGoverned()
  const { governance, clock } = governed
  const findingsNow = async () =>
    valueOf(await governance.controls.list({ actor: operator })).flatMap(({ findings }) => findings)
  await proveAll(governed)
  expect(await findingsNow()).toEqual([])
  clock.at = Date.UTC(2027, 5, 1)
  const others = ['premises', 'network', 'confidentiality', 'defence', 'backups'].filter(
    (name) => name !== control,
  )
  for (const other of others)
    await governance.controls.prove({ actor: operator, control: other, proof: proofAt(clock.at) })
  expect(await findingsNow()).toMatchObject([
    { rule: 'control/evidence', reason: 'lapsed', clauses: [clause], kind: 'gap' },
  ])
}

/** The plan finds nothing in a clean company, and something of its own once a fault is planted. */
const finds =
  (plan: string, clause: ClauseId, plant: (governed: Governed) => Promise<unknown>) => async () => {
    const governed = await openClean()
    expect(
      (await inspectNow(governed, plan)).observations.filter(({ gravity }) => gravity !== 'note'),
    ).toEqual([])
    await plant(governed)
    governed.clock.at += day
    await governed.vault.sequence()
    const { observations } = await inspectNow(governed, plan)
    const problems = observations.filter(({ gravity }) => gravity !== 'note')
    expect(problems.map(({ reason, clauses }) => [clauses[0], reason])).toEqual([
      [clause, expect.any(String)],
    ])
  }

/** A release that nobody approved. */
const wrongUse = ({ vault }: Governed) =>
  forgeEvent(vault, {
    action: 'use',
    outcome: 'permit',
    actor: { ...rep },
    customer,
    purposes: ['service'],
    items: ['basic.name'],
    manner: 'export',
  })

/** A company in which an inspection found that release. */
const withProblem = async () => {
  const governed = await openClean()
  await wrongUse(governed)
  governed.clock.at += day
  await inspectNow(governed, 'authorization')
  const problems = async () => valueOf(await governed.governance.findings.list({ actor: inspector }))
  const id = (await problems())[0]?.id ?? ''
  const analysis = { cause: 'the export was built past the vault', department: 'sales', person: 'rep' }
  return { ...governed, problems, id, analysis, findings: governed.governance.findings }
}

export const supervisionChapters: Trials = {
  '4.2.1': lapses('premises', '4.2.1'),
  '4.2.2': lapses('network', '4.2.2'),
  '7.1.3': lapses('confidentiality', '7.1.3'),
  '7.2.1': lapses('defence', '7.2.1'),
  '8.1.1': async () => {
    expect(problemsWith({})).toEqual([])
    const problems = problemsWith({ supervision: null })
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.filter((problem) => !problem.includes('8.1.1'))).toEqual([])
    const plans = { shares: { departments: ['supervision'] } }
    expect(problemsWith({ oversight: { plans } }).join()).toContain('8.1.1')
    const governed = await openClean()
    const { inspections } = governed.governance
    expect(await inspections.run({ actor: inspector, plan: 'shares' })).toMatchObject({ outcome: 'done' })
    const own = { ...inspector, department: 'sales' }
    expect(await inspections.run({ actor: own, plan: 'shares' })).toMatchObject({
      outcome: 'deny',
      findings: [{ clauses: ['8.1.1'] }, { reason: 'own-department', clauses: ['8.1.1'] }],
    })
    const overdue = async () =>
      valueOf(await inspections.schedule({ actor: inspector })).flatMap(({ findings }) => findings)
    expect(await overdue()).toEqual([])
    governed.clock.at += 95 * day
    expect(await overdue()).toMatchObject([{ clauses: ['8.1.1'] }, { clauses: ['8.1.1'] }])
  },
  '8.1.2': async () => {
    const governed = await openClean()
    const { inspections } = governed.governance
    const time = { fromAt: 0, untilAt: governed.clock.at + 1 }
    const report = valueOf(await inspections.report({ actor: inspector, ...time }))
    const active = report.stages.filter(({ events }) => events.permit + events.done > 0)
    expect(active.map(({ stage }) => stage)).toEqual([
      'collection',
      'use',
      'sharing',
      'protection',
      'supervision',
    ])
    expect(report.log).toMatchObject({ faults: 0 })
  },
  '8.2.1': finds('compliance', '8.2.1', ({ vault }) =>
    vault.giveConsent({ actor: self, consent: consentFor('service', { id: 'odd', bundled: true }) }),
  ),
  '8.2.2': finds('accuracy', '8.2.2', async ({ vault }) => {
    for (const birthDate of ['1949-12-30', '1949-12-31'])
      await vault.collect({ ...collection, values: { basic: { birthDate } } })
  }),
  '8.2.3': finds('security', '8.2.3', ({ store }) =>
    tamper(store, 'record', (row) =>
      row.category === 'basic' ? { ...row, sealed: row.sealed.map((byte) => byte ^ 1) } : undefined,
    ),
  ),
  '8.2.4': finds('authorization', '8.2.4', wrongUse),
  '8.3.1': async () => {
    const { problems } = await withProblem()
    expect(await problems()).toMatchObject([
      { state: 'found', body: { message: { zh: expect.any(String) }, reach: { count: 1, customers: 1 } } },
    ])
  },
  '8.3.2': async () => {
    const { problems, findings, id, analysis } = await withProblem()
    expect(await findings.analyse({ actor: head, id, analysis })).toMatchObject({
      outcome: 'deny',
      findings: [{ clauses: ['8.3.2', '8.3.3'] }, { reason: 'self' }],
    })
    await findings.analyse({ actor: inspector, id, analysis })
    await findings.account({ actor: inspector, id, accountability: { decision: 'a reminder under rule 7' } })
    expect(await problems()).toMatchObject([
      { state: 'analysed', body: { analysis, accountability: { decision: 'a reminder under rule 7' } } },
    ])
  },
  '8.3.3': async () => {
    const { problems, findings, id, analysis, clock } = await withProblem()
    await findings.analyse({ actor: inspector, id, analysis })
    const correction = { measure: 'the export goes through the vault', dueAt: clock.at + day }
    expect(await findings.correct({ actor: head, id, correction })).toMatchObject({ outcome: 'done' })
    const overdue = async () => (await problems()).flatMap((problem) => problem.findings)
    expect(await overdue()).toEqual([])
    clock.at += day
    expect(await overdue()).toMatchObject([{ rule: 'correct/deadline', clauses: ['8.3.3'] }])
  },
  '8.3.4': async () => {
    const { problems, findings, id, analysis, clock, ...governed } = await withProblem()
    await findings.analyse({ actor: inspector, id, analysis })
    await findings.account({ actor: inspector, id, accountability: { decision: 'a reminder' } })
    await findings.correct({ actor: head, id, correction: { measure: 'm', dueAt: clock.at + day } })
    await findings.report({ actor: head, id })
    // nobody closes it by saying so
    expect(await problems()).toMatchObject([{ state: 'corrected' }])
    expect(await findings.report({ actor: head, id })).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'correct/order', clauses: ['8.3.3', '8.3.4'] }],
    })
    clock.at += day
    await inspectNow({ ...governed, clock }, 'authorization')
    expect(await problems()).toMatchObject([{ state: 'closed' }])
  },
}
