/** Is the canonical text of a value that of RFC 8785, whichever way it is made? */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import serialize from 'canonicalize'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalize } from '../../src/core/canonical'

const folder = join(import.meta.dirname, '../vectors/rfc8785')
const names = readdirSync(folder).filter((name) => name.endsWith('.in.json'))

describe('canonical JSON', () => {
  it('gives the published text of the published values', () => {
    for (const name of names) {
      const value: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      expect(canonicalize(value)).toBe(
        readFileSync(join(folder, name.replace('.in.', '.out.')), 'utf8').trimEnd(),
      )
    }
    expect(names).toHaveLength(6)
  })

  it('equals the full serializer on any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' }), (value) => {
        expect(canonicalize(value)).toBe(serialize(value))
      }),
      { numRuns: 2000, seed: 8785 },
    )
  })

  it.each([
    ['integer-like keys', { 10: 1, 9: 2, a: 3 }],
    ['a prototype key', JSON.parse('{"b":1,"__proto__":{"c":2},"a":[-0,1e21]}')],
    ['absent members', { b: undefined, a: [undefined] }],
    ['escapes that look like surrogates', { a: '\\ud800 \u2028 \u0007' }],
    ['a date', { at: new Date(0) }],
  ])('equals the full serializer on %s', (_, value) => {
    expect(canonicalize(value)).toBe(serialize(value))
  })

  it('refuses what JSON can not say, without repeating it', () => {
    const cycle: unknown[] = ['secret']
    cycle.push(cycle)
    for (const value of [
      Number.NaN,
      [Number.POSITIVE_INFINITY],
      { a: 'secret\ud800' },
      { 'secret\udfff': 1 },
      1n,
      undefined,
      cycle,
    ])
      expect(() => canonicalize(value)).toThrow(/^the value has no canonical JSON(?!.*secret)/)
  })
})
