/** Do whole items keep their format, entry by entry, or else not at all? */

import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { basic } from '../../src/data/categories/basic'
import { transaction } from '../../src/data/categories/transaction'
import type { Json } from '../../src/data/plain-json'
import { keepItemFormat } from '../../src/pseudonym/item-value'
import { revealFormat } from '../../src/pseudonym/keep-format'

const key = new Uint8Array(32).fill(4)
const { phone, identity, companyCode, name, email } = basic.items
const kept = (item: typeof phone, value: Json): Json => {
  const result = keepItemFormat(key, item, value)
  if (E.isLeft(result)) throw new Error(result.left.message)
  return result.right
}

describe('an item under pseudonyms that keep its format', () => {
  it('still fits its schema: telephones, documents, codes and cards', () => {
    const values: readonly (readonly [typeof phone, Json])[] = [
      [
        phone,
        [
          { kind: 'mobile', number: '+8613800138000' },
          { kind: 'work', number: '+861088886666', extension: '801' },
        ],
      ],
      [
        identity,
        [
          { kind: 'resident-id', number: '11010519491231002X', expiresOn: '2030-01-01' },
          { kind: 'passport', number: 'E12345678' },
        ],
      ],
      [companyCode, '91350100M000100Y43'],
      [transaction.items.paymentCard, '4111111111111111'],
    ]
    for (const [item, value] of values) expect(item.schema.safeParse(kept(item, value)).success).toBe(true)
  })

  it('keeps of an entry its kind alone beside the number', () => {
    const value = kept(phone, [{ kind: 'work', number: '+861088886666', extension: '801' }])
    expect(value).toMatchObject([{ kind: 'work' }])
    expect(JSON.stringify(value)).not.toContain('801')
    const documents = kept(identity, [{ kind: 'foreign-passport', number: 'L898902C3', country: 'DE' }])
    expect(JSON.stringify(documents)).not.toMatch(/DE"|L898902C3/)
  })

  it('gives equal numbers equal pseudonyms, whatever stands beside them', () => {
    const [one, other] = [
      kept(phone, [{ kind: 'mobile', number: '+8613800138000' }]),
      kept(phone, [
        { kind: 'work', number: '+861088886666' },
        { kind: 'mobile', number: '+8613800138000' },
      ]),
    ]
    const numbers = (value: Json): readonly string[] => JSON.stringify(value).match(/\+86[0-9]+/g) ?? []
    expect(numbers(one)[0]).toBe(numbers(other)[1])
    expect(revealFormat(key, 'phone', numbers(one)[0] ?? '')).toEqual(E.right('+8613800138000'))
  })

  it('is nothing where one entry has no pseudonym in its format, and where the item has none', () => {
    for (const [item, value] of [
      [
        phone,
        [
          { kind: 'mobile', number: '+8613800138000' },
          { kind: 'home', number: '+442079460958' },
        ],
      ],
      [phone, '+8613800138000'],
      [phone, [{ kind: 'mobile' }]],
      [phone, ['+8613800138000']],
      [identity, [{ kind: 'library card', number: '1' }]],
      [companyCode, { code: '91350100M000100Y43' }],
      [name, '欧阳雷雷'],
      [email, [{ kind: 'home', address: 'li@example.com' }]],
    ] as readonly (readonly [typeof phone, Json])[])
      expect(E.isLeft(keepItemFormat(key, item, value))).toBe(true)
  })
})
