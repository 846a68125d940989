import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLogRedactor } from '../../src/log/redactor'
import { guard } from '../../src/mask/guarded'
import { canary, leaks, loaded, maskText, policy } from './canaries'

const redactor = createLogRedactor({ policy, text: maskText })

describe('a log redactor', () => {
  it.each(Object.entries(loaded))('lets nothing out and never throws: %s', (_, make) => {
    const text = JSON.stringify([redactor.value(make()), redactor.value({ inside: [make()] })])
    expect(text).not.toMatch(leaks)
  })

  it('keeps what is no customer information', () => {
    const entry = { id: 'r-1', retries: 3, ok: true, nothing: null, list: [1, 'two'], at: new Date(0) }
    expect(redactor.value(entry)).toEqual({ ...entry, at: '1970-01-01T00:00:00.000Z' })
  })

  it('masks items by their key, in any spelling, and by their path before their field', () => {
    expect(
      redactor.value({ phone: canary.phone, PHONE_: canary.phone, 'basic.email': canary.email }),
    ).toEqual({
      phone: '139****5678',
      PHONE_: '139****5678',
      'basic.email': 'l***@example.com',
    })
    expect(redactor.value({ basic: { phone: [{ kind: 'mobile', number: canary.phone }] } })).toEqual({
      basic: { phone: [{ kind: 'mobile', number: '139****5678' }] },
    })
    expect(redactor.value(canary.phone, 'phone')).toBe('139****5678')
  })

  it('takes keys of the adopter before the policy’s, and longer ones before shorter', () => {
    const own = createLogRedactor({
      policy,
      keys: { mobileNo: 'mobile', name: 'none', 'customer.name': 'person-name' },
    })
    expect(
      own.value({ mobile_no: canary.phone, name: 'orders-api', customer: { name: canary.name } }),
    ).toEqual({
      mobile_no: '139****5678',
      name: 'orders-api',
      customer: { name: '欧阳**' },
    })
    expect(() => createLogRedactor({ policy, keys: JSON.parse('{"x":"mobil"}') })).toThrow(/no known mask/)
  })

  it('tells an error by its type, message, stack and cause', () => {
    const error = new TypeError(`to ${canary.phone}`, { cause: new Error(canary.email) })
    expect(redactor.value(error)).toMatchObject({
      type: 'TypeError',
      message: 'to 139****5678',
      cause: { message: 'l***@example.com' },
    })
    expect(JSON.stringify(redactor.value(error))).toContain('redactor.test')
  })

  it('masks a text whole where its masker throws or gives no text', () => {
    const failing = createLogRedactor({
      policy,
      text: () => {
        throw new Error(canary.phone)
      },
    })
    const wrong = createLogRedactor({
      policy,
      text: (() => undefined) as unknown as (text: string) => string,
    })
    expect([failing.value(canary.phone), wrong.value(canary.phone)]).toEqual(['******', '******'])
  })

  it('prints guarded values as their masks', () => {
    expect(
      redactor.value({ phone: guard(canary.phone, 'mobile'), x: guard(canary.name, 'person-name') }),
    ).toEqual({ phone: '139****5678', x: '欧阳**' })
  })

  it('passes again what it masked, inside one run alone', () => {
    const once = redactor.value({ phone: canary.phone })
    expect(redactor.value(once)).toEqual({ phone: '******' })
    expect(redactor.within(() => redactor.value(redactor.value({ phone: canary.phone })))).toEqual(once)
    expect(redactor.value(once)).toEqual({ phone: '******' })
  })

  it('gives plain data for anything, the canaries among it nowhere', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withObjectString: true,
      values: [fc.constantFrom(...Object.values(canary)), fc.string(), fc.integer()],
      key: fc.oneof(fc.string(), fc.constantFrom('phone', 'note', 'basic', canary.phone)),
    })
    fc.assert(
      fc.property(value, (one) => {
        const text = JSON.stringify(redactor.value(one))
        for (const secret of Object.values(canary)) expect(text).not.toContain(secret)
      }),
      { numRuns: 3000, seed: 6 },
    )
  })
})
