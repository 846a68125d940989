import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskValue } from '../../src/mask/mask-value'

const whole = '******'

describe('masking structured items', () => {
  it('masks leaf by leaf and keeps kinds, countries and currencies', () => {
    expect(maskValue('phones', [{ kind: 'work', number: '+861088886666', extension: '801' }])).toEqual([
      { kind: 'work', number: '010-****6666', extension: whole },
    ])
    expect(maskValue('emails', [{ kind: 'home', address: 'lilei@example.com' }])).toEqual([
      { kind: 'home', address: 'l***@example.com' },
    ])
    expect(
      maskValue('identity-documents', [
        { kind: 'passport', number: 'E12345678', country: 'CN', expiresOn: '2030-01-01' },
        { kind: 'unheard-of', number: 'E12345678' },
      ]),
    ).toEqual([
      { kind: 'passport', number: 'E******78', country: 'CN', expiresOn: whole },
      { kind: 'unheard-of', number: whole },
    ])
    expect(maskValue('messages', [{ from: 'customer', at: 5, text: 'call 13800138000' }])).toEqual([
      { from: 'customer', at: 5, text: whole },
    ])
    expect(maskValue('participants', [{ role: 'customer', name: '张三', id: 'c-1' }])).toEqual([
      { role: 'customer', name: '张*', id: whole },
    ])
    expect(maskValue('former-ids', [{ system: 'crm', id: 'ALFKI' }])).toEqual([{ system: 'crm', id: whole }])
    expect(maskValue('rating', { grade: 'AA', agency: 'Acme Ratings', ratedAt: 5 })).toEqual({
      grade: whole,
      agency: 'Acme Ratings',
      ratedAt: 5,
    })
  })

  it('shows province and district of addresses in China, and only city and country of others', () => {
    const address = {
      kind: 'home',
      city: '杭州市',
      district: '西湖区',
      street: '文三路1号',
      recipient: '张三',
    }
    expect(maskValue('address', { ...address, country: 'CN', province: '浙江省' })).toEqual({
      ...address,
      country: 'CN',
      province: '浙江省',
      street: whole,
      recipient: '张*',
    })
    expect(
      maskValue('addresses', [
        { kind: 'work', country: 'DE', city: 'Berlin', street: 'Obere Str. 57', postalCode: '12209' },
      ]),
    ).toEqual([{ kind: 'work', country: 'DE', city: 'Berlin', street: whole, postalCode: whole }])
  })

  it('shows fewer levels of an address where a caller asks for fewer, and none where it asks for what there is not', () => {
    const address = {
      country: 'CN',
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: '文三路1号',
    }
    const shown = (country: string, level: unknown) =>
      Object.entries(
        Object(
          maskValue(
            'address',
            { ...address, country },
            { show: JSON.parse(JSON.stringify({ address: level })) },
          ),
        ),
      )
        .filter(([, value]) => value !== whole)
        .map(([member]) => member)
        .join()
    expect(shown('CN', 'province')).toBe('country,province')
    expect(shown('CN', 'city')).toBe('country,province,city')
    expect(shown('CN', 'district')).toBe('country,province,city,district')
    expect(shown('CN', 'street')).toBe('country,province,city,district')
    expect(shown('CN', 'door')).toBe('country')
    expect(shown('CN', {})).toBe('country')
    expect(shown('DE', 'district')).toBe('country,city')
    expect(shown('DE', 'province')).toBe('country')
    expect(shown('DE', 'door')).toBe('country')
  })

  it('hides what an order costs and whether a payment was late', () => {
    const money = { amount: 123456, currency: 'CNY' }
    expect(
      maskValue('order-lines', [{ product: { name: 'Tea' }, quantity: 2, unitPrice: money, discount: 0.1 }]),
    ).toEqual([{ product: { name: 'Tea' }, quantity: 2, unitPrice: whole, discount: whole }])
    expect(
      maskValue('repayments', [{ dueAt: 5, amount: money, state: 'late', paidAt: 9, paid: money }]),
    ).toEqual([
      {
        dueAt: 5,
        amount: { amount: '100000-999999', currency: 'CNY' },
        state: whole,
        paidAt: whole,
        paid: whole,
      },
    ])
  })

  it('prints the same for every amount of a band', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 14 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (digits, part) => {
          const low = 10 ** digits
          const amount = Math.floor(low + part * 9 * low)
          expect(maskValue('amount', amount)).toBe(maskValue('amount', low))
          expect(maskValue('amount', -amount)).toBe(`-${String(maskValue('amount', low))}`)
        },
      ),
      { numRuns: 1000, seed: 11 },
    )
    for (const amount of [0, 1, 99.5, 999]) expect(maskValue('amount', amount)).toBe('0-999')
    for (const text of [
      '1234',
      '1,234.50',
      '¥1,234',
      '￥１２３４．５',
      'CNY 1,234.00',
      '1234 元',
      '9999.999999',
    ])
      expect([text, maskValue('amount', text)]).toEqual([text, '1000-9999'])
    expect(maskValue('amount', '-$1,234')).toBe('-1000-9999')
    for (const text of [
      '1,23',
      '12,34,567',
      '',
      '¥',
      '1e3',
      '0x10',
      '1234 or so',
      '1'.repeat(41),
      '9'.repeat(16),
    ])
      expect([text, maskValue('amount', text)]).toEqual([text, whole])
    expect(maskValue('amount', 1e15)).toBe(whole)
    expect(maskValue('amount', '12.5.1')).toBe(whole)
  })

  it('drops members that the shape does not name, and keeps no sentence in place of a kind', () => {
    expect(maskValue('phones', [{ kind: 'call 13800138000', number: 5, note: 'secret' }])).toEqual([
      { kind: whole, number: whole },
    ])
    expect(maskValue('phones', 'text')).toBe(whole)
    expect(maskValue('money', [1])).toBe(whole)
  })
})
