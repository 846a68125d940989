import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { actor } from '../../src/data/actor'
import { name } from '../../src/data/names'
import { readNorthwind } from '../../src/demo/northwind'
import { syntheticSource } from '../../src/demo/synthetic'
import { smallFolder } from './northwind-folder'

const folder = smallFolder('orders.csv', '', '')
const sources = [
  syntheticSource({ count: 60 }),
  await readNorthwind(folder).finally(() => rmSync(folder, { recursive: true })),
]

describe.each(sources)('the $name source', ({ customers, partners, staff, announcements }) => {
  it('has staff whom a decision knows as actors, each id once', () => {
    for (const { actor: given } of staff) expect(actor.safeParse(given).success).toBe(true)
    expect(new Set(staff.map(({ actor: given }) => given.id)).size).toBe(staff.length)
    expect(staff.map(({ actor: given }) => given.department)).toEqual(
      expect.arrayContaining(['sales', 'service', 'marketing', 'finance', 'supervision']),
    )
  })

  it('has partners under names of recipients, and no other carrier', () => {
    const ids = partners.map(({ id }) => id)
    for (const id of ids) expect(name.safeParse(id).success).toBe(true)
    const records: readonly { readonly values: Readonly<Record<string, unknown>> }[] = customers.flatMap(
      (customer) => customer.records,
    )
    const carriers = records.map(({ values }) => values['carrier']).filter((carrier) => carrier !== undefined)
    expect(carriers.length).toBeGreaterThan(0)
    expect(ids).toEqual(expect.arrayContaining(carriers))
  })

  it('has nobody who takes back or refuses what they did not agree to', () => {
    for (const { stance } of customers)
      expect(stance.agreesTo).toEqual(
        expect.arrayContaining([...stance.optsOutOf, ...stance.withdraws.map(({ topic }) => topic)]),
      )
  })

  it('says what is synthetic, in both languages', () => {
    expect(announcements.length).toBeGreaterThan(1)
    for (const { en, zh } of announcements) expect([en, zh]).not.toContain('')
  })
})
