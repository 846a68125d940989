import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { standardCategories } from '../../src/data/categories/standard'
import { basic } from '../../src/data/categories/basic'
import type { Category } from '../../src/data/category'
import { defineCategory } from '../../src/data/define-category'
import { item } from '../../src/data/item'
import { parseItems } from '../../src/data/parse-items'

const seed = 20261124
const categories: readonly Category[] = standardCategories
const mark = { label: { en: 'X', zh: '某' }, sensitivity: 'general', view: 'plain', mask: 'none' } as const

/** `item path code` of every refusal. */
const answers = (category: Category, values: unknown): readonly string[] =>
  parseItems(category, values).refused.map(({ item: name, path, code }) => `${name} [${path.join()}] ${code}`)

describe('parseItems', () => {
  it('refuses one value alone and keeps the others, in canonical form', () => {
    const { accepted, refused } = parseItems(basic, {
      name: '李雷',
      phone: [{ kind: 'mobile', number: '138 0013 8000' }],
      companyCode: '1',
      sex: undefined,
    })
    expect(accepted).toEqual({ name: '李雷', phone: [{ kind: 'mobile', number: '+8613800138000' }] })
    expect(refused).toMatchObject([{ item: 'basic.companyCode', path: [], code: 'format/length' }])
  })

  it('says where inside the value each reason lies', () => {
    const phone = [
      { kind: 'mobile', number: '13800138000' },
      { kind: 'pager', number: '12' },
    ]
    expect(answers(basic, { phone })).toEqual([
      'basic.phone [1,kind] choice',
      'basic.phone [1,number] format/unassigned',
    ])
    expect(
      answers(basic, { address: [{ kind: 'home', country: 'CN', street: 'a', postalCode: '990000' }] }),
    ).toEqual(['basic.address [0,postalCode] format/prefix'])
  })

  it('refuses a field that the category lacks by its position, since its name may be a value', () => {
    expect(answers(basic, { name: '李雷', LiLei: 1, constructor: 2 })).toEqual([
      'basic [1] unknown',
      'basic [2] unknown',
    ])
  })

  it('never tells a key that only the value has', () => {
    const open = defineCategory({
      name: 'open',
      label: mark.label,
      items: {
        record: item(z.record(z.string(), z.strictObject({ amount: z.number() })), mark),
        told: item(
          z
            .string()
            .refine(() => false, { error: (issue) => `bad: ${String(issue.input)}`, params: { code: 'x' } }),
          mark,
        ),
      },
    })
    expect(answers(open, { record: { LiLei: { amount: 'x', HanMeimei: 1 } }, told: 'LiLei' })).toEqual([
      'open.record [*,amount] kind',
      'open.record [*] member',
      'open.told [] rule',
    ])
  })

  it('takes nothing but plain data, and answers to everything else', () => {
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    const hostile = {
      get name(): string {
        throw new Error('LiLei')
      },
    }
    const refusing = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('LiLei')
        },
      },
    )
    const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => [inner], 'x')
    for (const values of [undefined, null, 7, 'LiLei', [], () => 1, refusing])
      expect(answers(basic, values)).toEqual(['basic [] plain'])
    for (const value of [loop, deep, new Date(0), 1n, Symbol('x'), () => 1, Number.NaN, '\udc00', new Map()])
      expect(answers(basic, { name: value })).toEqual(['basic.name [] plain'])
    expect(answers(basic, hostile)).toEqual(['basic.name [] rule'])
    expect(answers(basic, { tags: ['x'], name: refusing })).toEqual([
      'basic [0] unknown',
      'basic.name [] plain',
    ])
  })

  it('lets no payload reach a prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype'])
      for (const category of categories) {
        const payload = `{"${key}":{"polluted":1,"prototype":{"polluted":1}}}`
        expect(answers(category, JSON.parse(payload))).toEqual([`${category.name} [0] unknown`])
        for (const field of Object.keys(category.items))
          for (const nested of [payload, `[${payload}]`])
            expect(parseItems(category, { [field]: JSON.parse(nested) }).accepted).toEqual({})
        expect({}).not.toHaveProperty('polluted')
      }
  })

  it('refuses what an item of an adopter makes of a value if it is no plain data, or if its schema throws', () => {
    const odd = defineCategory({
      name: 'odd',
      label: mark.label,
      items: {
        date: item(z.string(), mark).transform((text) => new Date(text)),
        thrown: item(z.string(), mark).transform((text) => {
          throw new Error(text)
        }),
        later: item(z.string(), mark).refine(async (text) => text === 'x'),
      },
    })
    expect(answers(odd, { date: '2026-01-01', thrown: 'LiLei', later: 'LiLei' })).toEqual([
      'odd.date [] plain',
      'odd.thrown [] rule',
      'odd.later [] rule',
    ])
  })

  it('gives at most a hundred reasons for one item', () => {
    const rows = defineCategory({
      name: 'rows',
      label: mark.label,
      items: { all: item(z.array(z.number()), mark) },
    })
    expect(answers(rows, { all: Array.from({ length: 5000 }, () => 'x') })).toHaveLength(100)
  })

  it('holds no canary in any refusal, wherever it was put', () => {
    const canary = 'kanarienvogel'
    const value = fc.letrec<{ readonly any: unknown }>((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(canary, `${canary}@example`, `+86${canary}`, 7, null, true),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            canary,
            'kind',
            'number',
            'address',
            'id',
            'name',
            'amount',
            'at',
            'text',
            'street',
          ),
          tie('any'),
          { maxKeys: 4 },
        ),
      ),
    })).any
    fc.assert(
      fc.property(fc.constantFrom(...categories), fc.nat(), value, (category, at, given) => {
        const fields = Object.keys(category.items)
        const field = fields[at % fields.length] ?? canary
        const { refused } = parseItems(category, { [field]: given, [canary]: given })
        expect(refused.length).toBeGreaterThan(0)
        expect(JSON.stringify(refused)).not.toContain(canary)
      }),
      { numRuns: 3000, seed },
    )
  })

  it('answers to any value at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...categories),
        fc.anything({ withBigInt: true, withDate: true }),
        (category, any) => {
          for (const field of Object.keys(category.items)) parseItems(category, { [field]: any })
          const { accepted, refused } = parseItems(category, any)
          expect(JSON.stringify({ accepted, refused })).toMatch(/^\{/)
        },
      ),
      { numRuns: 500, seed },
    )
  })
})
