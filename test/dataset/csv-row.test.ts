import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../src/dataset/csv-row'
import { walkCsv } from '../../src/dataset/csv-walk'
import { blocksOf, failureOf } from './world'

/** The rows of a text that comes in blocks of this many characters. */
const rowsOf = async (text: string, size = 7, delimiter = ','): Promise<readonly (readonly string[])[]> => {
  const rows: (readonly string[])[] = []
  const walk = walkCsv(blocksOf(text, size), { delimiter }, (row) => {
    rows.push(Array.from({ length: row.count }, (_, cell) => cellText(row, cell)))
  })
  while ((await walk.next()).done !== true);
  return rows
}

/** What the slow twin reads: every row; empty lines count only where rows have one cell, after the header. */
const slowRowsOf = (text: string): readonly (readonly string[])[] => {
  const read = (text: string, skips: boolean): readonly string[][] =>
    parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n'], skip_empty_lines: skips })
  const rows = read(text, true)
  return rows[0]?.length === 1 ? read(text.replace(/^(?:\r?\n)+/, ''), false) : rows
}

const cell = fc.oneof(
  fc.constantFrom('', 'a', '李雷', '=1+1', ' x ', 'a,b', 'say "hi"', '"', '""', '\n', 'a\r\nb', '\r', ',"\n'),
  fc.string({ unit: 'binary', maxLength: 9 }),
)

describe('the rows of a CSV text', () => {
  it('are those of csv-parse for any valid text, however it is cut into blocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }).chain((width) =>
          fc.record({
            rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), {
              minLength: 1,
              maxLength: 6,
            }),
            ends: fc.constantFrom('\n', '\r\n'),
            isEnded: fc.boolean(),
            size: fc.integer({ min: 1, max: 40 }),
          }),
        ),
        async ({ rows, ends, isEnded, size }) => {
          const written = rows.map((row) =>
            row
              .map(([text, quoted]) =>
                quoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
              )
              .join(','),
          )
          const text = written.join(ends) + (isEnded ? ends : '')
          fc.pre(/[^\r\n]/.test(text) && !text.startsWith('\ufeff'))
          expect(await rowsOf(text, size)).toEqual(slowRowsOf(text))
        },
      ),
      { numRuns: 1500, seed: 4180 },
    )
  })

  it('are read or refused as csv-parse reads or refuses them, for any text of quotes, commas and breaks', async () => {
    const sign = fc.constantFrom('"', ',', '\n', '\r', 'a', '"', '\r\n')
    await fc.assert(
      fc.asyncProperty(
        fc.array(sign, { maxLength: 14 }),
        fc.integer({ min: 1, max: 6 }),
        async (signs, size) => {
          const text = signs.join('')
          let slow: readonly (readonly string[])[] | undefined
          try {
            slow = slowRowsOf(text)
          } catch {
            slow = undefined // refused
          }
          const isEven = slow !== undefined && new Set(slow.map((row) => row.length)).size === 1
          if (isEven) expect(await rowsOf(text, size)).toEqual(slow)
          else expect((await failureOf(() => rowsOf(text, size))).kind).toBe('input/invalid')
        },
      ),
      { numRuns: 4000, seed: 7 },
    )
  })

  it('may have another delimiter, which is one character', async () => {
    expect(await rowsOf('a;b\n"1;2";3\n', 3, ';')).toEqual([
      ['a', 'b'],
      ['1;2', '3'],
    ])
    for (const delimiter of ['', ';;', '"', '\n'])
      expect((await failureOf(() => rowsOf('a\n', 3, delimiter))).kind).toBe('input/invalid')
  })

  it.each([
    ['a quote that is never closed', 'a,b\n1,2\n3,"x\n\ny', 3, 2, 'a quote of this row is never closed'],
    ['a quote inside a cell', 'a,b\n1,x"y\n', 2, 2, 'a quote opens inside a cell'],
    ['a cell that goes on after its quote', 'a,b\n\n1,"x"y\n', 3, 2, 'a quote closes before its cell ends'],
    ['a row that is too short', 'a,b\n"1\n1",2\n3\n', 4, 2, 'this row has 1 cells where the header has 2'],
    ['a row that is too long', 'a,b\n1,2,3\n', 2, 3, 'this row has 3 cells where the header has 2'],
    ['nothing at all', '\n\n', 1, undefined, 'the file has no header'],
  ])('are refused for %s, with line and cell', async (_, text, line, column, message) => {
    for (const size of [1, 5, 100])
      expect(await failureOf(() => rowsOf(text, size))).toMatchObject({
        kind: 'input/invalid',
        message,
        where: { line, ...(column === undefined ? {} : { column }) },
      })
  })

  it('are refused where one is longer than a million characters, before it is all in memory', async () => {
    const text = `a,b\n1,"${'x'.repeat(1 << 22)}`
    expect(await failureOf(() => rowsOf(text, 1 << 16))).toMatchObject({ where: { line: 2 } })
  })
})
