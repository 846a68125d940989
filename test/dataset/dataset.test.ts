import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPseudonymKey, pseudonymOf } from '../../src/crypto/pseudonym'
import { planDataset } from '../../src/dataset/index'
import { describeFailure } from '../../src/core/error'
import { failureOf, masked, policy, root } from './world'

const pseudonyms = { root, scope: 'recipient carrier' }
const people = [
  'Id,Name,Phone,Mail,Order,City',
  'c-1,李雷,13800138000,li.lei@example.com,o-1,"Hang, ""zhou"""',
  'c-2,Maria Anders,call 13800138000,,o-2,',
  'c-1,李雷,+86 138 0013 8000,Li.Lei@Example.com,o-3,=1+1',
  '',
].join('\n')
const mapping = { Name: 'basic.name', Phone: 'basic.phone', Mail: 'basic.email' }

describe('a masked dataset', () => {
  it('shows every item as the purpose may see it, leaves out what nobody matched, copies what is kept byte for byte', async () => {
    expect(await masked(people, { mapping, keep: ['City'] })).toBe(
      [
        'Name,Phone,Mail,City',
        '李*,138****8000,l***@example.com,"Hang, ""zhou"""',
        'M**** A*****,******,,',
        '李*,138****8000,L***@example.com,=1+1',
        '',
      ].join('\n'),
    )
  })

  it('masks whole what nobody matched, where that is asked for, and never copies it', async () => {
    expect(await masked('a,b\n1,\n"x\n",2\n', { unmatched: 'masked' })).toBe('a,b\n******,\n******,******\n')
    expect(await masked('a,b\n1,2\n')).toBe('\n\n')
  })

  it('leaves out items that the purpose does not need', async () => {
    expect(
      await masked('Name,Card\n李雷,4111111111111111\n', {
        purpose: 'delivery',
        mapping: { Name: 'basic.name', Card: 'transaction.paymentCard' },
      }),
    ).toBe('Name\n李*\n')
  })

  it('gives decision purposes pseudonyms, and refuses single records to purposes that get figures alone', async () => {
    const plan = planDataset({
      policy,
      purpose: 'decision',
      mapping: { Sex: 'basic.sex', S: 'other.source' },
      pseudonyms,
    })
    expect(plan.outcome === 'permit' && ['Sex', 'S'].map((column) => plan.columnOf(column).view)).toEqual([
      'pseudonym',
      'pseudonym',
    ])
    const denied = planDataset({ policy, purpose: 'figures', mapping: {} })
    expect(denied).toMatchObject({ outcome: 'deny', reason: 'aggregate-only' })
  })

  it('copies a plain item only where somebody said so', async () => {
    const input = 'Source\nreferral\n'
    expect(await masked(input, { purpose: 'marketing', mapping: { Source: 'other.source' } })).toBe(input)
    expect(await masked(input, { purpose: 'marketing', proposed: { Source: 'other.source' } })).toBe('\n\n')
  })

  it('has the line ends of its header, and keeps the width of rows that are empty', async () => {
    expect(await masked('a,b\r\n1,2\n3,4', { keep: ['b'] })).toBe('b\r\n2\r\n4\r\n')
    expect(await masked('a\n\n1\n', { keep: ['a'] })).toBe('a\n\n1\n')
  })

  it('is the same however its bytes are cut', async () => {
    const whole = await masked(people, { mapping, keep: ['City'] }, {}, 10_000)
    for (const size of [1, 2, 3, 17])
      expect(await masked(people, { mapping, keep: ['City'] }, {}, size)).toBe(whole)
  })
})

