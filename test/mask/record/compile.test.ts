import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { standardCategories } from '../../../src/data/categories/standard'
import type { Json } from '../../../src/data/plain-json'
import { maskValue } from '../../../src/mask/mask-value'
import { compileMasker, planOfViews } from '../../../src/mask/record/compile'
import type { MaskName } from '../../../src/mask/registry'
import { maskNames } from '../../../src/mask/registry'
import { anyText, near } from './texts'

const whole = '******'
const plan = {
  id: 'none',
  name: 'person-name',
  phone: 'mobile',
  'home.phone': 'mobile',
  'home.city': 'none',
} as const
const masker = compileMasker(plan)
const record = { id: 7, name: '欧阳小红', phone: '13912345678', home: { phone: '13912345678', city: '杭州' } }
const masked = { id: 7, name: '欧阳**', phone: '139****5678', home: { phone: '139****5678', city: '杭州' } }

describe('a compiled masker', () => {
  it('masks what its plan names, shows what is `none`, drops the rest, and leaves the record as it is', () => {
    const given = { ...record, note: 'vip 13912345678', home: { ...record.home, door: '3' } }
    const before = structuredClone(given)
    expect(masker.mask(given)).toEqual(masked)
    expect(masker.toJson(given)).toBe(JSON.stringify(masked))
    expect(given).toEqual(before)
  })

  it('takes members in any order, and any of them absent', () => {
    for (let turn = 0; turn < 20; turn++) {
      expect(masker.mask({ phone: record.phone, id: 7 })).toEqual({ phone: masked.phone, id: 7 })
      expect(masker.mask({ home: record.home, name: '张三' })).toEqual({ home: masked.home, name: '张*' })
      expect(masker.mask({})).toEqual({})
      expect(masker.mask(record)).toEqual(masked)
    }
    expect(Object.keys(masker.mask({ phone: '1', id: 7 }))).toEqual(['phone', 'id'])
  })

  it('masks member by member as `maskValue` does, for any plan and any record', () => {
    const name = fc.constantFrom(...(maskNames.filter((each) => each !== 'none') as MaskName[]))
    const members = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        members,
        fc.array(name, { minLength: 12, maxLength: 12 }),
        fc.infiniteStream(fc.oneof(anyText, fc.anything(), name.chain(near))),
        fc.nat(),
        (all, names, values, turn) => {
          const entries = all.map((member, at) => [member, names[at] ?? 'whole'] as const)
          const compiled = compileMasker(Object.fromEntries(entries))
          for (const shift of [0, turn, 0]) {
            const order = entries.map(
              (_, at) => entries[(at + shift) % entries.length] ?? (['', 'whole'] as const),
            )
            const given = Object.fromEntries(
              order.map(([member]) => [member, values.next().value as unknown]),
            )
            const expected = Object.fromEntries(
              order.map(([member, mask]) => [member, maskValue(mask, given[member])]),
            )
            expect(compiled.mask(given)).toEqual(expected)
            expect(compiled.toJson(given)).toBe(JSON.stringify(expected))
            const view = compiled.view(given)
            for (const [member, mask] of entries)
              expect(view[member]).toEqual(
                given[member] === undefined ? undefined : maskValue(mask, given[member]),
              )
          }
        },
      ),
      { numRuns: 1500, seed: 4 },
    )
  })

  it('masks lists of objects each by each, and whole what isn’t of its shape', () => {
    const home = [record.home, 'x', null, [record.home]]
    expect(masker.mask({ home })).toEqual({ home: [masked.home, whole, whole, whole] })
    for (const wrong of ['13912345678', 7, true, () => 1, Symbol('x'), 1n])
      expect(masker.mask({ home: wrong, phone: { number: '13912345678' } })).toEqual({
        home: whole,
        phone: whole,
      })
    expect(masker.mask({ home: null, phone: null, id: undefined })).toEqual({
      home: null,
      phone: null,
      id: null,
    })
    expect(masker.mask({ id: new Date(0), name: '张三' })).toEqual({ id: whole, name: '张*' })
    expect(masker.mask({ id: { a: [1] } })).toEqual({ id: { a: [1] } })
    for (const none of [null, undefined, 7, 'phone', ['13912345678'], new Map([['phone', '1']]), () => 1])
      expect(masker.mask(none)).toEqual({})
  })

  it('masks in another style', () => {
    expect(compileMasker({ phone: 'mobile' }, { character: '#' }).mask(record)).toEqual({
      phone: '139####5678',
    })
  })

  it('shows what is asked for, and no more', () => {
    const address = '浙江省杭州市西湖区文三路1号'
    const shown = compileMasker(
      { address: 'address', phone: 'mobile' },
      { show: { address: 'city', phone: 'last' } },
    )
    expect(shown.mask({ address, phone: record.phone })).toEqual({
      address: '浙江省杭州市******',
      phone: '*******5678',
    })
    expect(shown.view({ address }).address).toBe('浙江省杭州市******')
    expect(maskValue('address', address, { show: { address: 'city' } })).toBe('浙江省杭州市******')
  })

  it('refuses plans that can’t be kept', () => {
    for (const wrong of [
      { phone: 'mobil' },
      { __proto__x: '' },
      { '': 'none' },
      { 'a.': 'none' },
      { a: 'none', 'a.b': 'none' },
      { 'a.b': 'none', a: 'none' },
      JSON.parse('{"__proto__":"none"}'),
      JSON.parse('{"a.__proto__.b":"none"}'),
      { toJSON: 'none' },
      { constructor: 'none' },
    ])
      expect(() => compileMasker(wrong as Record<string, MaskName>)).toThrow(/of the plan/)
  })

  it('knows its members in its types', () => {
    expectTypeOf(masker.mask(record).phone).toEqualTypeOf<Json | undefined>()
    expectTypeOf(masker.mask(record)).toHaveProperty('home')
    // @ts-expect-error the plan names no such member
    expect(masker.mask(record).note).toBe(undefined)
    // @ts-expect-error no such mask
    expect(() => compileMasker({ phone: 'mobil' })).toThrow()
  })

  it('has a plan for the views of a decision', () => {
    const views = {
      'basic.name': 'plain',
      'basic.phone': 'masked',
      'basic.email': 'pseudonym',
      'basic.age': 'omitted',
      'none.such': 'plain',
    } as const
    expect(planOfViews(views, standardCategories)).toEqual({ 'basic.name': 'none', 'basic.phone': 'phones' })
  })
})

