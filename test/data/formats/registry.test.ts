import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findFormat,
  formatNames,
  formats,
  isFormatName,
  type FormatName,
} from '../../../src/data/formats/registry'
import { examples } from './examples'

const names = formatNames.filter(isFormatName)
const seed = 20261124

/** Any UTF-16 text at all, halves of surrogate pairs included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(...'0123456789X-+. :@()京A港转#'), maxLength: 40 }),
)

/** An example of a format with something in it changed, put in or left out. */
const nearMiss = (name: FormatName): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...examples[name]),
      fc.nat(20),
      fc.nat(2),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    .map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut))

describe('the registry of formats', () => {
  it('holds each format under its own name, with a label in both languages and a source', () => {
    expect(names).toHaveLength(16)
    for (const name of names) {
      expect(formats[name].name).toBe(name)
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      for (const text of [formats[name].label.en, formats[name].label.zh, formats[name].source])
        expect(text).not.toBe('')
    }
  })

  it('answers undefined to a name it does not hold, those of the prototype included', () => {
    expect(findFormat('mobile')).toBe(formats.mobile)
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', ''])
      expect(findFormat(name)).toBeUndefined()
  })
})

describe.each(names)('the format %s', (name) => {
  const { parse } = formats[name]

  it('gives its examples back unchanged', () => {
    for (const text of examples[name]) expect(parse(text)).toEqual(E.right(text))
  })

  it('takes full-width forms, spaces around and invisible characters for the plain ones', () => {
    for (const text of examples[name]) {
      const wide = text.replace(/[!-~]/g, (character) =>
        String.fromCharCode(character.charCodeAt(0) + 0xfee0),
      )
      expect(parse(wide)).toEqual(E.right(text))
      expect(parse(` \u200b${text}\u00a0\ufeff\n`)).toEqual(E.right(text))
    }
  })

  it('takes spaces inside for nothing, save in an e-mail address', () => {
    for (const text of examples[name]) {
      const spaced = `${text.slice(0, 3)} ${text.slice(3)}`
      expect(E.isRight(parse(spaced))).toBe(name !== 'email')
    }
  })

  it('answers to any text without throwing, and its canonical form is its own canonical form', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nearMiss(name)), (text) => {
        const result = parse(text)
        if (E.isRight(result)) expect(parse(result.right)).toEqual(result)
      }),
      { numRuns: 2000, seed },
    )
  })

  it('refuses with one of at most seven fixed, frozen issues, so that none can hold a value', () => {
    const issues = new Map<string, unknown>()
    fc.assert(
      fc.property(fc.oneof(anyText, nearMiss(name)), (text) => {
        const result = parse(text)
        if (E.isRight(result)) return
        const known = issues.get(result.left.code) ?? result.left
        issues.set(result.left.code, known)
        expect(result.left).toBe(known)
        expect(Object.isFrozen(result.left) && Object.isFrozen(result.left.message)).toBe(true)
      }),
      { numRuns: 1000, seed },
    )
    expect(issues.size).toBeGreaterThan(0)
    expect(issues.size).toBeLessThanOrEqual(7)
  })

  it('words every refusal in lower case, without a full stop, in both languages', () => {
    for (const text of ['', '?', '1', 'ABC', '9'.repeat(300)]) {
      const result = parse(text)
      if (E.isRight(result)) throw new Error('a refusal was expected')
      expect(result.left.message.en).toMatch(/^`[^`]+` [a-z].*; [a-z].*[^.]$/)
      expect(result.left.message.zh).toMatch(/^“[^”]+”.*；.*[^。]$/)
    }
  })

  it('refuses what is longer than 256 unread, a megabyte or an example with spaces alike', () => {
    const example = examples[name][0] ?? ''
    for (const text of [
      '1'.repeat(1 << 20),
      '\ud800'.repeat(1 << 20),
      '\ufdfa'.repeat(257),
      example.padEnd(257),
    ]) {
      const result = parse(text)
      expect(E.isLeft(result) && result.left.code).toBe('length')
    }
    expect(parse(example.padEnd(256))).toEqual(E.right(example))
  })
})
