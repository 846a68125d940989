/** What do the tables of a database hold? A sample of each, read and never written: SQLite by its file, PostgreSQL by its address. */

import { open } from 'node:fs/promises'
import { TutelaError } from '../core/error'
import type { Sample } from '../dataset/sample'
import { optionalPackage } from './optional-package'

/** One table's sample. */
export interface TableSample {
  readonly table: string
  readonly sample: Sample
}

/** Rows of each table. */
const rowsOfTable = 500

/** Characters of a value that are looked at. */
const longestValue = 4096

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

/** Is an argument the address of a PostgreSQL? */
export const isPostgres = (given: string): boolean => /^postgres(?:ql)?:\/\//.test(given)

/** The address without who asks and by which password, as it may be told. */
export const toldAddress = (address: string): string => {
  const parsed = URL.canParse(address) ? new URL(address) : undefined
  return parsed === undefined ? 'postgres:' : `postgres://${parsed.host}${parsed.pathname}`
}

/**
 * The tables of a PostgreSQL that this user may read, by the catalogue, in a transaction that only reads. Rejects with
 * `input/unreadable` where nothing answers or the user may not.
 */
export const samplePostgres = async (address: string): Promise<readonly TableSample[]> => {
  const file = toldAddress(address)
  const { default: pg } = await optionalPackage('pg', file, () => import('pg'))
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.query('begin transaction read only')
    await client.query("set local statement_timeout = '60s'")
    const { rows } = await client.query<{ schema: string; name: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
         and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')
       order by 1, 2`,
    )
    const samples: TableSample[] = []
    for (const { schema, name } of rows) {
      const found = await client.query<Record<string, unknown>>(
        `select * from ${quoted(schema)}.${quoted(name)} limit ${rowsOfTable}`,
      )
      const columns = found.fields.map((field) => field.name)
      samples.push({ table: `${schema}.${name}`, sample: sampleOf(columns, found.rows) })
    }
    return samples
  } catch {
    // what a server says may quote the address, and with it a password
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'the database does not answer, or does not let this user read',
      remedy: 'check address, user and rights',
      where: { file },
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}

const sampleOf = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Sample => ({
  columns: columns.map((column) => ({
    column,
    values: rows.flatMap((row) => {
      const value = row[column]
      return (typeof value === 'string' && value !== '') ||
        typeof value === 'number' ||
        typeof value === 'bigint'
        ? [String(value).slice(0, longestValue)]
        : []
    }),
  })),
})

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
