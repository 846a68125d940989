/** Which page of rows does a query name? Names, prefix and bounds are checked here, so that adapters needn't. */

import { checkCell, isRecord, tableOf } from './check-cell'
import { invalidInput } from './failure'
import { compareCells } from './compare'
import type { Page } from './session'
import { type Cell, isNullable, orderOf } from './table'
import type { TableName } from './tables'

/** A query without its types. */
export interface LooseQuery {
  readonly index?: string | undefined
  readonly equals: object
  readonly from?: NonNullable<Cell> | undefined
  readonly until?: NonNullable<Cell> | undefined
  readonly after?: object | undefined
  readonly limit: number
}

/** The page that a query names; `input/invalid` where it doesn't fit the table. */
export const planPage = (name: TableName, query: LooseQuery): Page => {
  const table = tableOf(name)
  const order = orderOf(table, query.index)
  if (order === undefined)
    throw invalidInput(name, 'there is no index of the name given', 'use a name in `tables`')
  if (!Number.isSafeInteger(query.limit) || query.limit < 1)
    throw invalidInput(name, '`limit` is not a whole number from 1', 'say how many rows a page may hold')
  const equals = prefixOf(name, order, query.equals)
  const next = order[equals.length]
  for (const bound of [query.from, query.until]) if (bound !== undefined) checkBound(name, next, bound)
  return {
    order,
    present: order.filter((column) => isNullable(table.columns[column] ?? 'text')),
    equals,
    from: query.from,
    until: query.until,
    ...startOf(
      equals,
      query.after === undefined ? undefined : cellsOf(name, order, query.after),
      query.limit,
    ),
  }
}

/** A row to go on after may begin otherwise than the page: then all of the page sorts after it, or nothing does. */
const startOf = (
  equals: readonly NonNullable<Cell>[],
  after: readonly NonNullable<Cell>[] | undefined,
  limit: number,
): Pick<Page, 'after' | 'limit'> => {
  if (after === undefined) return { after, limit }
  const side = equals.map((cell, place) => compareCells(after[place], cell)).find((order) => order !== 0) ?? 0
  return { after: side === 0 ? after.slice(equals.length) : undefined, limit: side > 0 ? 0 : limit }
}

/** The cells by which the order begins; what is given must be its first columns, without a gap. */
const prefixOf = (
  name: TableName,
  order: readonly string[],
  equals: object,
): readonly NonNullable<Cell>[] => {
  const given = isRecord(equals) ? Object.keys(equals) : order // what is no object lacks every column
  const prefix = order.slice(0, given.length)
  if (!prefix.every((column) => given.includes(column)))
    throw invalidInput(
      name,
      '`equals` is not the beginning of the order',
      `give the first of ${order.map((column) => `\`${column}\``).join(', ')}, without a gap`,
    )
  return cellsOf(name, prefix, equals)
}

const checkBound = (name: TableName, column: string | undefined, bound: NonNullable<Cell>): void => {
  if (column === undefined)
    throw invalidInput(name, '`equals` leaves no column to bound', 'leave out `from` and `until`')
  cellOf(name, column, bound)
}

const cellsOf = (
  name: TableName,
  columns: readonly string[],
  given: object,
): readonly NonNullable<Cell>[] => {
  if (!isRecord(given)) throw invalidInput(name, 'columns are missing', 'give an object of columns')
  return columns.map((column) => cellOf(name, column, given[column]))
}

const cellOf = (name: TableName, column: string, cell: unknown): NonNullable<Cell> => {
  checkCell(name, column, cell)
  if (cell === null)
    throw invalidInput(name, `\`${column}\` is null`, 'rows with null in a column of the index are not in it')
  return cell
}
