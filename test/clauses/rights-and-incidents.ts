/** Customers' rights (7.3), and incidents (7.2.3). */

import { expect } from 'vitest'
import {
  customer,
  desk,
  head,
  openChecked,
  openWithCustomer,
  rep,
  self,
  shareWithCarrier,
  start,
} from '../govern/rights-world'
import { inspector, reasonsOf, valueOf } from '../govern/world'
import type { Trials } from './carried'

export const rightsChapters: Trials = {
  /** A suspected person is stopped at once; who was reached is told, and what is told too late is a finding. */
  '7.2.3': async () => {
    const { vault, governance, clock } = await openWithCustomer()
    const { incidents } = governance
    const key = { incident: 'i-1' }
    const use = () => vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
    const scope = { by: 'releases', actor: rep.id, fromAt: start, untilAt: start + 1 } as const
    await incidents.detect({ actor: desk, ...key, nature: 'misuse', scope })
    expect(await use()).toMatchObject({ outcome: 'permit' })
    const suspend = { actors: [rep.id], positions: [], keys: [] }
    await incidents.contain({ actor: inspector, ...key, suspend })
    expect(await use()).toMatchObject({ outcome: 'deny', findings: [{ clauses: ['7.2.3'] }] })
    await incidents.assess({ actor: inspector, ...key, harm: 'high' })
    expect(valueOf(await incidents.read({ actor: inspector, ...key })).assessed).toMatchObject({
      customers: 1,
    })
    const findings = async () =>
      valueOf(await incidents.notices({ actor: desk })).flatMap((notice) => notice.findings)
    expect(await findings()).toEqual([])
    clock.at = start + 3 * 86_400_000
    expect(await findings()).toMatchObject(Array.from({ length: 3 }, () => ({ clauses: ['7.2.3'] })))
  },
  /** The customer is told how their information was collected, stored, used and shared; a report that is owed too long is a finding. */
  '7.3.1': async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    const { rights } = world.governance
    const key = await openChecked(world, 'know')
    const answer = await rights.know({ actor: head, ...key })
    if (answer.outcome === 'deny') throw new Error('denied')
    const { records, uses, disclosures } = answer.value
    expect(records[0]).toMatchObject({ channel: 'website', capturedAt: start })
    expect(records[0]?.kept).toBeDefined()
    expect(uses).toMatchObject([{ department: 'sales' }])
    expect(disclosures).toMatchObject([{ recipient: 'carrier' }])
    await rights.open({ actor: desk, customer, request: 'owed', right: 'know' })
    expect(valueOf(await rights.list({ actor: desk, which: 'overdue' }))).toEqual([])
    world.clock.at = start + 30 * 86_400_000
    expect(valueOf(await rights.list({ actor: desk, which: 'overdue' }))).toMatchObject([
      { findings: [{ clauses: ['7.3.1'] }] },
    ])
  },
  /** A customer is corrected and deleted, what stays has its reason, and an answer that is owed too long is a finding. */
  '7.3.3': async () => {
    await tryCorrection()
    const world = await openWithCustomer()
    const { rights } = world.governance
    const early = { customer, request: 'early' }
    await rights.open({ actor: desk, ...early, right: 'delete' })
    expect(await rights.delete({ actor: head, ...early })).toMatchObject({
      outcome: 'deny',
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'rights/identity', clauses: ['7.3.3'] }),
      ]),
    })
    world.clock.at = start + 30 * 86_400_000
    expect(valueOf(await rights.list({ actor: desk, which: 'overdue' }))).toMatchObject([
      { findings: [{ reason: 'overdue', clauses: ['7.3.3'] }] },
    ])
    const key = await openChecked(world, 'delete')
    expect(await rights.delete({ actor: head, ...key })).toMatchObject({
      outcome: 'done',
      value: { certificate: { stays: [{ category: 'transaction', because: [{ kind: 'law' }] }] } },
    })
  },
}

/** What was stored wrong is put right; a value that is not of its item is refused with the provision. (1.3.2) */
export const tryCorrection = async (): Promise<void> => {
  const { vault, basic } = await openWithCustomer()
  const record = { customer, category: 'basic', id: basic }
  const correct = (number: string) =>
    vault.correct({ actor: self, record, values: { phone: [{ kind: 'mobile', number }] } })
  const refused = await correct('1390013')
  expect(reasonsOf(refused)).toEqual(['rights/accurate not-parsed'])
  expect(refused).toMatchObject({ findings: [{ clauses: ['1.3.2', '7.3.3'] }] })
  expect(await correct('13900139000')).toMatchObject({ outcome: 'done', version: 2 })
}
