/** Do many instances move to a new policy together, and back? Over random orders of steps, read from the log that they leave. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { auditEvent, type AuditEvent } from '../../src/data/audit-event'
import { memoryKeys } from '../../src/keys/memory'
import { definePolicy } from '../../src/policy/define'
import type { Policy } from '../../src/policy/policy'
import { standardPolicy } from '../../src/policy/standard'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { openVault } from '../../src/vault/open'
import { openRolledVault } from '../../src/vault/roll-out'
import type { ShadowDifference } from '../../src/vault/shadow'
import { clerk, collection, customer, head, openCompany, policy, rep, secrets } from './company'

const document = standardPolicy({
  organization: 'Test',
  transactionYears: 5,
  recipients: { carrier: { country: 'CN' }, abroad: { country: 'DE' } },
})
/** As the company's, but the representative sees no phone any more. */
const stricter: Policy = definePolicy({
  ...document,
  version: 'stricter',
  positions: {
    ...document.positions,
    'sales-representative': {
      ...document.positions['sales-representative'],
      label: { en: 'Sales representative', zh: '销售代表' },
      department: 'sales',
      grants: [{ purposes: ['service', 'delivery'], items: ['basic.name'], view: 'plain' }],
      collects: [],
    },
  },
})
const [old, strict] = [policy.document.version, 'stricter']

const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] }

/** A company with a customer, and a way to open instances on its store. */
const openStore = async () => {
  const { store: noted, leaves } = noting(memoryStore())
  const { vault, store, keys, clock } = await openCompany({ store: noted, keys: memoryKeys() })
  await vault.collect(collection)
  const open = (...policies: [Policy, ...Policy[]]) =>
    openRolledVault({ policies, store, keys, clock: () => clock.at })
  return { vault, store, keys, clock, open, leaves }
}

const kindOf = (error: unknown): string => (isTutelaError(error) ? error.failure.kind : String(error))

describe('a roll-out', () => {
  it('moves every instance that has the policy, lets the others refuse, and is undone in one step', async () => {
    const { open } = await openStore()
    const [both, alone] = [await open(policy, stricter), await open(policy)]
    expect(await both.inForce()).toEqual({ version: old, since: undefined })
    expect((await both.vault.use(usage)).outcome).toBe('permit')
    expect((await both.activate({ actor: head, version: strict })).outcome).toBe('done')
    const denied = await both.vault.use(usage)
    expect(denied).toMatchObject({ outcome: 'deny', findings: [{ rule: 'use/authority' }] })
    expect(await alone.vault.use(usage).catch(kindOf)).toBe('policy/superseded')
    expect(await alone.vault.collect(collection).catch(kindOf)).toBe('policy/superseded')
    expect(await both.inForce()).toMatchObject({ version: strict })
    expect((await both.activate({ actor: head, version: old })).outcome).toBe('done')
    expect((await both.vault.use(usage)).outcome).toBe('permit')
    expect((await alone.vault.use(usage)).outcome).toBe('permit')
  })

  it('is a step of somebody responsible, between versions that the instance has', async () => {
    const { open, store, keys } = await openStore()
    const { activate } = await open(policy, stricter)
    expect(await activate({ actor: clerk, version: strict })).toMatchObject({
      outcome: 'deny',
      findings: [{ rule: 'approve/person', clauses: ['5.3.1', '6.3.2'], reason: 'not-responsible' }],
    })
    await expect(activate({ actor: head, version: 'other' })).rejects.toThrow('no policy of that version')
    expect(await open(policy, policy).catch(kindOf)).toBe('input/invalid')
    const unknown = openVault({ policy, store, keys, policyCheck: 'whatever' as never })
    expect(await unknown.catch(kindOf)).toBe('input/invalid')
  })

  it('leaves a log in which every decision was taken by the policy then in force, whatever the order', async () => {
    const step = fc.oneof(
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('activate' as const),
          version: fc.constantFrom(old, strict),
        }),
      },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('use' as const), instance: fc.nat(2) }) },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 3 }),
        async (clients) => {
          const { open, leaves } = await openStore()
          const instances = [await open(policy, stricter), await open(stricter, policy), await open(policy)]
          await instances[0]?.activate({ actor: head, version: old })
          await Promise.all(
            clients.map(async (steps) => {
              for (const one of steps)
                if (one.kind === 'activate')
                  await instances[0]?.activate({ actor: head, version: one.version })
                else
                  await instances[one.instance]?.vault.use(usage).then(
                    ({ outcome }) => expect(['permit', 'deny']).toContain(outcome),
                    (error: unknown) => expect(kindOf(error)).toBe('policy/superseded'),
                  )
            }),
          )
          let inForce: string | undefined
          for (const event of leaves)
            if (event.about === 'policy/activate') inForce = event.policy
            else if (inForce !== undefined && event.action === 'use') {
              expect(event.policy).toBe(inForce)
              expect(event.outcome).toBe(inForce === old ? 'permit' : 'deny')
            }
          expect(inForce).toBeDefined()
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('shadow mode', () => {
  it('tells where another policy would decide otherwise, after the fact, and of whom nothing', async () => {
    const { store, keys, clock } = await openStore()
    const told: ShadowDifference[] = []
    const vault = await openVault({
      policy,
      store,
      keys,
      clock: () => clock.at,
      shadow: {
        policy: stricter,
        report: (difference) => {
          told.push(difference)
          throw new Error('a listener that is broken')
        },
      },
    })
    const answer = await vault.use(usage)
    expect(answer.outcome).toBe('permit')
    await vault.use({ ...usage, items: ['basic.name'] })
    await vault.collect({ ...collection, customer: 'c-1' })
    expect(told).toEqual([
      {
        operation: 'use',
        at: clock.at,
        purposes: ['service'],
        items: usage.items,
        versions: [old, strict],
        outcomes: ['permit', 'deny'],
        rules: { onlyCounted: [], onlyShadow: ['use/authority'] },
        views: {},
      },
    ])
    for (const secret of [...secrets, customer, rep.id])
      expect(JSON.stringify(told)).not.toContain(`"${secret}"`)
    const leaves = (await vault.events({ customer, limit: 100 })).map(({ event }) => event.policy)
    expect(new Set(leaves)).toEqual(new Set([old]))
  })

  it('tells of views that differ', async () => {
    const { store, keys, clock } = await openStore()
    const rep2 = document.positions['sales-representative']
    const masked = definePolicy({
      ...document,
      version: 'masked',
      purposes: { ...document.purposes, service: { ...document.purposes.service, view: 'masked' } },
    } as typeof document)
    expect(rep2).toBeDefined()
    const told: ShadowDifference[] = []
    const shadow = { policy: masked, report: (difference: ShadowDifference) => void told.push(difference) }
    const vault = await openVault({ policy, store, keys, clock: () => clock.at, shadow })
    await vault.use(usage)
    expect(told).toMatchObject([
      { outcomes: ['permit', 'permit'], views: { 'basic.name': ['plain', 'masked'] } },
    ])
  })
})

/** The store, and the events in the order in which it committed them: its transactions run one after another. */
function noting(inner: Store) {
  const leaves: AuditEvent[] = []
  const store: Store = {
    ...inner,
    transact: (work) =>
      inner.transact(async (transaction) => {
        const written: AuditEvent[] = []
        const result = await work({
          ...transaction,
          insert: (table, rows) => {
            for (const row of rows)
              if ('leaf' in row) written.push(auditEvent.parse(JSON.parse(String(row.leaf))))
            return transaction.insert(table, rows)
          },
        })
        leaves.push(...written)
        return result
      }),
  }
  return { store, leaves }
}
