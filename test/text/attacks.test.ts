/** Does every text come to an end, and does twice the text cost about twice as much? Texts made to be slow, up to a million characters. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createTextMasker,
  defineRecogniser,
  findInText,
  maskText,
  type Recogniser,
  standardRecognisers,
} from '../../src/text'
import type { NumberRun } from '../../src/text'
import { scan } from '../../src/text/scan'
import { type Candidate, planScan, scanStart } from '../../src/text/scan-plan'

/** Repeated to a length; each is meant for one part of the scan. */
const units: readonly string[] = [
  ...[
    '1',
    '0',
    '13',
    '138',
    '1 ',
    '1-',
    '1.',
    '1. ',
    '13800138000',
    '13800138000 ',
    '+86',
    '+1 ',
    '00',
    '0086',
    '+',
    '010-',
  ],
  ...[
    '110105',
    '11010519491231002X',
    '4111 ',
    '4111111111111111',
    '62',
    '9',
    '6 2 ',
    'E1',
    'E12345678',
    'E 1 2 ',
    'A',
    'A1',
    '1A',
    'X',
  ],
  ...[
    '京',
    '京A',
    '京A1',
    '使',
    '使1',
    '@',
    'a@',
    '@a',
    'a@a',
    'a@a.',
    'a.',
    '.',
    '.a',
    'a.b@',
    ' @ ',
    '＠',
    'ａ＠',
    '[at]',
    '(dot)',
    '[dot]',
    ' at ',
    'a at b.',
    '-',
    '_',
  ],
  ...[
    ':',
    '::',
    'a:',
    '1:',
    ':1',
    '://',
    'a://',
    'http://',
    'http://a:b@',
    'http://a?token=',
    '?token=',
    '/',
    '?',
    '&key=',
  ],
  ...[
    '市',
    '区',
    '县',
    '号',
    '路',
    '路1',
    '路1号',
    '1号',
    '北京',
    '北京市',
    '北京市朝阳区',
    '浙江省',
    '新疆维吾尔自治区',
    '里1',
    '道1',
    '一',
    '一二',
    '一 ',
    '零',
    '十',
    '在',
    '我在',
  ],
  ...[
    ' ',
    '\n',
    '\r\n',
    '\u200b',
    '1\u200b',
    '\u20e3',
    '1\ufe0f\u20e3',
    '\ud835',
    '\ud835\udfcf',
    '\udfcf',
    '𝟏',
    '①',
    '٠',
    '(',
    ')',
    '(1)',
    '【1】',
    '电话',
    '电话1',
    '护照',
    '护照1',
    '单号1',
    'tel',
  ],
  ...[
    '8 6 ',
    '0 8 6 ',
    '62 22 ',
    '6222 0212 3456 7890 ',
    '4 ',
    '9 1 A ',
    'G1 ',
    'A1B2',
    '市路',
    '北京路',
    '一号',
    '路一号',
    '小区1栋',
    '+ 1 ',
    '++',
    '转1',
    'ext1',
    'a@b.c ',
    'a at b dot c ',
    '@a.b@',
    'ａ.',
    'fe80::',
    '1.1.1.',
    '京A 1',
  ],
]

/** A million when soaked. */
const longest = process.env['TUTELA_SOAK'] === undefined ? 40_000 : 1_000_000

const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

describe('a text that is made to be slow', () => {
  it('is one of more than sixty', () => {
    expect(new Set(units).size).toBeGreaterThanOrEqual(60)
  })

  it.each(units.map((unit) => [JSON.stringify(unit), unit]))('ends: %s', (_, unit) => {
    const text = repeated(unit, longest)
    const spans = findInText(text)
    let last = 0
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      last = end
    }
    expect(last).toBeLessThanOrEqual(text.length)
  })

  it.each(['13800138000', '@', 'a.b@', '市', '路', '\u200b', '://'])(
    'ends at a million characters: %s',
    (unit) => {
      expect(findInText(repeated(unit, 1_000_000)).every(({ end }) => end <= 1_000_000)).toBe(true)
    },
  )

  it('may be anything: spans lie in the text, in order, apart, and the mask of the whole is that of the pieces', () => {
    const piece = fc.oneof(fc.constantFrom(...units), fc.string({ unit: 'binary', maxLength: 6 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), fc.integer({ min: 1, max: 500 }), (list, length) => {
        const text = list.join('')
        let last = 0
        for (const { start, end, confidence } of findInText(text, { minimumConfidence: 0 })) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
        const masker = createTextMasker()
        let masked = ''
        for (let at = 0; at < text.length; at += length) masked += masker.push(text.slice(at, at + length))
        expect(masked + masker.flush()).toBe(maskText(text))
      }),
      { numRuns: Number(process.env['TUTELA_SOAK'] ?? 250), seed: 77 },
    )
  })
})

/** The recognisers of the library, each call and each character that it is handed counted. */
const counted = (): { readonly recognisers: readonly Recogniser[]; readonly steps: () => number } => {
  let steps = 0
  const recognisers = standardRecognisers.map((one): Recogniser => {
    if (one.reads === 'numbers')
      return {
        ...one,
        find: (run: NumberRun) => {
          steps += 1 + run.length
          return one.find(run)
        },
      }
    if (one.reads !== 'marks') return one
    return {
      ...one,
      find: (text, at) => {
        steps++
        return one.find(text, at)
      },
    }
  })
  return { recognisers, steps: () => steps }
}

const stepsFor = (text: string, found: Candidate[] = []): number => {
  const { recognisers, steps } = counted()
  const plan = planScan(recognisers, 0)
  scan(plan, scanStart(plan), text, text.length, found)
  return steps()
}

describe('a character of a text', () => {
  /** What the bench measures in seconds: a million characters a second is these steps at fifty nanoseconds each. */
  it.each(units.map((unit) => [JSON.stringify(unit), unit]))(
    'costs at most 20 steps, and two characters or more make a finding: %s',
    (_, unit) => {
      const found: Candidate[] = []
      expect(stepsFor(repeated(unit, 20_000), found)).toBeLessThanOrEqual(20 * 20_000)
      expect(found.length).toBeLessThanOrEqual(0.5 * 20_000)
    },
  )
})

describe('twice the text', () => {
  it.each(units.map((unit) => [JSON.stringify(unit), unit]))(
    'costs at most 2.5 times the steps: %s',
    (_, unit) => {
      const [small, large] = [stepsFor(repeated(unit, 20_000)), stepsFor(repeated(unit, 40_000))]
      expect(large).toBeLessThanOrEqual(2.5 * small + 100)
    },
  )

  it('would be seen to cost more', () => {
    let steps = 0
    const greedy = defineRecogniser({
      kind: 'greedy',
      label: { en: 'greedy', zh: '贪' },
      reads: 'marks',
      marks: ['a'],
      find: (text, at) => {
        steps += text.length - at
        return undefined
      },
    })
    findInText('a'.repeat(1000), { recognisers: [greedy] })
    const small = steps
    steps = 0
    findInText('a'.repeat(2000), { recognisers: [greedy] })
    expect(steps).toBeGreaterThan(2.5 * small)
  })
})
