/** Does any of 500 secret values come out where it must not: errors, stacks, denials, findings, events, inspection, JSON? By success and by failure. */

import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../src/core/error'
import { standardCategories } from '../src/data/categories/standard'
import type { Category } from '../src/data/category'
import { formats } from '../src/data/formats/registry'
import { parseItems } from '../src/data/parse-items'
import { guard } from '../src/mask/guarded'
import { maskValue } from '../src/mask/mask-value'
import { maskNames } from '../src/mask/registry'
import { memoryStore } from '../src/store/memory'
import {
  clerk,
  collection,
  consentFor,
  customer,
  head,
  openCompany,
  rep,
  self,
  start,
  term,
} from './vault/company'

const count = 500
const categories: readonly Category[] = standardCategories

/** Letters and digits that no mask keeps whole and no message contains by chance. */
const canaries = Array.from(
  { length: count },
  (_, index) => `Kanarie${(index * 7919 + 100_003).toString(36)}x${index}`,
)
const has = (text: string): readonly string[] => canaries.filter((canary) => text.includes(canary))

/** Everything that can be read off a value: as JSON, inspected, and of an error its message and stack. */
const readable = (value: unknown): string => {
  const parts = [inspect(value, { depth: 12, showHidden: true }), String(value)]
  if (value instanceof Error) parts.push(value.message, value.stack ?? '')
  try {
    parts.push(JSON.stringify(value) ?? '')
  } catch {
    parts.push('no JSON')
  }
  return parts.join('\n')
}

/** What came of a call, whichever way it went; only the library's own errors count. */
const outcome = async (run: () => unknown): Promise<string> => {
  try {
    return readable(await run())
  } catch (error) {
    if (!isTutelaError(error)) throw error
    return readable(error) + readable(error.failure)
  }
}

/** A shape with the canary everywhere that a text may stand. */
const everywhere = (canary: string): readonly unknown[] => [
  canary,
  [canary],
  { [canary]: canary },
  [{ kind: canary, number: canary }],
  [{ kind: 'mobile', number: canary, [canary]: 1 }],
  { amount: canary, currency: canary },
]

describe('500 canaries', () => {
  it('are told by no refusal of a value, whatever the category and the field', () => {
    for (const [index, canary] of canaries.entries())
      for (const category of categories) {
        const fields = Object.keys(category.items)
        const values = everywhere(canary)
        const given = Object.fromEntries(
          fields.map((field, place) => [field, values[(index + place) % values.length]]),
        )
        const { refused } = parseItems(category, { ...given, [canary]: canary })
        expect(refused.length).toBeGreaterThan(0)
        expect(has(readable(refused))).toEqual([])
      }
  })

  it('are told by no refusal of a format', () => {
    for (const canary of canaries)
      for (const format of Object.values(formats)) {
        const parsed = format.parse(`+86 ${canary}`)
        expect(has(readable(parsed._tag === 'Left' ? parsed.left : ''))).toEqual([])
      }
  })

  it('are shown by no mask but that which hides nothing, and by no guarded value', () => {
    const hiding = maskNames.filter((name) => name !== 'none')
    for (const canary of canaries) {
      for (const name of hiding)
        expect([
          name,
          has(JSON.stringify(everywhere(canary).map((value) => maskValue(name, value)))),
        ]).toEqual([name, []])
      const guarded = guard(canary, 'whole')
      expect(has(`${guarded} ${readable(guarded)} ${readable({ guarded })}`)).toEqual([])
    }
  })

  it('are told by no operation of the vault that refuses, denies or fails, and stand in no event', async () => {
    const store = memoryStore()
    const { vault } = await openCompany({ store })
    const told: string[] = []
    for (const [index, canary] of canaries.entries()) {
      const value = everywhere(canary)[index % 6]
      const odd = value as never // what a caller without types may hand over
      const calls: readonly (() => unknown)[] = [
        // values that don't parse, in items and in names of fields and categories
        () => vault.collect({ ...collection, values: { basic: { phone: odd, [canary]: canary } } }),
        () => vault.collect({ ...collection, values: { [canary]: { [canary]: canary } } }),
        () =>
          vault.collect({
            ...collection,
            keepAccurate: true,
            values: { basic: { ...collection.values.basic, companyCode: odd } },
          }),
        // accurate values of a collection that is denied
        () => vault.collect({ ...collection, channel: 'fax', values: { basic: { name: canary } } }),
        () =>
          vault.find({
            actor: rep,
            purpose: 'service',
            by: { item: 'basic.email', value: `${canary}@example.com` },
          }),
        () => vault.find({ actor: clerk, purpose: 'service', by: { item: 'basic.name', value: odd } }),
        // documents of the wrong shape
        () =>
          vault.giveConsent({
            actor: self,
            consent: { ...consentFor('service'), act: odd, withdrawal: odd },
          }),
        () => vault.register({ actor: head, kind: 'undertaking', evidence: odd }),
        () => vault.apply({ actor: rep, application: odd }),
        () =>
          vault.placeHold({
            actor: head,
            hold: { id: 'h', customer, reason: odd, fromAt: odd, untilAt: term.untilAt },
          }),
        () =>
          vault.share({
            actor: rep,
            customers: [customer],
            purpose: 'delivery',
            recipient: 'carrier',
            items: [],
            reference: odd,
          }),
      ]
      const call = calls[index % calls.length]
      if (call !== undefined) told.push(await outcome(call))
    }
    expect(has(told.join('\n'))).toEqual([])
    await vault.sequence()
    const events = await store.transact((transaction) =>
      transaction.list('event', { index: 'byPosition', equals: {}, limit: 5000 }),
    )
    expect(events.length).toBeGreaterThan(count / 3)
    expect(has(events.map(({ leaf }) => leaf).join('\n'))).toEqual([])
  })

  it('go in, come out of a plain view, and stand nowhere in the store', async () => {
    const store = memoryStore()
    const { vault } = await openCompany({ store })
    for (const canary of canaries.slice(0, 100)) {
      const one = { kind: 'customer', id: `c-${canary.length}-${canaries.indexOf(canary)}` } as const
      await vault.giveConsent({
        actor: one,
        consent: consentFor('service', { id: `k ${one.id}`, customer: one.id }),
      })
      const values = { basic: { name: canary, company: canary, formerId: [{ system: 'crm', id: canary }] } }
      const answer = await vault.collect({
        ...collection,
        actor: one,
        customer: one.id,
        purposes: ['service'],
        values,
      })
      expect(answer.outcome).toBe('permit')
      expect(has(readable(answer))).toEqual([])
      const seen = await vault.use({
        actor: rep,
        customer: one.id,
        purpose: 'service',
        items: ['basic.name'],
      })
      expect(seen.outcome === 'permit' && seen.view).toEqual({ basic: { name: canary } })
    }
    const tables = ['record', 'index_entry', 'customer', 'event', 'consent', 'meta', 'data_key'] as const
    for (const table of tables) {
      const rows = await store.transact((transaction) => transaction.list(table, { equals: {}, limit: 5000 }))
      const texts = rows.map((row) =>
        Object.values(row)
          .map((cell) =>
            typeof cell === 'object' && cell !== null ? Buffer.from(cell).toString('latin1') : String(cell),
          )
          .join(' '),
      )
      expect([table, has(texts.join('\n'))]).toEqual([table, []])
    }
    expect(start).toBeGreaterThan(0)
  })
})
