/** Is a problem followed from its finding to the inspection that no longer sees it, and opened again when it comes back (8.3)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Staff } from '../../src/data/actor'
import type { EventDraft } from '../../src/vault/event-writer'
import { customer, day, head, rep } from '../vault/company'
import { forgeEvent } from './forge'
import {
  type Governed,
  inspectNow,
  inspector,
  openClean,
  openGoverned,
  operator,
  proofAt,
  proveAll,
  reasonsOf,
  valueOf,
} from './world'

/** A release without an approval, by the sales representative. */
const wrongUse: EventDraft = {
  action: 'use',
  outcome: 'permit',
  actor: { ...rep },
  customer,
  purposes: ['service'],
  items: ['basic.name'],
  manner: 'export',
}

const problemsOf = async ({ governance }: Governed) =>
  valueOf(await governance.findings.list({ actor: inspector }))

const found = async (): Promise<Governed & { readonly id: string }> => {
  const governed = await openClean()
  await forgeEvent(governed.vault, wrongUse)
  governed.clock.at += day
  await inspectNow(governed, 'authorization')
  const [problem] = await problemsOf(governed)
  return { ...governed, id: problem?.id ?? '' }
}

const analysis = { cause: 'the export was built past the vault', department: 'sales', person: 'rep' }
const accountability = { decision: 'a reminder under rule 7' }

/** Takes a problem to where its department says that it is corrected. */
const correctAll = async ({ governance, clock, id }: Governed & { readonly id: string }): Promise<void> => {
  const { findings } = governance
  const steps = [
    () => findings.analyse({ actor: inspector, id, analysis }),
    () => findings.account({ actor: inspector, id, accountability }),
    () => findings.correct({ actor: head, id, correction: { measure: 'built anew', dueAt: clock.at + day } }),
    () => findings.report({ actor: head, id }),
  ]
  for (const step of steps) {
    clock.at += 1000
    expect(await step()).toMatchObject({ outcome: 'done' })
  }
}

describe('a problem', () => {
  it('is recorded with nature, reach, department and deadline', async () => {
    const governed = await found()
    expect(await problemsOf(governed)).toMatchObject([
      {
        state: 'found',
        subject: 'authorization',
        dueAt: governed.clock.at + 7 * day,
        body: {
          rule: 'inspect/authorization',
          reason: 'released',
          clauses: ['8.2.4', '5.3.1', '5.3.2', '5.4.1'],
          message: { en: expect.any(String), zh: expect.any(String) },
          severity: 'high',
          department: 'sales',
          reach: { count: 1, customers: 1, examples: [expect.stringContaining('/')] },
          foundAt: governed.clock.at,
        },
        findings: [],
      },
    ])
  })

  it('closes only when a later inspection no longer sees it, and comes back graver', async () => {
    const governed = await found()
    const { clock, vault } = governed
    await correctAll(governed)
    const stateOf = async () =>
      (await problemsOf(governed)).map(({ state, body }) => [state, body.recurrences])
    expect(await stateOf()).toEqual([['corrected', 0]])
    clock.at += day
    await inspectNow(governed, 'accuracy')
    expect(await stateOf()).toEqual([['corrected', 0]])
    await inspectNow(governed, 'authorization', { rate: 0.01 })
    expect(await stateOf()).toEqual([['corrected', 0]])
    await inspectNow(governed, 'authorization')
    expect(await stateOf()).toEqual([['closed', 0]])
    expect(await problemsOf(governed)).toMatchObject([
      { dueAt: undefined, body: { closed: { at: clock.at, inspection: expect.any(String) } } },
    ])
    clock.at += day
    await forgeEvent(vault, wrongUse)
    clock.at += day
    await inspectNow(governed, 'authorization')
    expect(await stateOf()).toEqual([['found', 1]])
    expect(await problemsOf(governed)).toMatchObject([{ dueAt: clock.at + 7 * day }])
  })

  it('that is seen again after it was said to be corrected is not', async () => {
    const governed = await found()
    await correctAll(governed)
    governed.clock.at += 2000
    await forgeEvent(governed.vault, wrongUse)
    governed.clock.at += 2000
    await inspectNow(governed, 'authorization')
    expect(await problemsOf(governed)).toMatchObject([{ state: 'correcting', body: { ineffective: 1 } }])
  })

  it('stays open until it was decided who answers for it', async () => {
    const governed = await found()
    const { governance, clock, id } = governed
    const { findings } = governance
    await findings.analyse({ actor: inspector, id, analysis })
    await findings.correct({ actor: head, id, correction: { measure: 'm', dueAt: clock.at + day } })
    await findings.report({ actor: head, id })
    clock.at += day
    await inspectNow(governed, 'authorization')
    expect(await problemsOf(governed)).toMatchObject([{ state: 'corrected' }])
    await findings.account({ actor: inspector, id, accountability })
    clock.at += day
    await inspectNow(governed, 'authorization')
    expect(await problemsOf(governed)).toMatchObject([{ state: 'closed' }])
  })

  it('is overdue at its deadline, which compliance finds, and its deadline is bounded', async () => {
    const governed = await found()
    const { governance, clock, id } = governed
    const { findings } = governance
    await findings.analyse({ actor: inspector, id, analysis })
    const correct = (dueAt: number) =>
      findings.correct({ actor: head, id, correction: { measure: 'm', dueAt } })
    expect(reasonsOf(await correct(clock.at))).toEqual(['correct/order past'])
    expect(reasonsOf(await correct(clock.at + 8 * day))).toEqual(['correct/order late'])
    expect(await correct(clock.at + 2 * day)).toMatchObject({ outcome: 'done' })
    clock.at += 2 * day - 1
    expect((await problemsOf(governed)).flatMap(({ findings: told }) => told)).toEqual([])
    clock.at += 1
    expect((await problemsOf(governed)).flatMap(({ findings: told }) => told)).toMatchObject([
      { rule: 'correct/deadline', reason: 'overdue', clauses: ['8.3.3'], evidence: id },
    ])
    const { observations } = await inspectNow(governed, 'compliance')
    expect(observations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'correct/deadline', clauses: ['8.3.3'], about: [id] }),
      ]),
    )
    expect(reasonsOf(await correct(clock.at + 8 * day))).toEqual(['correct/order late'])
  })

  it('is judged by nobody who is responsible, and corrected by nobody else', async () => {
    const { governance, clock, id } = await found()
    const { findings } = governance
    expect(reasonsOf(await findings.analyse({ actor: head, id, analysis }))).toEqual([
      'correct/person not-supervisor',
      'correct/person self',
    ])
    expect(
      reasonsOf(
        await findings.analyse({ actor: inspector, id, analysis: { ...analysis, person: 'inspector' } }),
      ),
    ).toEqual(['correct/person self'])
    expect(
      reasonsOf(
        await findings.analyse({ actor: inspector, id, analysis: { ...analysis, department: 'moon' } }),
      ),
    ).toEqual(['correct/person not-responsible'])
    expect(await findings.analyse({ actor: inspector, id, analysis })).toMatchObject({ outcome: 'done' })
    const correction = { measure: 'm', dueAt: clock.at + day }
    for (const actor of [inspector, operator])
      expect(reasonsOf(await findings.correct({ actor, id, correction }))).toEqual([
        'correct/person not-responsible',
      ])
    expect(reasonsOf(await findings.account({ actor: rep, id, accountability }))).toEqual([
      'correct/person not-supervisor',
      'correct/person self',
    ])
    expect(reasonsOf(await findings.report({ actor: head, id }))).toEqual(['correct/order out-of-order'])
  })

  it('concerns measures, too: what lapsed is corrected by new evidence', async () => {
    const governed = await openGoverned()
    const { governance, clock } = governed
    await inspectNow(governed, 'security')
    const problems = await problemsOf(governed)
    expect(problems.map(({ body }) => body.clauses)).toHaveLength(5)
    for (const { id } of problems) {
      await governance.findings.analyse({
        actor: inspector,
        id,
        analysis: { cause: 'forgotten', department: 'technology', person: 'x' },
      })
      await governance.findings.account({ actor: inspector, id, accountability })
      const correction = { measure: 'evidence', dueAt: clock.at + day }
      await governance.findings.correct({ actor: operator, id, correction })
      await governance.findings.report({ actor: operator, id })
    }
    clock.at += 1000
    await governance.controls.prove({ actor: operator, control: 'premises', proof: proofAt(clock.at) })
    await inspectNow(governed, 'security')
    expect((await problemsOf(governed)).map(({ state }) => state).toSorted()).toEqual([
      'closed',
      'correcting',
      'correcting',
      'correcting',
      'correcting',
    ])
    await proveAll(governed, clock.at)
  })
})

