/** Does a text that comes in pieces read as the whole would, with little held back? */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextMasker, maskText, textMaskStream } from '../../src/text'
import { makeCorpus } from './corpus/corpus'
import { obfuscatedAround, ways } from './corpus/obfuscate'
import { measuringTemplates } from './corpus/templates-measuring'
import { pick, seeded } from './corpus/values'

const corpus = makeCorpus(measuringTemplates, 5, 12).map(({ text }) => text)
const next = seeded(9)
const hidden = ways.flatMap((way) =>
  Array.from({ length: 8 }, () =>
    pick(next, obfuscatedAround).replace('{}', () => way.write(pick(next, way.values)(next), next)),
  ),
)
const lines = fc.array(
  fc.constantFrom(...corpus, ...hidden, '13800138000 '.repeat(40), '1 3 8 '.repeat(90)),
  {
    minLength: 1,
    maxLength: 120,
  },
)

/** Cuts a text at these lengths, over and over. */
const inPieces = (text: string, lengths: readonly number[]): readonly string[] => {
  const pieces: string[] = []
  for (let at = 0, index = 0; at < text.length; index++) {
    const length = Math.max(1, lengths[index % lengths.length] ?? 1)
    pieces.push(text.slice(at, at + length))
    at += length
  }
  return pieces
}

describe('a text in pieces', () => {
  it('is masked as the whole is, wherever it is cut', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('\n', ' ', '，'),
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 }),
        (list, between, lengths) => {
          const text = list.join(between)
          const masker = createTextMasker()
          const masked = inPieces(text, lengths).map(masker.push).join('') + masker.flush()
          expect(masked).toBe(maskText(text))
        },
      ),
      { numRuns: 150, seed: 20_240_101 },
    )
  })

  it('is masked as the whole is, a character at a time', () => {
    const text = [...corpus, ...hidden].join('\n').slice(0, 12_000)
    const masker = createTextMasker()
    expect([...text].map(masker.push).join('') + masker.flush()).toBe(maskText(text))
  })

  it('is a value also where the border runs through it', () => {
    const value = '13800138000'
    for (let at = 0; at <= value.length; at++) {
      const masker = createTextMasker()
      const fill = '好'.repeat(3000)
      const masked =
        masker.push(fill + value.slice(0, at)) + masker.push(value.slice(at) + fill) + masker.flush()
      expect(masked).toBe(`${fill}138****8000${fill}`)
    }
  })

  it('is given out but for 4,096 code units and the last piece, whatever it holds', () => {
    // masks may be shorter than what they hide, so it is measured on texts that have none
    for (const unit of ['今天天气不错，', '1', '@', 'a', '4 7 9 ', '\u200b', 'a.b@', ':', '市', '１', 'Ａ']) {
      const masker = createTextMasker()
      const piece = unit.repeat(Math.ceil(5000 / unit.length))
      let taken = 0
      let held = 0
      let given = ''
      for (let count = 0; count < 12; count++) {
        taken += piece.length
        given += masker.push(piece)
        // masks may be shorter than what they hide, so what is certain is measured on text that has none
        if (unit !== '13800138000 ' && unit !== 'zhang@example.com')
          held = Math.max(held, taken - given.length)
      }
      expect(held).toBeLessThanOrEqual(4096 + piece.length)
      expect(given + masker.flush()).toBe(maskText(piece.repeat(12)))
    }
  })

  it('leaves the masker as new', () => {
    const masker = createTextMasker()
    expect(masker.push('电话138001') + masker.flush()).toBe('电话138001')
    expect(masker.push('38000') + masker.flush()).toBe('38000')
    expect(masker.flush()).toBe('')
  })

  it('goes through a stream of the platform', async () => {
    const text = [...corpus, ...hidden].join('\n')
    const source = new ReadableStream<string>({
      start: (controller) => {
        for (const piece of inPieces(text, [700, 1, 4096])) controller.enqueue(piece)
        controller.close()
      },
    })
    const masked: string[] = []
    for await (const piece of source.pipeThrough(textMaskStream())) masked.push(piece)
    expect(masked.length).toBeGreaterThan(2)
    expect(masked.join('')).toBe(maskText(text))
  })
})
