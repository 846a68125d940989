/** Which cards, codes, plates, addresses and postal codes look alike? By length or kind; check characters are computed anew. */

import { luhnDigit } from '../data/formats/bank-card'
import { creditCodeAlphabet, withCreditCodeChecks } from '../data/formats/credit-code'
import { readGroups, writeGroups } from '../data/formats/ip-address'
import { plateProvinces } from '../data/formats/plate'
import { postalCode } from '../data/formats/postal-code'
import { isProvince } from '../data/formats/regions'
import { type Shape, shapeOf } from './shape'
import { charactersOf, digits, oneOf, type Slot } from './slot'
import { prefixesOf } from './telephones'

/** By length; the issuer's digits are replaced with the rest. */
export const bankCardShapes = (): readonly Shape[] =>
  [12, 13, 14, 15, 16, 17, 18, 19].map((length) =>
    shapeOf(String(length), [oneOf([...'234569']), digits(length - 2)], {
      complete: (body) => body + luhnDigit(body),
    }),
  )

export const creditCodeShapes = (): readonly Shape[] => {
  const authority = Array.from({ length: 90 }, (_, number) => String(number + 10)).filter(
    (code) => code === '10' || isProvince(code),
  )
  const any = (width: number): Slot => charactersOf(creditCodeAlphabet, width)
  return [
    shapeOf('18', [oneOf([...'123456789ANY']), any(1), oneOf(authority), digits(4), any(8)], {
      complete: withCreditCodeChecks,
    }),
  ]
}

/** By kind, as the sign at the end or the length tells it. */
export const plateShapes = (): readonly Shape[] => {
  const [letters, serial] = ['ABCDEFGHJKLMNPQRSTUVWXYZ', '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ']
  const place = [oneOf([...plateProvinces]), oneOf([...letters])]
  const energy = oneOf([...'ABCDEFGHJK'])
  return [
    shapeOf('ordinary', [...place, charactersOf(serial, 5)]),
    shapeOf('small, new energy', [...place, energy, charactersOf(serial, 1), digits(4)]),
    shapeOf('large, new energy', [...place, digits(5), energy]),
    ...[...'学警领挂试超'].map((sign) => shapeOf(sign, [...place, charactersOf(serial, 4), oneOf([sign])])),
    ...[...'港澳'].map((sign) => shapeOf(sign, [oneOf(['粤Z']), charactersOf(serial, 4), oneOf([sign])])),
    shapeOf('应急', [...place, oneOf(['S', 'X']), digits(4), oneOf(['应急'])]),
    shapeOf('embassy', [digits(6), oneOf(['使'])]),
    shapeOf('embassy, sign first', [oneOf(['使']), digits(6)]),
  ]
}

/** A whole address of its version: neighbours in one network don't stay neighbours. */
export const ipAddressShapes = (): readonly Shape[] => [
  {
    name: '4',
    size: 2n ** 32n,
    count: 2n ** 32n,
    indexOf: (text) =>
      text.includes(':') ? undefined : text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n),
    textAt: (index) => [24n, 16n, 8n, 0n].map((shift) => (index >> shift) & 255n).join('.'),
  },
  {
    name: '6',
    size: 2n ** 128n,
    count: 2n ** 128n,
    indexOf: (text) => readGroups(text)?.reduce((sum, group) => sum * 65_536n + BigInt(group), 0n),
    textAt: (index) =>
      writeGroups(
        [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => Number((index >> shift) & 65_535n)),
      ),
  },
]

/** Too few for a pseudonym: they are here so that it is refused for what it is. */
export const postalCodeShapes = (): readonly Shape[] => [
  shapeOf('6', [oneOf(prefixesOf(postalCode, 2, '0000')), digits(4)]),
]
