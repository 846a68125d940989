/** Does every fast path answer as its slow twin? Over each code unit of Unicode's first plane, and over random texts. */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { email } from '../../src/data/formats/email'
import { bare, compact, trimmed } from '../../src/data/formats/normalize'
import { conceal } from '../../src/mask/conceal'
import { emailStrategy, readEmail } from '../../src/mask/email'
import { graphemes, isPlain, segmentsOf } from '../../src/mask/graphemes'
import { personName } from '../../src/mask/person-name'
import { readUsual } from '../../src/mask/usual-name'
import { hiddenWeight, shownWeight, slowHiddenWeight, slowShownWeight } from '../../src/mask/weight'
import { anyText, emails, names } from './values'

const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit))
const plainUnits = units.filter(isPlain)

/** Texts of plain units, some with one that isn't. */
const nearlyPlain = fc
  .tuple(
    fc.array(fc.constantFrom(...plainUnits), { maxLength: 12 }),
    fc.option(fc.constantFrom(...units), { freq: 3 }),
    fc.nat(),
  )
  .map(([signs, odd, at]) =>
    signs.toSpliced(at % (signs.length + 1), 0, ...(odd === null ? [] : [odd])).join(''),
  )
const ascii = fc.stringMatching(/^[ -~]{0,20}$/)
const texts = fc.oneof(nearlyPlain, ascii, anyText)

const holds = (property: (text: string) => void, arbitrary = texts, numRuns = 4_000): void =>
  fc.assert(
    fc.property(arbitrary, (text) => {
      property(text)
    }),
    { numRuns, seed: 51 },
  )

describe('the fast paths', () => {
  it('take for plain what is one visible grapheme in its own compatibility form', () => {
    expect(plainUnits.length).toBeGreaterThan(28_000)
    for (const unit of plainUnits) {
      expect([unit, segmentsOf(unit + unit), unit.normalize('NFKC')]).toEqual([unit, [unit, unit], unit])
      expect(/[\p{C}\p{Zl}\p{Zp}\p{M}\p{DI}]/u.test(unit)).toBe(false)
    }
  })

  it('split into graphemes as the segmenter does', () => {
    holds((text) => {
      expect(graphemes(text)).toEqual(segmentsOf(text))
    })
  })

  it('weigh each unit and any text alike', () => {
    for (const unit of plainUnits)
      expect([unit, hiddenWeight(unit), shownWeight(unit)]).toEqual([
        unit,
        slowHiddenWeight(unit),
        slowShownWeight(unit),
      ])
    holds((text) => {
      expect([hiddenWeight(text), shownWeight(text)]).toEqual([slowHiddenWeight(text), slowShownWeight(text)])
    })
  })

  it('normalise alike', () => {
    const slowTrimmed = (text: string): string =>
      text
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .trim()
    const slowCompact = (text: string): string =>
      slowTrimmed(text)
        .replace(/\s/gu, '')
        .replace(/[\u2010-\u2015\u2212]/gu, '-')
    const slowBare = (text: string): string =>
      slowCompact(text)
        .replace(/[-\u00b7\u2022\u2027\u30fb]/gu, '')
        .replace(/[a-z]/gu, (letter) => letter.toUpperCase())
    const same = (text: string): void =>
      expect([text, trimmed(text), compact(text), bare(text)]).toEqual([
        text,
        slowTrimmed(text),
        slowCompact(text),
        slowBare(text),
      ])
    for (const unit of units) same(unit)
    holds(same)
  })

  it('read e-mail addresses as the format does', () => {
    let usual = 0
    const nearly = fc.oneof(
      emails,
      fc.stringMatching(/^[a-zA-Z0-9._@-]{0,16}(?:@[a-z0-9.-]{1,12}(?:com|c|1)?)?$/),
      anyText,
    )
    holds((text) => {
      const parsed = email.parse(text)
      const canonical = parsed._tag === 'Right' ? parsed.right : undefined
      expect([text, readEmail(text)]).toEqual([text, canonical])
      if (canonical === text) usual += 1
    }, nearly)
    expect(usual).toBeGreaterThan(500)
    expect(conceal(emailStrategy, ' zhangwei1990@163.com ', {})).toBe('z***@163.com')
  })

  it('read usual names as all names are read', () => {
    let usual = 0
    const nearly = fc.oneof(
      names,
      fc.stringMatching(/^[A-Za-z ]{0,16}$/),
      fc.stringMatching(/^[一-龥欧阳司马]{0,8}$/),
      anyText,
    )
    holds((text) => {
      if (readUsual(text) === undefined) return
      usual += 1
      // a space in front keeps the fast path away, and changes nothing else
      const merge = (parts: ReturnType<typeof readUsual>) => parts?.filter((part) => part.text !== '')
      expect([text, merge(personName.read(text, {}))]).toEqual([text, merge(personName.read(` ${text}`, {}))])
      expect(conceal(personName, text, {})).toBe(conceal(personName, ` ${text}`, {}))
    }, nearly)
    expect(usual).toBeGreaterThan(500)
  })
})
