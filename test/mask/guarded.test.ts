import { format, inspect } from 'node:util'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Guarded, guard, isGuarded, open } from '../../src/mask/guarded'

const secret = '13912345678'
const phone = guard(secret, 'mobile')

describe('a guarded value', () => {
  it('opens on purpose', () => {
    expect(phone.open()).toBe(secret)
    expect(open(phone)).toBe(secret)
    expect(isGuarded(phone)).toBe(true)
    expect([isGuarded(secret), isGuarded(null), isGuarded({})]).toEqual([false, false, false])
  })

  it('prints masked in strings, templates, JSON, inspection and errors', () => {
    const masked = '139****5678'
    expect(String(phone)).toBe(masked)
    expect(`${phone}`).toBe(masked)
    expect(JSON.stringify({ phone })).toBe(`{"phone":"${masked}"}`)
    expect(inspect(phone)).toBe(masked)
    expect(new Error(`no answer from ${phone}`).message).toBe(`no answer from ${masked}`)
  })

  it('shows its value by no other way', () => {
    const deep = { list: [phone], map: new Map([[phone, phone]]) }
    const texts = [
      inspect(deep, { depth: 9, showHidden: true, getters: true }),
      inspect(phone, { customInspect: false, showHidden: true }),
      format('%s %o %O %j %d', phone, phone, phone, phone, phone),
      inspect(new Error('x', { cause: phone })),
      JSON.stringify(Object.entries({ ...phone })),
      JSON.stringify(Object.getOwnPropertyDescriptors(phone)),
      Object.keys(phone).join(),
      String(Number(phone)),
      phone + '',
      JSON.stringify(structuredClone({ ...phone })),
    ]
    for (const text of texts) expect(text).not.toMatch(/912345678|1234/)
  })

  it('masks inside structured values, and whole where the mask is unknown', () => {
    const phones = guard([{ kind: 'mobile', number: secret }], 'phones')
    expect(JSON.stringify(phones)).toBe('[{"kind":"mobile","number":"139****5678"}]')
    expect(String(phones)).toBe('[{"kind":"mobile","number":"139****5678"}]')
    expect(String(guard(secret, 'nonsense'))).toBe('******')
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(phone)).toBe(true)
    expect(() => Object.assign(phone, { open: () => 'x' })).toThrow(TypeError)
  })

  it('has a type that is not its value’s', () => {
    expectTypeOf(phone).toEqualTypeOf<Guarded<string>>()
    expectTypeOf(phone).not.toExtend<string>()
    expectTypeOf(open(phone)).toEqualTypeOf<string>()
  })
})
