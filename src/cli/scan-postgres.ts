/** What do the tables of a PostgreSQL hold? A sample of each that this user may read, in a transaction that only reads. */

import { TutelaError } from '../core/error'
import { optionalPackage } from './optional-package'
import { quoted, rowsOfTable, sampleOf, type TableSample } from './table-sample'

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
