/** What is the schema of a database, whoever wrote it down? Tables and columns with their types and places in a text; it judges nothing. */

/** One column. */
export interface SchemaColumn {
  readonly name: string
  /** What else it is called: the name in the program, where the schema has both. */
  readonly otherName?: string
  /** As the schema writes it, without its length: `varchar`, `Bytes`. */
  readonly type: string
  /** Offset into the text, in UTF-16 units. */
  readonly at: number
  /** What a comment of the schema's own language says about it. */
  readonly comment?: string
}

/** One table, or what a statement adds to one. */
export interface SchemaTable {
  readonly name: string
  readonly at: number
  readonly columns: readonly SchemaColumn[]
}

/** The same tables, each once: what is added later joins what it is added to. */
export const joinTables = (tables: readonly SchemaTable[]): readonly SchemaTable[] => {
  const byName = new Map<string, SchemaTable>()
  for (const table of tables) {
    const known = byName.get(table.name)
    byName.set(
      table.name,
      known === undefined ? table : { ...known, columns: [...known.columns, ...table.columns] },
    )
  }
  return [...byName.values()]
}
