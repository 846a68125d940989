import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Encoding, decodeBlocks } from '../../src/dataset/encoding'
import { chunksOf, failureOf } from './world'

const decode = async (bytes: Uint8Array, encoding?: Encoding, size = 3): Promise<string> => {
  let text = ''
  for await (const block of decodeBlocks(chunksOf(bytes, size), { encoding, file: 'people.csv' }))
    text += block
  return text
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
  return bytes
}
const after = (mark: readonly number[], bytes: Uint8Array): Uint8Array => Uint8Array.of(...mark, ...bytes)

/** 李雷 in GB 18030, and 𠮷 in its four bytes. */
const gb = Uint8Array.of(0xc0, 0xee, 0xc0, 0xd7, 0x2c, 0x95, 0x34, 0xb2, 0x35, 0x0a)

describe('the text of bytes', () => {
  it('is the same in every encoding, with its mark or told, however the bytes are cut', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const text = lines
            .join('\n')
            .replaceAll('\u0000', '')
            .replace(/^\ufeff+/, '')
          fc.pre(!/\p{Cs}/u.test(text))
          expect(await decode(utf8(text), undefined, size)).toBe(text)
          expect(await decode(after([0xef, 0xbb, 0xbf], utf8(text)), undefined, size)).toBe(text)
          expect(await decode(after([0xff, 0xfe], utf16(text, true)), undefined, size)).toBe(text)
          expect(await decode(after([0xfe, 0xff], utf16(text, false)), 'utf-16be', size)).toBe(text)
          expect(await decode(utf16(text, true), 'utf-16le', size)).toBe(text)
        },
      ),
      { numRuns: 300, seed: 3 },
    )
  })

  it('is read from GB 18030 where that is told or marked', async () => {
    for (const size of [1, 2, 3, 100]) {
      expect(await decode(gb, 'gb18030', size)).toBe('李雷,𠮷\n')
      expect(await decode(after([0x84, 0x31, 0x95, 0x33], gb), undefined, size)).toBe('李雷,𠮷\n')
    }
  })

  it.each<[string, Uint8Array, Encoding | undefined, number, number | undefined]>([
    ['GB 18030 that nobody told', after([...utf8('id,name\n1,')], gb), undefined, 2, 3],
    [
      'Latin-1 in the third line',
      Uint8Array.of(...utf8('a\n李\nM'), 0xfc, ...utf8('ller\n')),
      undefined,
      3,
      2,
    ],
    ['a character that is cut at the end', utf8('a\n李').slice(0, -1), undefined, 2, 1],
    [
      'half a pair in UTF-16',
      Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x00, 0xd8, 0x62, 0),
      undefined,
      2,
      1,
    ],
    ['an odd byte in UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x62), undefined, 2, 1],
    ['UTF-8 told to be GB 18030', utf8('a\n€\n'), 'gb18030', 2, 2],
  ])('is refused for %s, at the line of the byte', async (_, bytes, encoding, line, column) => {
    const failure = await failureOf(() => decode(bytes, encoding, 1000))
    expect(failure).toMatchObject({ kind: 'input/encoding', where: { file: 'people.csv', line, column } })
    for (const size of [1, 2, 5])
      expect(await failureOf(() => decode(bytes, encoding, size))).toMatchObject({
        kind: 'input/encoding',
        where: { line },
      })
  })

  it('is refused for null characters, and for a mark that contradicts what was told', async () => {
    expect(await failureOf(() => decode(utf16('id\nab', true)))).toMatchObject({
      kind: 'input/encoding',
      where: { line: 1 },
    })
    expect(await failureOf(() => decode(after([0xff, 0xfe], utf16('id', true)), 'utf-8'))).toMatchObject({
      message: 'the mark at the front is that of utf-16le, not of utf-8',
    })
  })

  it('is refused where a value never ends, before it is all in memory', async () => {
    const failure = await failureOf(() => decode(new Uint8Array(9 << 20).fill(0x78), undefined, 1 << 18))
    expect(failure).toMatchObject({ kind: 'input/invalid', where: { line: 1 } })
  })

  it('is nothing for no bytes and for a mark alone', async () => {
    expect(await decode(new Uint8Array(0))).toBe('')
    expect(await decode(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe('')
  })
})
