/** How does Hutool mask numbers? By fixed ends of a fixed shape; a number of another shape is masked whole here. */

import { either as E } from 'fp-ts'
import { plate } from '../../data/formats/plate'
import { trimmed } from '../../data/formats/normalize'
import type { Localized } from '../../core/locale'
import { defineStrategy, hidden, kept, open, type Part, type TextStrategy } from '../strategy'
import { mobileStrategy } from '../telephone'

/** `idCardNum(front, end)`: `5***************1X` by 1 and 2. Ends that leave fewer than half hidden mask whole. */
export const idCardNum = (front: number, end: number): TextStrategy =>
  byShape('hutool-id-card-num', /^(?:[0-9]{17}[0-9Xx]|[0-9]{15})$/, 8, (text) =>
    [front, end].every((count) => Number.isSafeInteger(count) && count >= 0) && front + end <= text.length
      ? ends(text, front, end)
      : undefined,
  )

/** `fixedPhone`: `0915*****79`. */
export const fixedPhone = byShape(
  'hutool-fixed-phone',
  /^0[0-9]{2,3}-?[0-9]{7,8}$/,
  4,
  (text) => [open(text.slice(0, 4)), hidden(text.slice(4, -2)), kept(text.slice(-2))],
  { en: 'All after the first four characters', zh: '前四位之后的全部字符' },
)

/** `mobilePhone`: `180****1999`, as the strategy `mobile` does. */
export const mobilePhone = defineStrategy({ ...mobileStrategy, name: 'hutool-mobile-phone' })

/** `carLicense`: `苏D4***0`, `陕A1****D`. Province, letter and a kind in Hanzi aren't sensitive. */
export const carLicense = defineStrategy({
  name: 'hutool-car-license',
  sensitive: { en: 'The serial after province and letter', zh: '省份简称与发牌机关代号之后的序号' },
  minimum: 3,
  read: (text) => {
    const parsed = plate.parse(text)
    if (E.isLeft(parsed)) return undefined
    const number = parsed.right
    const head = /^\p{Script=Han}[A-Z]?/u.exec(number)?.[0].length ?? 0
    const last = number.slice(-1)
    return [
      open(number.slice(0, head)),
      kept(number.slice(head, 3)),
      hidden(number.slice(3, -1)),
      /\p{Script=Han}/u.test(last) ? open(last) : kept(last),
    ]
  },
})

/** `bankCard`: `1101 **** **** **** 3256`; the last group shows, which has one to four digits. */
export const bankCard = byShape(
  'hutool-bank-card',
  /^[0-9](?:[0-9 ]{7,30})[0-9]$/,
  8,
  (text) => {
    const number = text.replace(/ /g, '')
    if (number.length < 12 || number.length > 24) return undefined
    const last = number.length % 4 === 0 ? 4 : number.length % 4
    const middle = number.slice(4, -last)
    const stars = '*'.repeat(middle.length).replace(/.{1,4}/g, ' $&')
    return [kept(number.slice(0, 4)), hidden(middle, `${stars} `), kept(number.slice(-last))]
  },
  { en: 'Every digit', zh: '全部数字' },
)

/** `passport`: `PJ*****67`. */
export const passport = byShape('hutool-passport', /^[A-Za-z0-9]{7,9}$/, 4, (text) => ends(text, 2, 2))

/** `creditCode`: `9111**********CDE7`. */
export const creditCode = byShape('hutool-credit-code', /^[0-9A-Z]{18}$/, 9, (text) => ends(text, 4, 4))

const ends = (text: string, front: number, end: number): readonly Part[] => [
  kept(text.slice(0, front)),
  hidden(text.slice(front, text.length - end)),
  kept(text.slice(text.length - end)),
]

function byShape(
  name: string,
  shape: RegExp,
  minimum: number,
  read: (text: string) => readonly Part[] | undefined,
  sensitive: Localized = { en: 'Every character', zh: '全部字符' },
): TextStrategy {
  return defineStrategy({
    name,
    sensitive,
    minimum,
    read: (text) => {
      const value = trimmed(text)
      return shape.test(value) ? read(value) : undefined
    },
  })
}
