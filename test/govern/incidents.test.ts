/** Is an incident contained at once, told in time, judged by the log, and drilled without harm (7.2.3)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Staff } from '../../src/data/actor'
import { govern } from '../../src/govern/govern'
import type { Incidents } from '../../src/govern/incidents'
import { openVault } from '../../src/vault/open'
import { agreement, clerk, collection, policy } from '../vault/company'
import { customer, day, desk, head, openWithCustomer, rep, shareWithCarrier, start } from './rights-world'
import { inspector, openGoverned, reasonsOf, valueOf } from './world'

const until = start + 1000 * day
const byRep = { by: 'releases', actor: rep.id, fromAt: start, untilAt: until } as const
const nothing = { actors: [], positions: [], keys: [] }
const key = { incident: 'i-1' }

const open = (incidents: Incidents, changes: Partial<Parameters<Incidents['detect']>[0]> = {}) =>
  incidents.detect({ actor: desk, ...key, nature: 'misuse', scope: byRep, ...changes })

describe('containment', () => {
  it('denies a suspended person in the next decision of any process, with its rule and clause, until it is lifted', async () => {
    const world = await openWithCustomer()
    const { vault, governance, store, keys, clock } = world
    const other = await openVault({ policy, store, keys, clock: () => clock.at })
    const use = () => other.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
    expect((await use()).outcome).toBe('permit')
    await open(governance.incidents)
    const suspend = { ...nothing, actors: [rep.id] }
    expect((await governance.incidents.contain({ actor: inspector, ...key, suspend })).outcome).toBe('done')
    expect(await use()).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'act/suspension', reason: 'actor', clauses: ['7.2.3'] }],
    })
    const refused = [
      await vault.collect({ ...collection, actor: rep, channel: 'sales-visit' }),
      await vault.share({
        actor: rep,
        customers: [customer],
        purpose: 'delivery',
        recipient: 'carrier',
        items: ['basic.name'],
      }),
      await vault.find({
        actor: rep,
        purpose: 'service',
        by: { item: 'basic.phone', value: '13800138000' },
      }),
      await vault.revokeApproval({ actor: rep, approval: 'approval service use ' }),
      await governance.controls.list({ actor: rep }),
    ]
    for (const answer of refused) expect(reasonsOf(answer)).toContain('act/suspension actor')
    expect(
      (
        await vault.use({
          actor: { ...rep, id: 'head' },
          customer,
          purpose: 'service',
          items: ['basic.name'],
        })
      ).outcome,
    ).toBe('permit')
    const lift = (actor: Staff) => governance.incidents.lift({ actor, ...key })
    expect(reasonsOf(await lift(head))).toEqual(['incident/order out-of-order'])
    await governance.incidents.assess({ actor: head, ...key, harm: 'low' })
    expect(reasonsOf(await lift(inspector))).toEqual(['incident/person same'])
    expect((await lift(head)).outcome).toBe('done')
    expect((await use()).outcome).toBe('permit')
    expect(reasonsOf(await lift(head))).toEqual(['incident/order out-of-order'])
  })

  it('suspends a whole position, and revokes a key of a recipient, so that nothing more is sealed to it', async () => {
    const { vault, governance } = await openWithCustomer()
    await open(governance.incidents)
    const suspend = {
      actors: [],
      positions: ['sales-representative'],
      keys: [{ recipient: 'carrier', key: agreement('carrier').keys[0]?.id ?? '' }],
    }
    await governance.incidents.contain({ actor: inspector, ...key, suspend })
    const use = { customer, purpose: 'service', items: ['basic.name'] } as const
    expect(reasonsOf(await vault.use({ actor: rep, ...use }))).toEqual(['act/suspension position'])
    const shared = await vault.share({
      actor: head,
      customers: [customer],
      purpose: 'delivery',
      recipient: 'carrier',
      items: ['basic.name'],
    })
    expect(reasonsOf(shared).some((reason) => reason.startsWith('share/transfer'))).toBe(true)
  })

  it('is refused by who may not decide, about oneself, twice, and of what is not there', async () => {
    const { governance } = await openWithCustomer()
    const { incidents } = governance
    await open(incidents, { scope: { ...byRep, actor: head.id } })
    const contain = (actor: Staff, suspend = nothing) => incidents.contain({ actor, ...key, suspend })
    expect(reasonsOf(await contain(desk))).toEqual(['incident/person not-responsible'])
    expect(reasonsOf(await contain(head))).toEqual(['incident/person self'])
    expect(
      reasonsOf(
        await incidents.contain({
          actor: inspector,
          ...key,
          suspend: { actors: [], positions: ['gardener'], keys: [{ recipient: 'carrier', key: 'k-404' }] },
        }),
      ),
    ).toEqual(['incident/order unknown', 'incident/order unknown'])
    expect((await contain(inspector)).outcome).toBe('done')
    expect(reasonsOf(await contain(inspector))).toEqual(['incident/order out-of-order'])
    await expect(contain(inspector, { ...nothing, other: 1 } as never)).rejects.toMatchObject({
      failure: { kind: 'input/invalid' },
    })
  })
})

describe('the reach of an incident', () => {
  it('is reckoned by person, position, department, purpose, item, recipient and time', async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    const { incidents } = world.governance
    const reach = async (scope: object) => {
      const incident = JSON.stringify(scope).slice(0, 120)
      await incidents.detect({
        actor: desk,
        incident,
        nature: 'misuse',
        scope: { by: 'releases', fromAt: start, untilAt: until, ...scope },
      })
      const { customers, items, releases } = valueOf(await incidents.affected({ actor: inspector, incident }))
      return [customers, items, releases]
    }
    const all = ['basic.address', 'basic.name', 'basic.phone']
    expect(await reach({})).toEqual([[customer], all, 2])
    expect(await reach({ actor: 'rep' })).toEqual([[customer], all, 2])
    expect(await reach({ position: 'sales-representative', department: 'sales' })).toEqual([
      [customer],
      all,
      2,
    ])
    expect(await reach({ purpose: 'service' })).toEqual([[customer], ['basic.name', 'basic.phone'], 1])
    expect(await reach({ item: 'basic.address' })).toEqual([[customer], ['basic.address'], 1])
    expect(await reach({ recipient: 'carrier' })).toEqual([[customer], ['basic.address', 'basic.name'], 1])
    expect(await reach({ actor: 'nobody' })).toEqual([[], [], 0])
    expect(await reach({ fromAt: start + 1 })).toEqual([[], [], 0])
    expect(await reach({ untilAt: start })).toEqual([[], [], 0])
    await world.vault.sequence()
    expect(await reach({ department: 'sales' })).toEqual([[customer], all, 2])
  })

  it('is reckoned by package, by key of a recipient, and by epoch of data keys', async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    const { incidents } = world.governance
    const [epoch, sent] = await world.store.transact(async (transaction) => [
      (await transaction.list('epoch', { equals: {}, limit: 1 }))[0]?.id ?? '',
      (await transaction.list('package', { equals: {}, limit: 1 }))[0]?.id ?? '',
    ])
    const scopes = [
      { by: 'package', package: sent ?? '' },
      { by: 'recipient-key', recipient: 'carrier', key: 'key carrier' },
      { by: 'epoch', epoch: epoch ?? '' },
      { by: 'recipient-key', recipient: 'carrier', key: 'key abroad' },
    ] as const
    const found = []
    for (const [index, scope] of scopes.entries()) {
      const incident = `i-${index}`
      await incidents.detect({ actor: desk, incident, nature: 'disclosure', scope })
      const { customers, releases } = valueOf(await incidents.affected({ actor: inspector, incident }))
      found.push([customers, releases])
    }
    expect(found).toEqual([
      [[customer], 1],
      [[customer], 1],
      [[customer], 2],
      [[], 0],
    ])
  })
})

describe('telling of an incident', () => {
  it('is owed to the authority, customers and owning departments by deadlines, each overdue one a finding', async () => {
    const { governance, clock } = await openWithCustomer()
    const { incidents } = governance
    await open(incidents)
    await incidents.contain({ actor: inspector, ...key, suspend: { ...nothing, actors: [rep.id] } })
    await incidents.assess({ actor: inspector, ...key, harm: 'high' })
    const notices = async () => valueOf(await incidents.notices({ actor: desk }))
    expect((await notices()).map(({ audience, department }) => department ?? audience)).toEqual([
      'sales',
      'authority',
      'customers',
    ])
    expect((await notices()).flatMap(({ findings }) => findings)).toEqual([])
    clock.at = start + 3 * day
    expect((await notices()).flatMap(({ findings }) => findings)).toMatchObject(
      Array.from({ length: 3 }, () => ({ rule: 'incident/notify', reason: 'overdue', clauses: ['7.2.3'] })),
    )
    expect(reasonsOf(await incidents.notify({ actor: inspector, ...key }))).toEqual(
      Array.from({ length: 3 }, () => 'incident/order not-told'),
    )
    const tell = (audience: 'authority' | 'customers' | 'department', department?: string) =>
      incidents.tell({
        actor: desk,
        ...key,
        audience,
        ...(department === undefined ? {} : { department }),
        how: 'letter',
      })
    expect(await tell('authority')).toMatchObject({ outcome: 'done', warnings: [{ reason: 'overdue' }] })
    expect(reasonsOf(await tell('authority'))).toEqual(['incident/notify out-of-order'])
    await tell('customers')
    await tell('department', 'sales')
    expect((await incidents.notify({ actor: inspector, ...key })).outcome).toBe('done')
    expect((await incidents.close({ actor: inspector, ...key })).outcome).toBe('done')
    expect(await notices()).toEqual([])
  })

  it('spares customers where harm was ruled out, which nobody may say who contained nothing', async () => {
    const { governance } = await openWithCustomer()
    const { incidents } = governance
    await open(incidents)
    await incidents.contain({ actor: inspector, ...key, suspend: nothing })
    expect(reasonsOf(await incidents.assess({ actor: inspector, ...key, harm: 'none' }))).toEqual([
      'incident/order contradictory',
    ])
    await open(incidents, { incident: 'i-2' })
    await incidents.contain({ actor: inspector, incident: 'i-2', suspend: { ...nothing, actors: ['rep'] } })
    await incidents.assess({ actor: inspector, incident: 'i-2', harm: 'none' })
    const notices = valueOf(await incidents.notices({ actor: desk })).filter(
      ({ incident }) => incident === 'i-2',
    )
    expect(notices.map(({ audience }) => audience).toSorted()).toEqual(['authority', 'department'])
  })

  it('has its texts in both languages, with names and numbers and no value', async () => {
    const { governance } = await openWithCustomer()
    const { incidents } = governance
    await open(incidents)
    await incidents.contain({ actor: inspector, ...key, suspend: nothing })
    await incidents.assess({ actor: inspector, ...key, harm: 'high' })
    for (const audience of ['authority', 'customers', 'department'] as const)
      for (const locale of ['en', 'zh'] as const) {
        const text = valueOf(
          await incidents.text({ actor: inspector, ...key, audience, contact: '400-000-0000', locale }),
        )
        expect(text).toContain(policy.document.items['basic.phone']?.label[locale] ?? '?')
        expect(text).toContain('400-000-0000')
        expect(text).not.toMatch(/13800138000|欧阳雷雷|DRILL|演练|c-1/)
      }
  })
})

describe('a drill', () => {
  it('suspends nothing, and says that it is one in its events, its notices, its texts and its findings', async () => {
    const { governance, vault, clock } = await openWithCustomer()
    const { incidents } = governance
    const drill = { ...key, drill: true }
    await open(incidents, drill)
    const suspend = { actors: [rep.id], positions: [], keys: [{ recipient: 'carrier', key: 'key carrier' }] }
    expect((await incidents.contain({ actor: inspector, ...drill, suspend })).outcome).toBe('done')
    expect(
      (await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })).outcome,
    ).toBe('permit')
    await incidents.assess({ actor: inspector, ...drill, harm: 'high' })
    clock.at = start + 5 * day
    const notices = valueOf(await incidents.notices({ actor: desk }))
    expect(notices).toHaveLength(3)
    expect(notices.every(({ drill: marked, findings }) => marked && findings[0]?.effect === 'warn')).toBe(
      true,
    )
    for (const locale of ['en', 'zh'] as const) {
      const text = valueOf(
        await incidents.text({ actor: inspector, ...drill, audience: 'authority', contact: 'x', locale }),
      )
      expect(text.split('\n')[0]).toMatch(/DRILL|演练/)
      expect(text.split('\n').at(-1)).toMatch(/DRILL|演练/)
    }
    await vault.sequence()
    const told = (await vault.events({ limit: 1000 })).flatMap(({ event }) => event.about ?? [])
    expect(told.filter((about) => about.startsWith('incident/'))).toEqual([])
    expect(told.filter((about) => about.startsWith('drill'))).not.toEqual([])
  })
})

describe('an incident over any sequence of steps', () => {
  const moves = ['contain', 'assess', 'tell', 'notify', 'close', 'lift'] as const
  const people = [inspector, head, clerk, desk]
  const step = fc.record({ move: fc.constantFrom(...moves), actor: fc.constantFrom(...people) })

  it('stands as a plain reckoning says, with an event for each step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
        const { governance, vault } = await openGoverned()
        const { incidents } = governance
        await open(incidents)
        let state = 'detected'
        let container: string | undefined
        let lifted = false
        let told = false
        for (const { move, actor } of steps) {
          const decides = actor === inspector || actor === head
          let allowed: boolean
          let answer: { readonly outcome: string; readonly event: string }
          switch (move) {
            case 'contain':
              allowed = decides && state === 'detected'
              answer = await incidents.contain({ actor, ...key, suspend: nothing })
              if (allowed) [state, container] = ['contained', actor.id]
              break
            case 'assess':
              allowed = decides && state === 'contained'
              answer = await incidents.assess({ actor, ...key, harm: 'none' })
              if (allowed) state = 'assessed'
              break
            case 'tell':
              allowed = !told
              answer = await incidents.tell({ actor, ...key, audience: 'authority', how: 'letter' })
              told = true
              break
            case 'notify':
              allowed = decides && state === 'assessed' && told
              answer = await incidents.notify({ actor, ...key })
              if (allowed) state = 'notified'
              break
            case 'close':
              allowed = decides && state === 'notified'
              answer = await incidents.close({ actor, ...key })
              if (allowed) state = 'closed'
              break
            case 'lift':
              allowed =
                decides &&
                ['assessed', 'notified', 'closed'].includes(state) &&
                container !== actor.id &&
                !lifted
              answer = await incidents.lift({ actor, ...key })
              if (allowed) lifted = true
          }
          expect([move, answer.outcome]).toEqual([move, allowed ? 'done' : 'deny'])
          const stands = valueOf(await incidents.read({ actor: inspector, ...key }))
          expect(stands.state).toBe(state)
          await vault.sequence()
          const events = await vault.events({ limit: 1000 })
          expect(events.map(({ id }) => id)).toContain(answer.event)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('detecting', () => {
  it('is anybody’s of the staff, of what has happened, once', async () => {
    const { vault } = await openWithCustomer()
    const { incidents } = govern(vault)
    expect(reasonsOf(await open(incidents, { detectedAt: start + 1 }))).toEqual(['incident/order future'])
    expect(reasonsOf(await open(incidents, { actor: { ...desk, position: 'gardener' } }))).toEqual([
      'incident/person no-position',
    ])
    expect((await open(incidents)).outcome).toBe('done')
    await expect(open(incidents)).rejects.toMatchObject({ failure: { kind: 'record/duplicate' } })
  })
})
