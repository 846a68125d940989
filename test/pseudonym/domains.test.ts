/** Are the domains what they claim: values of the format, all of them, each in one shape, and the same in every version? */

import { readFileSync } from 'node:fs'
import { either as E } from 'fp-ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/crypto/digest'
import { encodeText } from '../../src/crypto/fields'
import { formatNames, formats, isFormatName } from '../../src/data/formats/registry'
import { shapesOf } from '../../src/pseudonym/domains'
import { examples } from '../data/formats/examples'
import { textOf, valueOf } from './arbitrary'

const withShapes = formatNames.filter(isFormatName).filter((name) => shapesOf(name).length > 0)
const shapesWith = (name: (typeof withShapes)[number], text: string): readonly string[] =>
  shapesOf(name)
    .filter((shape) => shape.indexOf(text) !== undefined)
    .map((shape) => shape.name)

/** Numbers abroad, and the postal codes kept for Hong Kong and Macau, have no shape. */
const isHome = (name: string, text: string): boolean =>
  name === 'phone' ? text.startsWith('+86') : name !== 'postal-code' || !text.startsWith('999')

describe.each(withShapes)('the domain of %s', (name) => {
  it('holds values of the format in their canonical form, each with its number', () => {
    for (const shape of shapesOf(name))
      fc.assert(
        fc.property(textOf(shape), (text) => {
          expect(formats[name].parse(text)).toEqual(E.right(text))
          const index = shape.indexOf(text)
          expect(index === undefined ? undefined : shape.textAt(index)).toBe(text)
        }),
        { numRuns: 40 },
      )
  })

  it('has each value in exactly one shape: examples, values of other shapes, and values with a character changed', () => {
    for (const text of examples[name].filter((one) => isHome(name, one)))
      expect([text, shapesWith(name, text).length]).toEqual([text, 1])
    const characters = fc.constantFrom(...'0123456789ABCEHKMX京粤使港')
    fc.assert(
      fc.property(valueOf(name), fc.nat(), characters, (text, at, character) => {
        expect(shapesWith(name, text)).toHaveLength(1)
        const changed = [...text].with(at % text.length, character).join('')
        const parsed = formats[name].parse(changed)
        if (E.isRight(parsed) && parsed.right === changed && isHome(name, changed))
          expect([changed, shapesWith(name, changed).length]).toEqual([changed, 1])
      }),
      { numRuns: 500 },
    )
  })

  it('has shapes of different names, each with as many values as it says', () => {
    const shapes = shapesOf(name)
    expect(new Set(shapes.map((shape) => shape.name)).size).toBe(shapes.length)
    for (const { size, count } of shapes) expect(count <= size && count > 0n).toBe(true)
  })
})

describe('the domains', () => {
  it('are as large as the guide says', () => {
    const guide = readFileSync('docs/guide/pseudonyms.md', 'utf8')
    const wordsOf = (count: bigint): string =>
      count === 2n ** 32n ? '2³²' : count > 10n ** 20n ? '10²⁰' : count.toLocaleString('en')
    const rows = guide.split('\n').filter((line) => line.startsWith('| `'))
    for (const name of withShapes.filter((one) => one !== 'postal-code')) {
      const row = rows.find((line) => line.includes(`\`${name}\``)) ?? ''
      // two formats that share a row have the smaller number there
      const least = [...row.matchAll(/`([a-z-]+)`/g)].flatMap(([, format = '']) =>
        isFormatName(format) ? shapesOf(format).map(({ count }) => count) : [],
      )
      const smallest = least.reduce((one, other) => (other < one ? other : one))
      expect([name, row.split('|').at(-2)?.trim()]).toEqual([name, wordsOf(smallest)])
    }
  })

  it('take every number of the mobile plan and no other', () => {
    const prefixes = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'))
    const [shape] = shapesOf('mobile')
    for (const prefix of prefixes) {
      const text = `${prefix}12345678`
      expect(shape?.indexOf(text) !== undefined).toBe(E.isRight(formats.mobile.parse(text)))
    }
  })

  it('count what is a value: a foreign passport has a digit', () => {
    const [six] = shapesOf('foreign-passport')
    const size = six?.size ?? 0n
    const sample = Array.from({ length: 20_011 }, (_, step) => (size * BigInt(step)) / 20_011n)
    const share = sample.filter((index) => six?.accepts?.(index)).length / sample.length
    expect(Math.abs(share - Number(six?.count ?? 0n) / Number(size))).toBeLessThan(0.01)
    expect(six?.indexOf('ABCDEF')).toBe(undefined)
  })

  // A list that changes (a region, a prefix, an order) makes every pseudonym given out before unreadable. Whoever changes one
  // keeps the old list for revealing, under the version that it had.
  it('are those of version 1', () => {
    const text = withShapes
      .flatMap((name) =>
        shapesOf(name).map((shape) => {
          const at = Array.from({ length: 2000 }, (_, step) => (shape.size * BigInt(step)) / 2000n)
          return [name, shape.name, shape.size, shape.count, ...at.map(shape.textAt)].join(' ')
        }),
      )
      .join('\n')
    const digest = Array.from(sha256(encodeText(text)).subarray(0, 8), (byte) =>
      byte.toString(16).padStart(2, '0'),
    )
    expect(digest.join('')).toBe('ab3c68c9f56e6e5a')
  })
})
