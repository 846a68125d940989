import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPseudonymKey, pseudonymOf, pseudonymsOf } from '../../src/crypto/pseudonym'
import { bankCard } from '../../src/data/formats/bank-card'
import { email } from '../../src/data/formats/email'
import { mobile } from '../../src/data/formats/mobile'
import { phone } from '../../src/data/formats/phone'
import { residentId } from '../../src/data/formats/resident-id'
import { canonicalTexts } from '../../src/dataset/canonical-text'
import { textMaskOf } from '../../src/dataset/mask-text'
import * as plain from '../../src/dataset/plain-spelling'
import { maskNames } from '../../src/mask/registry'
import { maskValue } from '../../src/mask/mask-value'

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code))
const surname = fc.constantFrom('李', '欧阳', '司马', '王', '诸葛')
const word = fc.string({ unit: fc.constantFrom(...'abcAB01._-@'), maxLength: 12 })
const luhn = (front: string): string =>
  `${front}${[...'0123456789'].find((last) => E.isRight(bankCard.parse(front + last))) ?? '0'}`
const checked = (front: string): string =>
  `${front}${[...'0123456789X'].find((last) => E.isRight(residentId.parse(front + last))) ?? '0'}`

/** Values that are nearly or wholly of a quick spelling. */
const value = fc.oneof(
  fc
    .tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19', '12', '10'), digits(9))
    .map((parts) => parts.join('')),
  fc.tuple(digits(4), fc.constantFrom('138', '199')).map(([part, head]) => head + part + part),
  fc.tuple(word, word).map((parts) => parts.join('@')),
  fc
    .tuple(word, fc.constantFrom('example.com', 'mail.example.cn', 'abcab.com'))
    .map((parts) => parts.join('@')),
  fc.tuple(surname, fc.array(han, { maxLength: 5 })).map(([first, rest]) => first + rest.join('')),
  fc.tuple(han, han, fc.boolean()).map(([first, second, twice]) => (twice ? first + first : first + second)),
  fc
    .tuple(
      fc.integer({ min: 1840, max: 2100 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
  fc
    .tuple(
      fc.constantFrom('110105', '310104', '110199', '000000', '810000'),
      fc.integer({ min: 1840, max: 2030 }),
      fc.oneof(fc.constantFrom('0101', '0815', '1228', '1231', '0229', '0230'), digits(4)),
      digits(3),
      fc.boolean(),
    )
    .map(([region, year, day, order, fits]) =>
      fits ? checked(`${region}${year}${day}${order}`) : `${region}${year}${day}${order}X`,
    ),
  fc
    .tuple(digits(1), fc.integer({ min: 10, max: 18 }).chain(digits), fc.boolean())
    .map(([first, rest, fits]) => (fits ? luhn(first + rest) : first + rest)),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

describe('plain spellings', () => {
  it('are those that the formats have too', () => {
    const canonical = (format: { parse: (text: string) => E.Either<unknown, string> }, text: string) =>
      E.getOrElse(() => 'refused')(format.parse(text))
    fc.assert(
      fc.property(value, (text) => {
        if (plain.isPlainMobile(text)) expect(canonical(mobile, text)).toBe(text)
        if (plain.isPlainEmail(text)) expect(canonical(email, text)).toBe(text)
        if (plain.isPlainMobile(text)) expect(canonicalTexts('phones')(text)).toBe(canonical(phone, text))
        if (plain.isPlainEmail(text)) expect(canonicalTexts('emails')(text)).toBe(text.toLowerCase())
      }),
      { numRuns: 10_000, seed: 12 },
    )
  })
})

describe('the mask of a cell', () => {
  it('is that of the strategy for every mask of texts, is never the value of what must be hidden, and begins no formula anew', () => {
    fc.assert(
      fc.property(
        fc.oneof(value, fc.constantFrom('0044 20 7946 0958', '＋44 20 7946 0958', '-5', '+8613800138000')),
        fc.constantFrom(...maskNames.filter((name) => name !== 'none'), 'no-such-mask'),
        (text, mask) => {
          const shown = textMaskOf(mask)(text)
          const slow = maskValue(mask, text)
          if (typeof slow === 'string' && slow !== '******' && !/^[=+\-@\t\r]/.test(slow))
            expect(shown).toBe(slow)
          if (/^[=+\-@\t\r]/.test(shown)) expect(text.charAt(0)).toBe(shown.charAt(0))
          if (mask === 'no-such-mask') expect(shown).toBe('******')
        },
      ),
      { numRuns: 10_000, seed: 13 },
    )
    expect(textMaskOf('phone')('0044 20 7946 0958')).toBe('******')
    expect(textMaskOf('phone')('+44 20 7946 0958')).toBe('+44*******958')
  })

  it('is the leaf of a structure, for items that are structures elsewhere', () => {
    const shown = (mask: string, text: string) => textMaskOf(mask)(text)
    expect(shown('phones', '138 0013 8000')).toBe('138****8000')
    expect(shown('emails', 'li.lei@example.com')).toBe('l***@example.com')
    expect(shown('addresses', '北京市朝阳区幸福路1号')).toBe('北京市朝阳区******')
    expect(shown('identity-documents', '11010519491231002X')).toBe('11**************2X')
    expect(shown('identity-documents', 'E12345678')).toBe('E******78')
    expect(shown('money', '1234.5')).toBe('1000-9999')
    for (const mask of ['former-ids', 'rating', 'messages', 'free-text', 'order-lines'])
      expect(shown(mask, 'call 13800138000')).toBe('******')
  })
})

describe('pseudonyms in a batch', () => {
  it('are those made one by one', () => {
    const key = createPseudonymKey(new Uint8Array(32).fill(1), 'purpose research', 'basic.phone')
    const make = pseudonymsOf(key)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(make(text)).toBe(pseudonymOf(key, text))
      }),
      { numRuns: 3000, seed: 14 },
    )
  })
})
