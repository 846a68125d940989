/**
 * Does what a caller or a database hands over fit the tables? What goes in is checked whole, what comes out by kind.
 * It checks no meaning: that a text is JSON, or a state one that exists, is the vault's to know.
 */

import { corruptRow, invalidInput } from './failure'
import { type Cell, isNullable, longestKeyCell, type Row, type Table } from './table'
import { type RowOf, type TableName, tables } from './tables'

/** The description of a table; `input/invalid` if there is none of this name. */
export const tableOf = (name: string): Table => {
  const table = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined
  if (table === undefined)
    throw invalidInput('?', 'there is no table of the name given', 'use a name in `tables`')
  return table
}

/** A row that has every column of `columns` and no other, each cell of its column's kind. */
export const checkRow = (name: TableName, given: unknown, columns: readonly string[]): Row => {
  if (!isRecord(given) || Object.keys(given).length !== columns.length)
    throw invalidInput(name, 'a row has other columns than it must', `give ${columns.map(quote).join(', ')}`)
  for (const column of columns) checkCell(name, column, given[column])
  // A parse boundary: every column was just found to hold a cell.
  return given as Row
}

/** Some columns of a table, any but those of the key, each cell of its column's kind. */
export const checkSome = (name: TableName, given: unknown): Row => {
  if (!isRecord(given)) throw invalidInput(name, 'columns are missing', 'give an object of columns')
  const { key } = tableOf(name)
  for (const column of Object.keys(given)) {
    checkCell(name, column, given[column])
    if (key.includes(column))
      throw invalidInput(name, `${quote(column)} is part of the key`, 'leave it out: a key never changes')
  }
  // A parse boundary: every column was just found to hold a cell.
  return given as Row
}

/** One cell for a column; `input/invalid` if it isn't of the column's kind, or if a database couldn't keep it. */
export function checkCell(name: TableName, column: string, cell: unknown): asserts cell is Cell {
  const rule = rules.get(name)?.get(column)
  if (rule === undefined)
    throw invalidInput(name, 'there is no column of the name given', 'use a name in `tables`')
  if (!isOfKind(rule, cell))
    throw invalidInput(
      name,
      `${quote(column)} is not ${rule.kind}${rule.nullable ? ' or null' : ''}`,
      remedies[rule.kind],
    )
  if (typeof cell === 'string' && unstorable.test(cell))
    throw invalidInput(name, `${quote(column)} is not text that every database keeps`, remedies.text)
  if (rule.bounded && byteLength(cell) > longestKeyCell)
    throw invalidInput(
      name,
      `${quote(column)} is part of a key or an index, and longer than ${longestKeyCell} bytes`,
      'shorten it, or give its hash',
    )
}

/** The row that a database gave, with the type of its table; `store/corrupt` if a cell isn't of its column's kind. */
export const parseRow = <N extends TableName>(name: N, row: Row): RowOf<N> => {
  for (const [column, rule] of rules.get(name) ?? [])
    if (!isOfKind(rule, row[column])) throw corruptRow(name, column)
  // A parse boundary: every column was just found to hold a cell of the kind that its type says.
  return row as RowOf<N>
}

interface Rule {
  readonly kind: 'text' | 'integer' | 'blob'
  readonly nullable: boolean
  readonly bounded: boolean
}

const descriptions: Readonly<Record<string, Table>> = tables

const rules: ReadonlyMap<string, ReadonlyMap<string, Rule>> = new Map(
  Object.entries(descriptions).map(([name, table]) => {
    const bounded = new Set<string>([...table.key, ...Object.values(table.indexes).flat()])
    return [
      name,
      new Map(
        Object.entries(table.columns).map(([column, kind]): [string, Rule] => [
          column,
          {
            kind: kind.startsWith('text') ? 'text' : kind.startsWith('blob') ? 'blob' : 'integer',
            nullable: isNullable(kind),
            bounded: bounded.has(column),
          },
        ]),
      ),
    ]
  }),
)

const remedies = {
  text: 'give text of whole Unicode characters without U+0000',
  integer: 'give a whole number between -(2^53-1) and 2^53-1',
  blob: 'give a Uint8Array',
} as const

/** U+0000, which PostgreSQL doesn't keep, and half a surrogate pair, which UTF-8 can't write. */
const unstorable = /[\0\p{Surrogate}]/u

const isOfKind = (rule: Rule, cell: unknown): boolean => {
  if (cell === null) return rule.nullable
  switch (rule.kind) {
    case 'text':
      return typeof cell === 'string'
    case 'integer':
      return Number.isSafeInteger(cell)
    case 'blob':
      return isBlob(cell)
  }
}

/** By its tag, since `instanceof` denies an array of another realm. */
const isBlob = (cell: unknown): boolean =>
  ArrayBuffer.isView(cell) && Object.prototype.toString.call(cell) === '[object Uint8Array]'

const encoder = new TextEncoder()

const byteLength = (cell: unknown): number => {
  if (typeof cell !== 'string') return ArrayBuffer.isView(cell) ? cell.byteLength : 0
  return cell.length * 3 <= longestKeyCell ? cell.length : encoder.encode(cell).length
}

/** An object whose properties may be looked at. */
export const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null

const quote = (name: string): string => `\`${name}\``
