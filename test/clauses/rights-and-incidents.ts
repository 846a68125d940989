/** Customers' rights (7.3), and incidents (7.2.3). */

import { expect } from 'vitest'
import {
  customer,
  desk,
  head,
  openChecked,
  openWithCustomer,
  self,
  shareWithCarrier,
  start,
} from '../govern/rights-world'
import { reasonsOf, valueOf } from '../govern/world'
import type { Trials } from './carried'

export const rightsChapters: Trials = {
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
