import { describe, expect, it } from 'vitest'
import { proposeColumns, sampleDataset } from '../../src/dataset/index'
import { chunksOf, failureOf, policy } from './world'

const proposed = async (text: string, form: 'csv' | 'jsonl' = 'csv') =>
  proposeColumns(policy, await sampleDataset(chunksOf(new TextEncoder().encode(text), 13), { form }))

const targets = async (text: string) =>
  Object.fromEntries((await proposed(text)).map(({ column, target, by }) => [column, `${target} ${by}`]))

describe('proposals', () => {
  it('find items by the names of columns in both languages, in any spelling', async () => {
    expect(
      await targets(
        'Customer_ID,Full Name,手机号,E-Mail,出生日期,身份证号,收货地址,备注,basic.sex,CustomerName,客户编号\n',
      ),
    ).toEqual({
      Customer_ID: 'customer name',
      'Full Name': 'basic.name name',
      手机号: 'basic.phone name',
      'E-Mail': 'basic.email name',
      出生日期: 'basic.birthDate name',
      身份证号: 'basic.identity name',
      收货地址: 'transaction.shippingAddress name',
      备注: 'other.notes name',
      'basic.sex': 'basic.sex name',
      CustomerName: 'basic.name name',
      客户编号: 'customer name',
    })
  })

  it('find items by their values, which weigh more than a name', async () => {
    const text = [
      'A,B,C,备注,Email',
      '13800138000,li.lei@example.com,11010519491231002X,4111 1111 1111 1111,none',
      '+86 139 0013 9000,a.b@example.com,11010519491231002X,4111111111111111,x@example.com',
      '010-8888 6666,c.d@example.com,11010519491231002x,4111111111111111,y@example.com',
    ].join('\n')
    expect(await targets(text)).toEqual({
      A: 'basic.phone values',
      B: 'basic.email values',
      C: 'basic.identity values',
      备注: 'transaction.paymentCard values',
      Email: 'basic.email name',
    })
  })

  it('say what part of the values is of the format, and hold no value', async () => {
    const answer = await proposed(
      '{"phone":"13800138000"}\n{"phone":13900139000}\n{"phone":"canary","x":[]}\n',
      'jsonl',
    )
    expect(answer).toEqual([
      { column: 'phone', target: 'basic.phone', by: 'name', share: 2 / 3, values: 3 },
      { column: 'x', target: undefined, by: undefined, share: undefined, values: 0 },
    ])
  })

  it('propose nothing for dates, counts, short numbers and names that several items have', async () => {
    const text =
      'day,count,code,date2,label,kind\n2026-01-01,1,123456,20260101,a,b\n2026-01-02,2,654321,20260102,a,b\n2026-02-03,3,111111,20260103,a,b\n'
    expect(
      new Set((await proposed(text)).filter(({ column }) => column !== 'kind').map(({ target }) => target)),
    ).toEqual(new Set([undefined]))
  })

  it('look at the first rows alone, and close the input', async () => {
    let isClosed = false
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield new TextEncoder().encode('phone\n')
        for (;;) yield new TextEncoder().encode('13800138000\n')
      } finally {
        isClosed = true
      }
    }
    const sample = await sampleDataset(endless(), { form: 'csv' }, 700)
    expect([sample.columns[0]?.values.length, isClosed]).toEqual([500, true])
  })

  it('are refused for a header of values', async () => {
    expect((await failureOf(() => proposed('13800138000\n1\n'))).kind).toBe('input/invalid')
  })
})