describe('a view of a record', () => {
  const view = masker.view({ ...record, note: 'secret' })

  it('masks what is read, nested objects too', () => {
    expect([view.id, view.name, view.phone]).toEqual([7, '欧阳**', '139****5678'])
    expect((view.home as { readonly phone: string }).phone).toBe('139****5678')
    expect('note' in view).toBe(false)
    expect(masker.view({}).phone).toBe(undefined)
  })

  it('prints masked in every way, and shows the record in none', () => {
    expect(JSON.stringify(view)).toBe(JSON.stringify(masked))
    expect(inspect(view)).toBe(inspect(masked))
    expect(`${view as unknown as string}`).toBe(JSON.stringify(masked))
    const texts = [
      inspect(view, { customInspect: false, showHidden: true, getters: true, depth: 9 }),
      inspect(Object.getOwnPropertyDescriptors(view), { showHidden: true, depth: 9 }),
      JSON.stringify({ ...view }),
      JSON.stringify(structuredClone(view)),
      String(Number(view)),
      Object.keys(view).join(),
      String(view),
    ]
    for (const text of texts) expect(text).not.toMatch(/912345678|1234|小红|secret/)
  })

  it('gives its getters nothing of other objects, and can’t be changed', () => {
    const get = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(view), 'phone')?.get
    expect(get?.call({ phone: '13912345678' })).toBe(whole)
    expect(() => Object.defineProperty(Object.getPrototypeOf(view), 'phone', { value: 1 })).toThrow(TypeError)
    expect(() => Object.assign(view, { phone: '13912345678' })).toThrow(TypeError)
  })
})