describe('pseudonyms of a dataset', () => {
  const joined = { purpose: 'research', pseudonyms, mapping: { Id: 'customer', Job: 'basic.occupation' } }

  it('join across files and forms, and are those that the vault makes in the scope', async () => {
    const csv = await masked('Id,Job\nc-1,baker\n c-1 , baker\n', joined)
    const [, first, second] = csv.split('\n')
    expect(first).toBe(second)
    const jsonl = await masked('{"Job":"baker","Id":"c-1"}', joined, { form: 'jsonl' })
    const { Id, Job } = JSON.parse(jsonl)
    expect(first).toBe(`${Id},${Job}`)
    expect(Id).toBe(pseudonymOf(createPseudonymKey(root, pseudonyms.scope, 'customer'), 'c-1'))
    expect(Job).toBe(pseudonymOf(createPseudonymKey(root, pseudonyms.scope, 'basic.occupation'), '"baker"'))
  })

  it('do not join between scopes, keys or items, and leave empty cells empty', async () => {
    const one = await masked('Id,Job\nc-1,c-1\n,\n', joined)
    const [id, job] = one.split('\n')[1]?.split(',') ?? []
    expect(id).not.toBe(job)
    expect(one.split('\n')[2]).toBe(',')
    const scoped = { ...joined, pseudonyms: { root, scope: 'purpose research' } }
    const keyed = { ...joined, pseudonyms: { ...pseudonyms, root: new Uint8Array(32) } }
    for (const other of [scoped, keyed]) expect(await masked('Id,Job\nc-1,c-1\n', other)).not.toContain(id)
  })

  it('are one for a value in its different spellings, and for a number and its text', async () => {
    const ours = {
      pseudonyms,
      purpose: 'calls',
      policy: {
        ...policy,
        tables: {
          ...policy.tables,
          purposeByName: new Map([
            ['calls', { ...policy.tables.purposeByName.get('service'), view: 2 } as never],
          ]),
        },
      },
      mapping: { Phone: 'basic.phone', Mail: 'basic.email' },
    }
    const csv = await masked(
      'Phone,Mail\n13800138000,li.lei@example.com\n+86 138-0013-8000, Li.Lei@EXAMPLE.com\n１３８００１３８０００,li.lei@example.com\n',
      ours,
    )
    const rows = csv.trim().split('\n').slice(1)
    expect(new Set(rows).size).toBe(1)
    const jsonl = await masked('{"Phone":13800138000,"Mail":""}\n{"Phone":"138 0013 8000"}\n', ours, {
      form: 'jsonl',
    })
    expect(
      new Set(
        jsonl
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).Phone),
      ),
    ).toEqual(new Set([rows[0]?.split(',')[0]]))
  })

  it('need a key', async () => {
    expect(await failureOf(() => masked(people, { mapping: { Id: 'customer' } }))).toMatchObject({
      kind: 'key/missing',
    })
  })
})

describe('records of JSON', () => {
  const records = [
    { Phone: 13800138000, Name: null, Tags: ['a'], x: { y: [1] } },
    { Phone: [{ kind: 'mobile', number: '+8613800138000', note: 'canary' }], Name: '', y: true },
    { Name: { first: 'canary' }, Phone: 'canary' },
  ]
  const settings = { mapping: { Phone: 'basic.phone', Name: 'basic.name' }, keep: ['x'] }
  const shown = [
    { Phone: '138****8000', Name: null, x: { y: [1] } },
    { Phone: [{ kind: 'mobile', number: '138****8000' }], Name: '' },
    { Name: '******', Phone: '******' },
  ]

  it('are masked member by member, whatever type a value has, a line each', async () => {
    const text = records.map((record) => JSON.stringify(record)).join('\r\n')
    const out = await masked(`\n${text}\n  \n`, settings, { form: 'jsonl' })
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(shown)
  })

  it('are masked in an array, which stays one', async () => {
    for (const text of [
      JSON.stringify(records),
      JSON.stringify(records, null, 2),
      `\ufeff ${JSON.stringify(records)}\n`,
    ])
      expect(JSON.parse(await masked(text, settings, { form: 'json' }))).toEqual(shown)
    expect(JSON.parse(await masked(' [ ] ', {}, { form: 'json' }))).toEqual([])
  })

  it('are found whatever stands in their texts, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 })), { maxLength: 5 }),
        fc.integer({ min: 1, max: 30 }),
        async (values, size) => {
          const plain: unknown = JSON.parse(JSON.stringify(values).replaceAll('-0', '0'))
          const text = JSON.stringify(plain, null, size % 3)
          fc.pre(!/__proto__|constructor|prototype|@|[0-9]{5}|\\u/.test(text))
          const keep = [...new Set(values.flatMap((value) => Object.keys(value)))]
          expect(JSON.parse(await masked(text, { keep }, { form: 'json' }, size))).toEqual(plain)
        },
      ),
      { numRuns: 500, seed: 5 },
    )
  })

  it('carry numbers of many digits as the texts that they are', async () => {
    const out = await masked(
      '{"a":12345678901234567890,"b":1.5,"c":4111111111111111110}',
      { keep: ['a', 'b', 'c'] },
      { form: 'jsonl' },
    )
    expect(out).toBe('{"a":"12345678901234567890","b":1.5,"c":"4111111111111111110"}\n')
  })

  it.each([
    ['jsonl', '{"a":1}\n{"a": canary}\n', 2, undefined],
    ['jsonl', '{"a":1}\n\n["canary"]\n', 3, undefined],
    ['jsonl', '{"a":1} {"a":2}\n', 1, 9],
    ['json', '{"a":1}\n', 1, undefined],
    ['json', '[{"a":1},\n{"a":"canary",}]', 2, 15],
    ['json', '[{"a":1}\n{"a":2}]', 2, undefined],
    ['json', '[{"a":1},\n]', 2, undefined],
    ['json', '[{"a":1},\n2]', 2, undefined],
    ['json', '[{"a":1}\n', 2, undefined],
    ['json', '[{"a":1}]\n[', 2, undefined],
    ['json', '', 1, undefined],
  ] as const)('are refused where %s is broken: %s', async (form, text, line, column) => {
    for (const size of [1, 4, 100]) {
      const failure = await failureOf(() => masked(text, { keep: ['a'] }, { form, file: 'people' }, size))
      expect(failure).toMatchObject({
        kind: 'input/invalid',
        where: { file: 'people', line, ...(column === undefined ? {} : { column }) },
      })
      expect(describeFailure(failure)).not.toContain('canary')
    }
  })

  it('are no way into prototypes', async () => {
    const text =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x","a":1}'
    const out = await masked(text, { keep: ['a', 'toString'] }, { form: 'jsonl' })
    expect(out).toBe('{"toString":"x","a":1}\n')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(await masked(text, { unmatched: 'masked' }, { form: 'jsonl' })).not.toContain('polluted')
    expect(await masked('__proto__,constructor\n1,2\n')).toBe('\n\n')
  })
})

