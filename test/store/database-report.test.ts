/** Does the page of databases say what the suite ran on? Drivers by the package's own versions, servers by what they answer. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { isMysqlThere, isPostgresThere, mysqlPool, postgresPool } from './servers'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/databases.md'), 'utf8')
const manifest: {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const [isPostgres, isMysql] = [await isPostgresThere(), await isMysqlThere()]

/** The rows of the table, as their first two cells and the rest. */
const rows = [...page.matchAll(/^\| (\w+) \| ([\d.-]+) \| (.*) \| (handle.*) \| (.*) \|$/gm)]

const versionsOf = (database: string, through = ''): readonly string[] =>
  rows.flatMap(([, name, version = '', driver = '']) =>
    name === database && driver.includes(through) ? [version] : [],
  )

/** In CI the page must name the server; elsewhere a server that it doesn't name is only told of. */
const expectNamed = (database: string, version: string): void => {
  if (process.env['CI'] !== undefined) expect(versionsOf(database)).toContain(version)
  else if (!versionsOf(database).includes(version))
    console.log(`docs/databases.md does not name ${database} ${version}, which answers here`)
}

describe('the page of databases', () => {
  it('has a row for each store that the suite runs on', () => {
    expect(rows.map(([, name, , driver]) => `${name} ${driver}`.replace(/ [\d.]+$| of Node.*/, ''))).toEqual([
      'memory -',
      'SQLite `node:sqlite`',
      'SQLite `better-sqlite3`',
      'PostgreSQL `pg`',
      'PostgreSQL `postgres`',
      'PGlite `@electric-sql/pglite`',
      'MariaDB `mysql2`',
    ])
  })

  it('names the versions of the drivers that the package is tested with', () => {
    for (const name of ['better-sqlite3', 'pg', 'postgres', '@electric-sql/pglite', 'mysql2'])
      expect(page).toContain(`\`${name}\` ${manifest.devDependencies[name]} |`)
    expect(page).toContain(`\`kysely\` ${manifest.dependencies['kysely']}`)
  })

  it('names the versions of the databases inside the process', async () => {
    const query = 'select sqlite_version() as version'
    const short = (row: unknown): string =>
      /^\d+\.\d+/.exec(String(Object.values(row ?? {})[0]))?.[0] ?? 'none'
    const builtin = new DatabaseSync(':memory:')
    expect(versionsOf('SQLite', 'node:sqlite')).toEqual([short(builtin.prepare(query).get())])
    builtin.close()
    const other = new Database(':memory:')
    expect(versionsOf('SQLite', 'better-sqlite3')).toEqual([short(other.prepare(query).get())])
    other.close()
    const inside = new PGlite()
    const { rows: found } = await inside.query<{ server_version: string }>('show server_version')
    expect(versionsOf('PGlite')).toEqual([found[0]?.server_version.split('.')[0]])
    await inside.close()
  })

  const { pool } = postgresPool()
  const { pool: mysqlServer } = mysqlPool()

  it.skipIf(!isPostgres)('names the PostgreSQL that answers', async () => {
    const { rows: found } = await pool.query<{ server_version: string }>('show server_version')
    expectNamed('PostgreSQL', /^\d+/.exec(found[0]?.server_version ?? '')?.[0] ?? 'none')
  })

  it.skipIf(!isMysql)('names the MariaDB or MySQL that answers', async () => {
    const [[found]] = await mysqlServer.query<(import('mysql2').RowDataPacket & { version: string })[]>(
      'select version() as version',
    )
    const version = found?.version ?? ''
    expectNamed(version.includes('MariaDB') ? 'MariaDB' : 'MySQL', /^\d+\.\d+/.exec(version)?.[0] ?? 'none')
  })
})
