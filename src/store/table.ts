/**
 * How is a table described, so that the type of its rows follows from the description? The tables of the vault are
 * in `tables`; this file knows none of them, and nothing of any database.
 */

/** What a column holds; a question mark lets it be null. Instants are integers, documents JSON text, booleans 0 or 1. */
export type ColumnKind = 'text' | 'integer' | 'blob' | 'text?' | 'integer?' | 'blob?'

/** One value in a row. Integers are safe integers; text is well-formed Unicode without U+0000. */
export type Cell = string | number | Uint8Array | null

/** Cells by column. */
export type Row = Readonly<Record<string, Cell>>

/**
 * A table as data. The primary key starts with the customer, so that one schema serves a file and a distributed
 * database. Rows are found by the key, by a prefix of it, or by a prefix of an index; an index leaves out the rows in
 * which one of its columns is null.
 */
export interface Table {
  readonly columns: Readonly<Record<string, ColumnKind>>
  readonly key: readonly ['customer', ...string[]]
  readonly indexes: Readonly<Record<string, readonly string[]>>
}

/** The type of a cell for each kind of column. */
export interface CellOf {
  readonly text: string
  readonly integer: number
  readonly blob: Uint8Array
  readonly 'text?': string | null
  readonly 'integer?': number | null
  readonly 'blob?': Uint8Array | null
}

/** The type of a row that follows from a table's description. */
export type RowIn<T extends Table> = { readonly [C in keyof T['columns']]: CellOf[T['columns'][C]] }

/** The longest text or blob in a key or an index, in bytes of UTF-8: four of them fit the narrowest key limit known. */
export const longestKeyCell = 255

/** May the column be null? */
export const isNullable = (kind: ColumnKind): boolean => kind.endsWith('?')

/** The columns by which rows come sorted: those of the index, then those of the key that it lacks; without one, the key. */
export const orderOf = (table: Table, index: string | undefined): readonly string[] | undefined => {
  if (index === undefined) return table.key
  const columns = Object.hasOwn(table.indexes, index) ? table.indexes[index] : undefined
  return columns === undefined
    ? undefined
    : [...columns, ...table.key.filter((name) => !columns.includes(name))]
}