describe('what cannot be masked', () => {
  it.each([
    ['a purpose that the policy lacks', { purpose: 'spying' }, 'the policy has no such purpose'],
    ['an item that the policy lacks', { mapping: { Phone: 'basic.fone' } }, 'no item `basic.fone`'],
    ['an item named like a member of every object', { mapping: { Phone: 'constructor' } }, 'no item'],
    ['a column both mapped and kept', { mapping, keep: ['Phone'] }, 'both mapped and kept'],
    ['a mapped column that is not there', { mapping: { Fone: 'basic.phone' } }, 'there is no column `Fone`'],
    ['a kept column that is not there', { keep: ['Fone'] }, 'there is no column `Fone`'],
  ])('is refused: %s', async (_, settings, message) => {
    const failure = await failureOf(() => masked(people, settings))
    expect([failure.kind, failure.message.includes(message)]).toEqual(['input/invalid', true])
  })

  it('is refused where a header has values or one name twice, without telling them', async () => {
    for (const value of [
      '13800138000',
      'li.lei@example.com',
      '11010519491231002X',
      '4111 1111 1111 1111',
      '00012345',
    ]) {
      const failure = await failureOf(() => masked(`c-1,${value}\n`))
      expect(failure).toMatchObject({ kind: 'input/invalid', where: { line: 1, column: 2 } })
      expect(describeFailure(failure)).not.toContain(value)
      expect((await failureOf(() => masked(`{"${value}":1}`, {}, { form: 'jsonl' }))).where).toEqual({
        line: 1,
      })
    }
    expect((await failureOf(() => masked('a,b,a\n'))).where).toEqual({ line: 1, column: 3 })
    expect((await failureOf(() => masked('{"a":1}', { keep: ['b'] }, { form: 'jsonl' }))).message).toContain(
      '`b`',
    )
  })

  it('gives a typed answer to any bytes and any form', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc
            .string({ unit: fc.constantFrom(...'{}[]",:1a\n\\ ') })
            .map((text) => new TextEncoder().encode(text)),
        ),
        fc.constantFrom('csv', 'jsonl', 'json'),
        async (bytes, form) => {
          const answer = await masked(bytes, { unmatched: 'masked' }, { form } as { form: 'csv' }).catch(
            (error: unknown) => failureOf(() => Promise.reject(error)),
          )
          if (typeof answer !== 'string') expect(answer.kind).toMatch(/^input\/(invalid|encoding)$/)
        },
      ),
      { numRuns: 1500, seed: 8 },
    )
  })
})
