/** Is customer information found where nobody thought of it, by kind and place, and is no value of it told? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextScan, scanColumns } from '../../src/ci/scan'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'

const policy = definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5 }))
const phones = ['13800138000', '13912345678', '18049531999', '15012345678']

describe('the columns of a dataset', () => {
  const told = (column: string, values: readonly string[]) =>
    scanColumns(policy, { columns: [{ column, values }] }, 'a.csv').map(({ rule, message }) => [
      rule,
      message.en,
    ])

  it('are told by name, by values, and by both', () => {
    expect(told('手机号', phones)).toEqual([
      ['scan/column', 'the column `手机号` seems to hold `basic.phone` (by both, 100 %)'],
    ])
    expect(told('birthday', [])).toEqual([
      ['scan/column', 'the column `birthday` seems to hold `basic.birthDate` (by name)'],
    ])
    expect(told('x17', phones)[0]?.[1]).toContain('by values')
  })

  it('are told where no item stands for what is inside, and left alone where nothing is', () => {
    const logs = ['ok', 'called 13800138000 at noon', 'mailed lilei@example.com', 'called 13912345678']
    expect(
      told('x17', logs).map(([rule, text]) => [rule, /kind ([\w-]+) \((\d)/.exec(text ?? '')?.slice(1)]),
    ).toEqual([
      ['scan/content', ['mobile', '2']],
      ['scan/content', ['email', '1']],
    ])
    expect(told('quantity', ['1', '20', '300'])).toEqual([])
  })

  it('never tell a value', () => {
    const text = JSON.stringify(scanColumns(policy, { columns: [{ column: 'x', values: phones }] }, 'a.csv'))
    for (const phone of phones) expect(text).not.toContain(phone)
  })
})

describe('the lines of a text', () => {
  it('are told by kind, with the place of the first, whatever the pieces are cut into', () => {
    const lines = ['start', '电话 138 0013 8000，谢谢', 'x lilei@example.com', 'again 13912345678', '']
    const whole = createTextScan('app.log')
    whole.push(lines.join('\n'))
    expect(
      whole.end().map(({ rule, where, message }) => [rule, where.line, where.column, message.en]),
    ).toEqual([
      ['scan/text', 2, 4, 'values of the kind mobile stand here in clear: 2, the first in this line'],
      ['scan/text', 3, 3, 'values of the kind email stand here in clear: 1, the first in this line'],
    ])
    fc.assert(
      fc.property(fc.array(fc.nat(lines.length - 1), { maxLength: 3 }), (cuts) => {
        const pieces = createTextScan('app.log')
        const ends = [...new Set(cuts)].toSorted((left, right) => left - right)
        let from = 0
        for (const end of [...ends, lines.length]) {
          const piece = lines.slice(from, end)
          if (piece.length > 0) pieces.push(piece.join('\n') + (end < lines.length ? '\n' : ''))
          from = end
        }
        expect(pieces.end()).toEqual(whole.end())
      }),
      { seed: 3 },
    )
    expect(JSON.stringify(whole.end())).not.toMatch(/138|139|lilei/)
  })

  it('are left alone where there is nothing', () => {
    const scan = createTextScan('app.log')
    scan.push('2026-11-24 12:00:00 started in 1200 ms\n')
    expect(scan.end()).toEqual([])
  })
})
