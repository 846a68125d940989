/** Is a customer told everything that is known of them (7.3.1), in both languages, escaped, and not before it is on the record? */

import { describe, expect, it } from 'vitest'
import { knowHtml } from '../../src/govern/know-html'
import { portableShape } from '../../src/govern/portable'
import { isTutelaError } from '../../src/core/error'
import { faultyStore } from '../../src/testing/faulty-store'
import { govern } from '../../src/govern/govern'
import { openVault } from '../../src/vault/open'
import { policy } from '../vault/company'
import {
  customer,
  head,
  openChecked,
  openWithCustomer,
  type RightsWorld,
  self,
  shareWithCarrier,
  start,
} from './rights-world'

const reportOf = async (world: RightsWorld) => {
  const key = await openChecked(world, 'know')
  const answer = await world.governance.rights.know({ actor: head, ...key })
  if (answer.outcome === 'deny') throw new Error(JSON.stringify(answer.findings))
  return answer.value
}

describe('a know-report', () => {
  it('tells every record, purpose, notice, consent, use and disclosure, and when each record ends', async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    await world.vault.choose({
      actor: self,
      choice: {
        id: 'no-ads',
        customer,
        refuses: { kind: 'purpose', purpose: 'marketing' },
        fromAt: start,
        untilAt: start + 1e12,
      },
    })
    const report = await reportOf(world)
    expect(report.records.map(({ id }) => id).toSorted()).toEqual([world.basic, world.order].toSorted())
    const order = report.records.find(({ id }) => id === world.order)
    expect(order).toMatchObject({
      purposes: ['delivery', 'service'],
      kept: { from: 'order-completed', untilAt: Date.UTC(2031, 5, 1), then: 'anonymize' },
    })
    expect(report.purposes.map(({ purpose }) => purpose)).toEqual(['delivery', 'service'])
    expect(report.notices).toHaveLength(1)
    expect(report.consents).toHaveLength(3)
    expect(report.choices).toMatchObject([{ id: 'no-ads' }])
    expect(report.uses).toMatchObject([
      { by: 'company', department: 'sales', purposes: ['service'], items: ['basic.name', 'basic.phone'] },
    ])
    expect(report.disclosures).toMatchObject([
      { recipient: 'carrier', country: 'CN', items: { 'basic.name': 'plain' } },
    ])
    expect(report.requests).toMatchObject([{ id: 'know', right: 'know' }])
  })

  it('is on the record as a use of every record, and the next report tells of it', async () => {
    const world = await openWithCustomer()
    await reportOf(world)
    const used = (await world.vault.events({ customer, limit: 1000 })).filter(
      ({ event }) => event.about === 'request/know',
    )
    expect(used).toHaveLength(1)
    expect(used[0]?.event).toMatchObject({ action: 'use', evidence: ['know'] })
    expect(used[0]?.event.records).toHaveLength(2)
    await world.governance.rights.open({ actor: self, customer, request: 'again', right: 'know' })
    const again = await world.governance.rights.know({ actor: self, customer, request: 'again' })
    expect(again.outcome === 'done' && again.value.uses).toHaveLength(2)
  })

  it('tells nothing of another customer, and no member of staff by id', async () => {
    const world = await openWithCustomer()
    const report = await reportOf(world)
    expect(JSON.stringify(report)).not.toContain('"rep"')
    expect(report.records.every((record) => record.items.length > 0)).toBe(true)
  })

  it('reads as a whole page in both languages that loads nothing and runs nothing', async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    const report = await reportOf(world)
    for (const locale of ['en', 'zh'] as const) {
      const page = knowHtml(report, locale)
      expect(page).toMatch(/^<!doctype html><html lang="(en|zh-CN)">/)
      expect(page).toContain('欧阳雷雷')
      expect(page).toContain(policy.document.recipients.carrier?.label[locale] ?? '')
      expect(page).not.toMatch(/<script|<link|<img|src=|url\(|https?:/)
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
      expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>/g)?.length)
      expect(page.match(/<h1>/g)).toHaveLength(1)
    }
  })

  it('escapes whatever stands in it', async () => {
    const world = await openWithCustomer()
    const report = await reportOf(world)
    const [record] = report.records
    if (record === undefined) throw new Error('no record')
    const evil = '<img src=x onerror="alert(1)">&\'</table>'
    const items = [
      { item: evil, label: { en: evil, zh: evil }, sensitivity: 'personal', value: { [evil]: [evil, evil] } },
    ]
    const page = knowHtml(
      { ...report, organization: evil, customer: evil, records: [{ ...record, items, channel: evil }] },
      'en',
    )
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
  })

  it('goes along as a document of the shape that is told', async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    const key = await openChecked(world, 'export')
    const answer = await world.governance.rights.export({ actor: head, ...key })
    const text = JSON.stringify(answer.outcome === 'done' ? answer.value : undefined)
    const parsed = portableShape.parse(JSON.parse(text))
    expect(parsed.records.some(({ values }) => values['basic.name'] === '欧阳雷雷')).toBe(true)
    expect(parsed.disclosures).toMatchObject([{ recipient: 'carrier' }])
    expect(parsed.exportedAt).toBe(new Date(start).toISOString())
  })

  it('leaves only with its event: a store that fails at any call gives nothing, and the request stays open', async () => {
    let points = 0
    for (let call = 1; call < 200; call += 1) {
      const world = await openWithCustomer()
      const key = await openChecked(world, 'know')
      const faulty = faultyStore(world.store, { at: call, manner: 'reject', lasts: false })
      let released = false
      try {
        const vault = await openVault({ policy, store: faulty.store, keys: world.keys, clock: () => start })
        released = (await govern(vault).rights.know({ actor: head, ...key })).outcome === 'done'
      } catch (error) {
        if (!isTutelaError(error)) throw error
      }
      if (!faulty.isFaulted()) break
      points += 1
      const events = await world.vault.events({ customer, limit: 1000 })
      const told = events.filter(({ event }) => event.about === 'request/know' && event.outcome === 'done')
      if (released) expect(told.length).toBeGreaterThan(0)
    }
    expect(points).toBeGreaterThan(8)
  })
})