describe('a problem over any sequence of steps', () => {
  type Move = 'analyse' | 'account' | 'correct' | 'report' | 'wrong' | 'inspect'
  const step = fc.record({
    move: fc.constantFrom<Move>('analyse', 'account', 'correct', 'report', 'wrong', 'inspect', 'inspect'),
    actor: fc.constantFrom<Staff>(inspector, inspector, head, head, operator),
    wait: fc.integer({ min: 2 * 60_000, max: 3 * day }),
  })

  it('is where a plain model says, with an event for each step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async (steps) => {
        const governed = await found()
        const { governance, clock, vault, id } = governed
        const { findings } = governance
        let state = 'found'
        let accounted = false
        let wrongSince = false
        let recurrences = 0
        for (const { move, actor, wait } of steps) {
          clock.at += wait
          const asJudge = actor === inspector
          const asCorrector = actor === head
          const expected: Readonly<Record<string, boolean>> = {
            analyse: asJudge && state === 'found',
            account: asJudge && ['analysed', 'correcting', 'corrected'].includes(state),
            correct: asCorrector && ['analysed', 'correcting'].includes(state),
            report: asCorrector && state === 'correcting',
          }
          const correction = { measure: 'm', dueAt: clock.at + 1 }
          const answer = await {
            analyse: () => findings.analyse({ actor, id, analysis }),
            account: () => findings.account({ actor, id, accountability }),
            correct: () => findings.correct({ actor, id, correction }),
            report: () => findings.report({ actor, id }),
            wrong: () => forgeEvent(vault, wrongUse),
            inspect: () => inspectNow(governed, 'authorization'),
          }[move]()
          if (move === 'wrong') wrongSince = true
          else if (move === 'inspect') {
            if (wrongSince && state === 'closed') {
              ;[state, accounted] = ['found', false]
              recurrences += 1
            } else if (wrongSince && state === 'corrected') state = 'correcting'
            else if (!wrongSince && state === 'corrected' && accounted) state = 'closed'
            wrongSince = false
          } else {
            expect(answer).toMatchObject({ outcome: expected[move] === true ? 'done' : 'deny' })
            if (expected[move] === true) {
              if (move === 'analyse') state = 'analysed'
              if (move === 'account') accounted = true
              if (move === 'correct') state = 'correcting'
              // what was wrong before it was corrected no longer counts
              if (move === 'report') [state, wrongSince] = ['corrected', false]
            }
          }
          const [problem] = await problemsOf(governed)
          expect([problem?.state, problem?.body.recurrences]).toEqual([state, recurrences])
        }
      }),
      { numRuns: 30 },
    )
  })
})
