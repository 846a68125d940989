import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { defineFormat, formatSchema } from '../../../src/data/formats/format'
import { mobile } from '../../../src/data/formats/mobile'
import { formats } from '../../../src/data/formats/registry'
import { examples } from './examples'

describe('the zod schema of a format', () => {
  it('gives the canonical form, also inside objects and behind optional', () => {
    const schema = z.object({ phone: formatSchema(mobile).optional() })
    expect(schema.parse({ phone: '+86 138-0013-8000' })).toEqual({ phone: '13800138000' })
    expect(schema.parse({})).toEqual({})
    expectTypeOf<z.infer<typeof schema>>().toEqualTypeOf<{ phone?: string | undefined }>()
  })

  it('reports the name, the code and both languages', () => {
    const result = formatSchema(mobile).safeParse('1380013800')
    expect(result.error?.issues).toEqual([
      {
        code: 'custom',
        path: [],
        message: '`mobile number` has the wrong length; write 11 digits that begin with 13 to 19',
        params: {
          format: 'mobile',
          code: 'length',
          message: {
            en: '`mobile number` has the wrong length; write 11 digits that begin with 13 to 19',
            zh: '“手机号码”长度不对；应为：以 13 至 19 开头的 11 位数字',
          },
        },
      },
    ])
  })

  it('keeps the value out of the error even where inputs are reported', () => {
    for (const format of Object.values(formats)) {
      const text = 'canary-7f3a91c2'
      const result = formatSchema(format).safeParse(text, { reportInput: true })
      expect(result.success).toBe(false)
      expect(JSON.stringify(result.error?.issues)).not.toContain('7f3a')
      expect(String(result.error?.stack)).not.toContain('7f3a')
    }
  })

  it('refuses what is no string without saying what it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.object()), (value) => {
        expect(formatSchema(mobile).safeParse(value).error?.issues[0]?.code).toBe('invalid_type')
      }),
      { seed: 1 },
    )
  })

  it('is a string with a named format in JSON Schema, for input and for output', () => {
    for (const io of ['input', 'output'] as const)
      expect(z.toJSONSchema(formatSchema(mobile), { io })).toMatchObject({ type: 'string', format: 'mobile' })
    const all = z.object(
      Object.fromEntries(Object.values(formats).map((format) => [format.name, formatSchema(format)])),
    )
    expect(Object.keys(z.toJSONSchema(all).properties ?? {})).toEqual(Object.keys(examples).sort(byRegistry))
  })
})

describe('a format of one’s own', () => {
  const badge = defineFormat({
    name: 'badge',
    label: { en: 'badge', zh: '工牌号' },
    source: 'house rule',
    expects: { en: '4 digits', zh: '4 位数字' },
    read: (text) => (/^[0-9]{4}$/.test(text) ? E.right(text) : E.left('characters')),
  })

  it('is declared with a name, a source and how it is read', () => {
    expectTypeOf(badge.name).toEqualTypeOf<'badge'>()
    expect(badge.parse('0042')).toEqual(E.right('0042'))
    expect(badge.parse('42')).toEqual(
      E.left({
        code: 'characters',
        message: {
          en: '`badge` has characters out of place; write 4 digits',
          zh: '“工牌号”含有不应有的字符；应为：4 位数字',
        },
      }),
    )
  })
})

const order = Object.keys(formats)
const byRegistry = (left: string, right: string): number => order.indexOf(left) - order.indexOf(right)
