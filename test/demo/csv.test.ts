import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { either as E } from 'fp-ts'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { describeFailure } from '../../src/core/error'
import { parseCsv, readCsv } from '../../src/demo/csv'

const shape = { columns: ['id', 'name', 'phone'], key: ['id'] } as const
const folder = mkdtempSync(join(tmpdir(), 'tutela-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** `kind`, then each issue as `code line:column`; or the cells of each row. */
const read = async (content: string | Uint8Array): Promise<readonly unknown[]> => {
  const path = join(folder, 'people.csv')
  writeFileSync(path, content)
  const result = await readCsv(path, shape)()
  if (E.isRight(result)) return result.right.rows.map(({ cells }) => Object.values(cells).join('|'))
  const { kind, where, issues = [] } = result.left
  expect(describeFailure(result.left)).not.toContain('canary')
  return issues.length === 0
    ? [kind, `${where?.line}:${where?.column}`]
    : [kind, ...issues.map((issue) => `${issue.code} ${issue.where?.line}:${issue.where?.column}`)]
}
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('a CSV file', () => {
  it('is read with and without a mark at its front, with LF and CRLF, with quotes, commas and lines in cells', async () => {
    expect(await read('id,name,phone\n1,李雷,\n2,"a, ""b""\nc", x \n')).toEqual([
      '1|李雷|',
      '2|a, "b"\nc| x ',
    ])
    expect(await read('\ufeffid,name,phone\r\n1,a,b\r\n')).toEqual(['1|a|b'])
    expect(await read('phone,id,name\n1,2,3')).toEqual(['2|3|1'])
    expect(await read('id,name,phone\n\n1,a,b\n\n')).toEqual(['1|a|b'])
  })

  it('says on which line a row begins and in which cell a value stands', () => {
    const table = parseCsv('people.csv', 'id,name,phone\n1,"a\nb",c\n\n2,d,e\n', shape)
    const rows = E.isRight(table) ? table.right.rows : []
    expect(rows.map((row) => row.where('phone'))).toEqual([
      { file: 'people.csv', line: 2, column: 3, path: 'phone' },
      { file: 'people.csv', line: 5, column: 3, path: 'phone' },
    ])
  })

  it('is refused for its header: columns that are missing, double or unknown, all of them told', async () => {
    expect(await read('id,id,canary\n1,2,3\n')).toEqual([
      'input/invalid',
      'csv/column-missing 1:undefined',
      'csv/column-missing 1:undefined',
      'csv/column-twice 1:2',
      'csv/column-unknown 1:3',
    ])
    expect(await read('')).toHaveLength(4)
  })

  it('is refused for rows with too few or too many cells, and for duplicate ids', async () => {
    expect(await read('id,name,phone\n1,canary\n2,a,b,c\n3,a,b\n')).toEqual([
      'input/invalid',
      'csv/row-length 2:undefined',
      'csv/row-length 3:undefined',
    ])
    expect(await read('id,name,phone\ncanary,a,b\n2,a,b\ncanary,c,d\n')).toEqual([
      'input/invalid',
      'csv/duplicate 4:1',
    ])
  })

  it('is refused with a hundred issues and the number of the others', async () => {
    const answer = await read(`id,name,phone\n${'canary\n'.repeat(250)}`)
    expect(answer).toHaveLength(102)
    expect(answer.at(-1)).toBe('csv/further undefined:undefined')
  })

  it('is refused for broken quotes, with the line on which the row begins', async () => {
    expect(await read('id,name,phone\n1,a,b\n2,"canary\n3,c,d\n')).toEqual([
      'input/invalid',
      'csv/quote 3:undefined',
    ])
    expect(await read('id,name,phone\n1,"a"canary,b\n')).toEqual(['input/invalid', 'csv/quote 2:undefined'])
    expect(await read('id,name,phone\n1,can"ary,b\n')).toEqual(['input/invalid', 'csv/quote 2:undefined'])
  })

  it('is refused in UTF-16, GB18030 and anything else that is not UTF-8, at the first such byte', async () => {
    expect(await read(bytes([0xff, 0xfe], Buffer.from('id,name', 'utf16le').toJSON().data))).toEqual([
      'input/encoding',
      '1:1',
    ])
    expect(await read(bytes([0xfe, 0xff, 0, 0x69]))).toEqual(['input/encoding', '1:1'])
    expect(await read(Buffer.from('id,name', 'utf16le'))).toEqual(['input/encoding', '1:2'])
    // 李雷 in GB18030.
    expect(await read(bytes('id,name,phone\n1,', [0xc0, 0xee, 0xc0, 0xd7], ',x\n'))).toEqual([
      'input/encoding',
      '2:3',
    ])
    expect(await read(bytes('id,name,phone\n1,李', [0xe6, 0x9d]))).toEqual(['input/encoding', '2:4'])
    expect(await read(bytes('id,name,phone\n1,M', [0xfc], 'ller,x\n'))).toEqual(['input/encoding', '2:4'])
  })

  it('is refused where it is missing or no file, by its name alone', async () => {
    for (const path of [join(folder, 'nowhere.csv'), folder]) {
      const result = await readCsv(path, shape)()
      expect(result).toMatchObject({ left: { kind: 'input/unreadable' } })
      expect(JSON.stringify(result)).not.toContain(tmpdir() + '/')
    }
  })

  it('gives back any cells that were written by the rules', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/\p{Cs}/u.test(text))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (pairs) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const rows = pairs.map(([name, phone], at) => [String(at), name, phone])
        const text = ['id,name,phone', ...rows.map((row) => row.map(quote).join())].join('\n')
        const table = parseCsv('people.csv', text, shape)
        expect(E.isRight(table) && table.right.rows.map(({ cells }) => Object.values(cells))).toEqual(rows)
      }),
      { numRuns: 300, seed: 4180 },
    )
  })

  it('gives a typed answer to any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (tail) => {
        const [first] = await read(bytes('id,name,phone\n', [...tail]))
        expect(first === undefined || typeof first === 'string').toBe(true)
      }),
      { numRuns: 200, seed: 8 },
    )
  })
})
