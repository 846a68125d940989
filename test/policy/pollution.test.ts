/** Can a policy reach the prototype of every object? Names of the language at every place where names go, by every way in. */

import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Failure, isTutelaError } from '../../src/core/error'
import { readPolicy } from '../../src/policy/define'
import { readPolicyText } from '../../src/policy/load'
import { readStandard, standardPolicy } from '../../src/policy/standard'

const keys = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
  ...['__defineGetter__', '__lookupSetter__', 'isPrototypeOf'],
]

/** A document with one member of a name of the language, as a text: in code `__proto__` would not even be a member. */
const places: readonly ((key: string) => string)[] = [
  (key) => `{ "${key}": { "polluted": true } }`,
  (key) => `{ "purposes": { "${key}": { "family": "service", "needs": ["basic.name"] } } }`,
  (key) => `{ "purposes": { "delivery": { "${key}": { "polluted": true } } } }`,
  (key) => `{ "positions": { "${key}": { "department": "sales" } } }`,
  (key) => `{ "categories": { "basic": { "retention": { "${key}": { "polluted": true } } } } }`,
  (key) => `{ "items": { "basic.${key}": { "view": "plain" } } }`,
  (key) => `{ "recipients": { "${key}": {} } }`,
]

const payloads = keys.flatMap((key) => places.map((place) => place(key)))
const parameters = { organization: 'Acme', transactionYears: 5 }
const base = standardPolicy(parameters)

const failureOf = (read: E.Either<Failure, unknown>): string => (E.isLeft(read) ? read.left.kind : 'taken')

describe('a name of the language', () => {
  it('is at more than 40 places here', () => {
    expect(payloads.length).toBeGreaterThan(40)
  })

  it.each(payloads)(
    'is refused in an extension, in a base and in a file, and pollutes nothing: %s',
    (text) => {
      const payload: unknown = JSON.parse(text)
      const inFile = `{ "extends": "standard", "parameters": ${JSON.stringify(parameters)}, ${text.slice(1)}`
      expect(failureOf(readPolicy(base, payload))).toBe('policy/unsound')
      expect(failureOf(readPolicy(payload, {}))).toBe('policy/unsound')
      for (const format of ['json', 'yaml'] as const)
        expect(['policy/unsound', 'input/unreadable']).toContain(
          failureOf(readPolicyText(inFile, { format })),
        )
      expect(E.isLeft(readStandard(payload))).toBe(true)
      expect(Reflect.has({}, 'polluted')).toBe(false)
      expect(Reflect.has(() => 0, 'polluted')).toBe(false)
    },
  )

  it('is refused where it stands in place of a name, too', () => {
    for (const key of keys) {
      const read = readPolicy(base, {
        supervision: key,
        purposes: { delivery: { needs: [`${key}.${key}`] } },
      })
      expect(failureOf(read)).toBe('policy/unsound')
    }
  })

  it('makes a standard policy throw the one error class', () => {
    try {
      Reflect.apply(standardPolicy, undefined, [JSON.parse('{ "__proto__": { "organization": "Acme" } }')])
      expect.unreachable()
    } catch (error) {
      expect(isTutelaError(error) && error.failure.kind).toBe('policy/unsound')
    }
  })
})
