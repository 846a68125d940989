/** What do the tables of an SQLite file hold? A sample of each, read and never written. */

import { open } from 'node:fs/promises'
import { TutelaError } from '../core/error'
import { quoted, rowsOfTable, sampleOf, type TableSample } from './table-sample'

/** Is a file a database of SQLite? It begins as they do. */
export const isSqlite = async (file: string): Promise<boolean> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0)
    return bytesRead === 16 && buffer.toString('latin1') === 'SQLite format 3\0'
  } finally {
    await handle.close()
  }
}

/** The tables of an SQLite file. Rejects with `input/unreadable` where it is damaged. */
export const sampleSqlite = async (file: string): Promise<readonly TableSample[]> => {
  const { DatabaseSync } = await import('node:sqlite')
  try {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      const names = database
        .prepare(
          "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
        )
        .all()
        .map(({ name }) => String(name))
      return names.map((table) => {
        const statement = database.prepare(`select * from ${quoted(table)} limit ${rowsOfTable}`)
        const columns = statement.columns().map(({ name }) => name)
        return { table, sample: sampleOf(columns, statement.all()) }
      })
    } finally {
      database.close()
    }
  } catch {
    // what SQLite says may quote a value
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'the file is no sound database of SQLite',
      remedy: 'check it by `pragma integrity_check`',
      where: { file },
    })
  }
}
