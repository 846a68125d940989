/** What must not get into a log, and in what may it come? Values of one invented customer, in every kind of thing that is logged. */

import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'

export const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))

export const canary = {
  phone: '13912345678',
  email: 'li.lei@example.com',
  identity: '11010519491231002X',
  name: '欧阳小红',
} as const

/** Of each value a part that no mask shows. */
export const leaks = /91234|1234567|li\.lei|19491231|小红|49,51,57|"1":51/

/** Stands for a masker of texts: finds the canaries as a real one would find their formats. */
export const maskText = (text: string): string =>
  text
    .replaceAll(canary.phone, '139****5678')
    .replaceAll(canary.email, 'l***@example.com')
    .replaceAll(canary.identity, '11**************2X')
    .replaceAll(canary.name, '欧阳**')

const { phone, email, identity, name } = canary
const all = `${phone} ${email} ${identity} ${name}`

const deepError = (): Error => {
  const error = new TypeError(`no answer for ${all}`, {
    cause: new Error(`because of ${phone}`, { cause: all }),
  })
  return Object.assign(error, { phone, request: { body: { identity, note: all } } })
}

const circular = (): object => {
  const self: Record<string, unknown> = { phone, note: all }
  self['self'] = self
  self['list'] = [self, { self }]
  return self
}

const throwing = {
  get phone(): string {
    throw new Error(all)
  },
  get note(): string {
    throw new Error(all)
  },
  safe: 1,
}

/** Each is logged as an object, and inside one. */
export const loaded: Readonly<Record<string, () => unknown>> = {
  'members by name': () => ({ phone, email, name, identity: [{ kind: 'resident-id', number: identity }] }),
  'members in other spellings': () => ({
    Phone: phone,
    'E-MAIL': email,
    birth_date: '1949-12-31',
    note: all,
  }),
  'paths of items': () => ({
    'basic.phone': phone,
    basic: { phone: [{ kind: 'mobile', number: phone }], name },
  }),
  'nested lists': () => ({ a: [[[{ b: [{ phone, x: [all] }] }]]] }),
  'texts of other names': () => ({ note: all, deep: { deeper: [all, { x: all }] } }),
  'an error': deepError,
  'errors together': () => new AggregateError([deepError(), all], all),
  'an error in a member': () => ({ err: deepError(), error: deepError() }),
  'an error without a stack': () => Object.assign(new Error(all), { stack: undefined }),
  'a map': () => ({
    map: new Map<unknown, unknown>([
      ['phone', phone],
      [all, all],
      [{ phone }, new Set([all])],
    ]),
  }),
  'a set': () => ({ set: new Set([phone, { email }, [name]]) }),
  bytes: () => ({
    bytes: new TextEncoder().encode(all),
    buffer: Buffer.from(all),
    raw: new TextEncoder().encode(all).buffer,
    phone: Buffer.from(phone),
  }),
  'a circle': circular,
  'getters that throw': () => throwing,
  'a proxy that refuses': () =>
    new Proxy(
      { phone },
      {
        ownKeys: () => {
          throw new Error(all)
        },
        get: () => {
          throw new Error(all)
        },
      },
    ),
  'a big integer': () => ({ big: BigInt(phone), phone: BigInt(phone) }),
  'a number': () => ({ number: Number(phone), phone: Number(phone) }),
  symbols: () => ({ symbol: Symbol(all), [Symbol(all)]: all }),
  functions: () => ({ call: Object.assign(() => all, { phone }) }),
  'keys that are values': () => ({ [phone]: 1, [email]: { [identity]: true } }),
  'a class': () =>
    new (class Customer {
      phone = phone
      note = all
    })(),
  'a date and a url': () => ({
    at: new Date(0),
    url: new URL(`https://example.com/?phone=${phone}`),
    pattern: new RegExp(phone),
  }),
  'a toJSON of its own': () => ({ x: { toJSON: () => ({ phone, note: all }) } }),
  'a toJSON that throws': () => ({
    x: {
      toJSON: () => {
        throw new Error(all)
      },
    },
  }),
  'wrapped texts': () => ({ x: Object(all) as unknown, phone: Object(phone) as unknown }),
  'what is deep': () =>
    Array.from({ length: 60 }).reduce<unknown>((inner) => ({ inner, phone }), { note: all }),
  'what is wide': () => ({ list: Array.from({ length: 20_000 }, () => phone) }),
  'a prototype in JSON': () => JSON.parse(`{"__proto__":{"phone":"${phone}","note":"${all}"}}`) as unknown,
  'no prototype': () => Object.assign(Object.create(null) as object, { phone, note: all }),
  nothing: () => ({ a: null, b: undefined, phone: null }),
}

export const message = `called ${all}`
