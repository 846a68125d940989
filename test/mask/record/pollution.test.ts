import { describe, expect, it } from 'vitest'
import { compileMasker } from '../../../src/mask/record/compile'

const masker = compileMasker({ id: 'none', phone: 'mobile', 'home.city': 'none', 'home.phone': 'mobile' })
const secret = '13912345678'
const good = { id: 1, phone: secret, home: { city: '杭州', phone: secret } }

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
  '__defineGetter__',
  'isPrototypeOf',
  'then',
]
const parsed = (text: string): unknown => JSON.parse(text)
const throwing = () => {
  throw new Error(secret)
}

/** What may come from outside, each with something that must not get further. */
const payloads: readonly (readonly [string, unknown])[] = [
  ...names.map(
    (name) => [`a member ${name}`, parsed(`{"${name}":{"phone":"${secret}","evil":1},"id":1}`)] as const,
  ),
  ...names.map((name) => [`a text ${name}`, parsed(`{"id":1,"${name}":"${secret}"}`)] as const),
  ...names.map(
    (name) => [`a nested ${name}`, parsed(`{"home":{"${name}":{"evil":"${secret}"},"city":"x"}}`)] as const,
  ),
  ...names
    .slice(0, 3)
    .map(
      (name) =>
        [`a list with ${name}`, parsed(`{"home":[{"${name}":{"evil":1}},{"phone":"${secret}"}]}`)] as const,
    ),
  ['a prototype in an open member', parsed(`{"id":{"__proto__":{"evil":"${secret}"}}}`)],
  ['a constructor in an open member', parsed(`{"id":{"constructor":{"prototype":{"evil":"${secret}"}}}}`)],
  ['inherited members', Object.create({ phone: secret, id: secret, evil: secret })],
  [
    'an inherited getter',
    Object.create({
      get id() {
        return secret
      },
    }),
  ],
  [
    'a getter that throws',
    {
      id: 1,
      get phone() {
        return throwing()
      },
      home: {},
    },
  ],
  [
    'an open getter that throws',
    {
      get id() {
        return throwing()
      },
      phone: secret,
    },
  ],
  [
    'a nested getter that throws',
    {
      home: {
        get city() {
          return throwing()
        },
        phone: secret,
      },
    },
  ],
  [
    'a proxy that refuses everything',
    new Proxy(
      {},
      {
        ownKeys: throwing,
        get: throwing,
        has: throwing,
        getOwnPropertyDescriptor: throwing,
        getPrototypeOf: throwing,
      },
    ),
  ],
  ['a proxy whose members throw', new Proxy(good, { get: throwing })],
  [
    'a proxy with other members each time',
    (() => {
      let turn = 0
      return new Proxy(
        {},
        {
          ownKeys: () => (turn++ % 2 === 0 ? ['id', 'phone', 'home'] : ['evil', 'phone']),
          getOwnPropertyDescriptor: () => ({ value: secret, enumerable: true, configurable: true }),
          get: (_, member) => (member === 'home' ? {} : member === 'id' ? 1 : secret),
        },
      )
    })(),
  ],
  ['a proxy of a list', new Proxy([secret], {})],
  [
    'a revoked proxy',
    (() => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return proxy
    })(),
  ],
  ['a symbol', { ...good, [Symbol.for('evil')]: secret }],
  ['a hidden member', Object.defineProperty({ id: 1 }, 'phone', { value: secret, enumerable: false })],
  ['a text object', Object.assign(new String(secret), { phone: secret })],
  [
    'a class',
    new (class {
      id = 1
      phone = secret
      evil = secret
    })(),
  ],
  ['a toJSON of its own', { ...good, home: { city: 'x', phone: { toJSON: () => secret } } }],
  ['an open object with toJSON', { id: { toJSON: () => secret } }],
  ['an open map', { id: new Map([['x', secret]]) }],
  [
    'a cycle',
    (() => {
      const self: Record<string, unknown> = { id: 1 }
      self['home'] = self
      return self
    })(),
  ],
  [
    'a cycle that shows',
    (() => {
      const self: Record<string, unknown> = {}
      self['id'] = self
      return self
    })(),
  ],
  ['no prototype', Object.assign(Object.create(null) as object, good, { evil: secret })],
  ['a promise', Promise.resolve(secret)],
  ['a number too many', { ...good, 0: secret, [-1]: secret }],
]

const before = Object.getOwnPropertyNames(Object.prototype).length
describe('records with something injected', () => {
  it('are forty or more', () => expect(payloads.length).toBeGreaterThanOrEqual(40))

  it.each(payloads)('give nothing of it: %s', (_, payload) => {
    for (const one of [good, payload, good, payload]) {
      const masked = masker.mask(one)
      const view = masker.view(one)
      for (const text of [
        JSON.stringify(masked),
        masker.toJson(one),
        JSON.stringify(view),
        JSON.stringify([view.id, view.phone, view.home]),
      ])
        expect(text).not.toMatch(/12345678|evil/)
      expect(Object.keys(masked).filter((member) => !['id', 'phone', 'home'].includes(member))).toEqual([])
      expect(Object.getPrototypeOf(masked)).toBe(Object.prototype)
      expect(Object.getOwnPropertySymbols(masked)).toEqual([])
      expect('evil' in masked).toBe(false)
    }
    expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(before)
    expect(masker.mask(good)).toEqual({
      id: 1,
      phone: '139****5678',
      home: { city: '杭州', phone: '139****5678' },
    })
  })

  it('are masked the same where somebody gave every object members', () => {
    for (const member of ['evil', 'phone'])
      Object.defineProperty(Object.prototype, member, {
        value: secret,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    const texts = [masker.toJson({ id: 1, home: good.home }), Object.keys(masker.mask(good)).join()]
    const phone = masker.view({ id: 1 }).phone
    for (const member of ['evil', 'phone']) Reflect.deleteProperty(Object.prototype, member)
    expect(texts).toEqual(['{"id":1,"home":{"city":"杭州","phone":"139****5678"}}', 'id,phone,home'])
    expect(phone).toBe(undefined)
  })
})
