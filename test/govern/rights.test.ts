/** Is every request of a customer checked, answered by another person, in time or with its finding, and never silently late (7.3)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clerk, nobody } from '../vault/company'
import { customer, day, desk, head, openChecked, openWithCustomer, rep, self, start } from './rights-world'
import { openGoverned, reasonsOf, valueOf } from './world'

describe('a request', () => {
  it('is owed an answer within the working days of the policy, from when it came in', async () => {
    const { governance } = await openWithCustomer()
    const { rights } = governance
    await rights.open({ actor: desk, customer, request: 'q-1', right: 'correct', receivedAt: start - day })
    const [listed] = valueOf(await rights.list({ actor: desk }))
    // 31 May 2026 is a Sunday in Shanghai; 15 working days end on Friday, 19 June
    expect(listed).toMatchObject({ id: 'q-1', state: 'received', dueAt: Date.UTC(2026, 5, 19), findings: [] })
  })

  it('counts on the calendar that was handed in, and fails closed where that knows no year', async () => {
    const { vault } = await openWithCustomer()
    const { govern } = await import('../../src/govern/govern')
    const { rights } = govern(vault, { calendar: () => undefined })
    await expect(
      rights.open({ actor: desk, customer, request: 'q', right: 'correct' }),
    ).rejects.toMatchObject({ failure: { kind: 'input/invalid' } })
  })

  it('is refused of whom nothing is known, of another customer, of a time to come, and from no position', async () => {
    const { governance, clock } = await openWithCustomer()
    const { rights } = governance
    const open = (changes: Partial<Parameters<typeof rights.open>[0]>) =>
      rights.open({ actor: desk, customer, request: 'q', right: 'know', ...changes })
    const unknown = await open({ customer: 'c-404' })
    expect(unknown).toMatchObject({ findings: [{ rule: 'rights/customer', clauses: ['7.3.1'] }] })
    expect(reasonsOf(await open({ customer: 'c-404' }))).toEqual(['rights/customer unknown'])
    expect(reasonsOf(await open({ actor: { kind: 'customer', id: 'c-2' } }))).toEqual([
      'rights/person other-customer',
    ])
    expect(reasonsOf(await open({ receivedAt: clock.at + 1 }))).toEqual(['rights/deadline future'])
    expect(reasonsOf(await open({ actor: nobody }))).toEqual(['rights/person no-position'])
  })

  it('is not answered before it is known who asks, nor by who checked that', async () => {
    const { governance } = await openWithCustomer()
    const { rights } = governance
    const key = { customer, request: 'q' }
    await rights.open({ actor: desk, ...key, right: 'know' })
    const early = await rights.know({ actor: head, ...key })
    expect(early).toMatchObject({
      outcome: 'deny',
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'rights/identity', reason: 'unchecked', clauses: ['7.3.1'] }),
      ]),
    })
    expect(early).not.toHaveProperty('value')
    await rights.verify({ actor: head, ...key, how: 'in-person' })
    expect(reasonsOf(await rights.know({ actor: head, ...key }))).toEqual(['rights/person self'])
    expect(reasonsOf(await rights.know({ actor: desk, ...key }))).toEqual([
      'rights/person not-responsible',
      'rights/person no-undertaking',
    ])
    expect(reasonsOf(await rights.verify({ actor: desk, ...key, how: 'code' }))).toEqual([
      'rights/order out-of-order',
    ])
  })

  it('of a customer who is signed in is answered to them at once, where the policy lets that be enough', async () => {
    const { governance } = await openWithCustomer()
    const { rights } = governance
    await rights.open({ actor: self, customer, request: 'mine', right: 'know' })
    expect((await rights.know({ actor: self, customer, request: 'mine' })).outcome).toBe('done')
    await rights.open({ actor: self, customer, request: 'wrong', right: 'correct' })
    expect(
      reasonsOf(await rights.correct({ actor: self, customer, request: 'wrong', corrections: [] })),
    ).toContain('rights/identity unchecked')
  })

  it('is extended before its deadline, with a reason, and no further than the policy lets', async () => {
    const world = await openWithCustomer()
    const { rights } = world.governance
    const key = await openChecked(world, 'know')
    const dueAt = start + 30 * day
    const extend = (to: number) => rights.extend({ actor: desk, ...key, to, reason: 'complex' })
    expect(reasonsOf(await extend(dueAt))).toEqual(['rights/deadline past'])
    expect(reasonsOf(await extend(dueAt + 32 * day))).toEqual(['rights/deadline too-long'])
    expect((await extend(dueAt + 10 * day)).outcome).toBe('done')
    expect((await extend(dueAt + 20 * day)).outcome).toBe('done')
    expect(reasonsOf(await extend(dueAt + 40 * day))).toEqual(['rights/deadline too-long'])
    world.clock.at = dueAt + 20 * day
    expect(reasonsOf(await extend(dueAt + 25 * day))).toEqual(['rights/deadline past'])
  })

  it('that is overdue is a finding, and answered late it says so for good', async () => {
    const world = await openWithCustomer()
    const { rights } = world.governance
    const key = await openChecked(world, 'know')
    world.clock.at = start + 30 * day
    expect(valueOf(await rights.list({ actor: desk, which: 'overdue' }))).toMatchObject([
      { id: 'know', findings: [{ rule: 'rights/deadline', reason: 'overdue', clauses: ['7.3.1'] }] },
    ])
    const answer = await rights.know({ actor: head, ...key })
    expect(answer).toMatchObject({
      outcome: 'done',
      warnings: [{ rule: 'rights/deadline', reason: 'late', effect: 'warn' }],
    })
    const all = valueOf(await rights.list({ actor: desk, which: 'all' }))
    expect(all).toMatchObject([
      { answer: { late: true }, findings: [{ rule: 'rights/deadline', reason: 'late' }] },
    ])
    expect(valueOf(await rights.list({ actor: desk, which: 'overdue' }))).toEqual([])
    const events = await world.vault.events({ customer, limit: 1000 })
    const told = events.filter(({ event }) => event.about === 'request/fulfil')
    expect(told.map(({ event }) => event.rules)).toEqual([['rights/deadline']])
  })

  it('is refused with a reason and a provision that it comes from, by staff', async () => {
    const world = await openWithCustomer()
    const { rights } = world.governance
    const key = await openChecked(world, 'delete')
    const refuse = (changes: object) =>
      rights.refuse({ actor: head, ...key, reason: 'legal-minimum', clause: '4.3.1', ...changes })
    expect(reasonsOf(await refuse({ clause: '8.1.1' }))).toEqual(['rights/order other-clause'])
    expect(reasonsOf(await refuse({ actor: rep }))).toEqual(['rights/person not-responsible'])
    expect((await refuse({})).outcome).toBe('done')
    expect(valueOf(await rights.list({ actor: desk, which: 'all' }))).toMatchObject([
      { state: 'refused', answer: { refused: { reason: 'legal-minimum', clause: '4.3.1' } } },
    ])
    expect(reasonsOf(await refuse({}))).toEqual(['rights/order out-of-order'])
  })

  it('to choose withdraws consents and refuses purposes for the next decision', async () => {
    const world = await openWithCustomer()
    const { rights } = world.governance
    const key = await openChecked(world, 'choose')
    const use = () => world.vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
    expect((await use()).outcome).toBe('permit')
    const answer = await rights.choose({
      actor: head,
      ...key,
      withdraw: [`consent service ${customer}`],
      refuse: [
        {
          id: 'no-ads',
          refuses: { kind: 'purpose', purpose: 'marketing' },
          fromAt: start,
          untilAt: start + day,
        },
      ],
    })
    expect(answer).toMatchObject({ outcome: 'done', value: [`consent service ${customer}`, 'no-ads'] })
    expect(reasonsOf(await use())).toContain('use/consent absent')
  })

  it('is answered for what it asks, and with nothing else', async () => {
    const world = await openWithCustomer()
    const key = await openChecked(world, 'export')
    expect(reasonsOf(await world.governance.rights.know({ actor: head, ...key }))).toEqual([
      'rights/order other-right',
    ])
  })
})

describe('a request over any sequence of steps', () => {
  const moves = ['open', 'verify', 'reject', 'extend', 'know', 'refuse', 'withdraw'] as const
  type Move = (typeof moves)[number]
  const step = fc.record({
    move: fc.constantFrom<Move>(...moves),
    actor: fc.constantFrom(desk, rep, head, clerk),
    wait: fc.integer({ min: 0, max: 12 }),
  })

  it('stands as a plain reckoning says, with an event for each step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { governance, vault, clock } = await openGoverned()
        const { rights } = governance
        const key = { customer, request: 'q' }
        let model: { state: string; by?: string; dueAt?: number; first: number } | undefined
        for (const { move, actor, wait } of steps) {
          clock.at += wait * day
          const now = clock.at
          if (move !== 'open' && model === undefined) continue
          if (move === 'open' && model !== undefined) continue
          const isOpen = model?.state === 'verified' || model?.state === 'extended'
          const mayAnswer = isOpen && actor === head && model?.by !== head.id
          let allowed = true
          let answer: { readonly outcome: string; readonly event: string }
          switch (move) {
            case 'open':
              answer = await rights.open({ actor, ...key, right: 'know' })
              model = { state: 'received', first: now + 30 * day, dueAt: now + 30 * day }
              break
            case 'verify':
              allowed = model?.state === 'received'
              answer = await rights.verify({ actor, ...key, how: 'callback' })
              if (allowed && model !== undefined) model = { ...model, state: 'verified', by: actor.id }
              break
            case 'reject':
              allowed = model?.state === 'received'
              answer = await rights.reject({ actor, ...key })
              if (allowed && model !== undefined) model = { state: 'unverified', first: model.first }
              break
            case 'extend': {
              const to = (model?.dueAt ?? now) + 9 * day
              allowed = isOpen && (model?.dueAt ?? 0) > now && to <= (model?.first ?? 0) + 28 * day
              answer = await rights.extend({ actor, ...key, to, reason: 'identity' })
              if (allowed && model !== undefined) model = { ...model, state: 'extended', dueAt: to }
              break
            }
            case 'know':
            case 'refuse':
              allowed = mayAnswer
              answer =
                move === 'know'
                  ? await rights.know({ actor, ...key })
                  : await rights.refuse({ actor, ...key, reason: 'unfounded', clause: '7.3.1' })
              if (allowed && model !== undefined)
                model = { state: move === 'know' ? 'fulfilled' : 'refused', first: model.first }
              break
            case 'withdraw':
              allowed = isOpen || model?.state === 'received'
              answer = await rights.withdraw({ actor, ...key })
              if (allowed && model !== undefined) model = { state: 'withdrawn', first: model.first }
          }
          expect([move, answer.outcome]).toEqual([move, allowed ? 'done' : 'deny'])
          const events = await vault.events({ customer, limit: 1000 })
          expect(events.map(({ id }) => id)).toContain(answer.event)
          const [stands] = valueOf(await rights.list({ actor: desk, which: 'all' }))
          expect([stands?.state, stands?.dueAt]).toEqual([model?.state, model?.dueAt])
          const overdue = model?.dueAt !== undefined && model.dueAt <= now
          expect(stands?.findings.some(({ reason }) => reason === 'overdue')).toBe(overdue)
        }
      }),
      { numRuns: 60 },
    )
  })
})
