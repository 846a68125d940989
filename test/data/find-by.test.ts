import { describe, expect, it } from 'vitest'
import { basic } from '../../src/data/categories/basic'
import type { Item } from '../../src/data/category'

const texts = (item: Item, value: unknown): readonly string[] => item.findBy?.(value) ?? ['no index']
const { phone, email, identity, formerId, name } = basic.items

describe('findBy', () => {
  it('finds a phone by any spelling, in a value and alone', () => {
    for (const spelling of ['138 0013 8000', '+86-13800138000', '１３８００１３８０００'])
      expect(texts(phone, spelling)).toEqual(['+8613800138000'])
    const value = [
      { kind: 'mobile', number: '+8613800138000' },
      { kind: 'work', number: '+861088886666' },
    ]
    expect(texts(phone, value)).toEqual(['+8613800138000', '+861088886666'])
  })

  it('finds an e-mail address whatever its case', () => {
    expect(texts(email, 'Li.Lei@Example.com')).toEqual(
      texts(email, [{ kind: 'home', address: 'li.lei@example.com' }]),
    )
  })

  it('finds a document by its number, whichever kind it is', () => {
    expect(texts(identity, '11010519491231002x')).toEqual(['11010519491231002X'])
    expect(texts(identity, [{ kind: 'passport', number: 'E12345678' }])).toContain('E12345678')
    expect(texts(identity, 'e12345678')).toContain('E12345678')
  })

  it('finds a customer by the id that they had elsewhere', () => {
    expect(texts(formerId, [{ system: 'crm', id: 'ALFKI' }])).toEqual(texts(formerId, ' ALFKI '))
  })

  it('gives no text for what does not parse, and throws for nothing', () => {
    const hostile = {
      get number(): string {
        throw new Error('no')
      },
    }
    for (const value of [
      undefined,
      null,
      7,
      {},
      [],
      [null],
      [{ number: 7 }],
      'x',
      hostile,
      { number: Symbol('x') },
    ])
      expect(texts(phone, value)).toEqual([])
  })

  it('is not there for what nobody may be found by', () => {
    expect(texts(name, '李雷')).toEqual(['no index'])
  })
})
