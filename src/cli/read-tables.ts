/** Which schema is in a file? SQL by its dialect, Prisma, or Drizzle, told by the file's name and what stands in it. */

import { mysqlTables } from '../ci/mysql-tables'
import type { SchemaTable } from '../ci/schema'
import { isDrizzle, tablesOfDrizzle } from './tables-of-drizzle'
import { tablesOfPostgres } from './tables-of-postgres'
import { tablesOfPrisma } from './tables-of-prisma'
import { tablesOfSqlite } from './tables-of-sqlite'

/** The dialects that can be told. */
export const dialects = ['postgres', 'sqlite', 'mysql', 'mariadb'] as const

/** The tables of a file; `undefined` where it is no schema of a database. */
export const readTables = async (
  text: string,
  file: string,
  dialect: string | undefined,
): Promise<readonly SchemaTable[] | undefined> => {
  if (/\.prisma$/i.test(file)) return tablesOfPrisma(text, file)
  if (/\.[cm]?[jt]s$/.test(file)) return isDrizzle(text) ? tablesOfDrizzle(text, file) : undefined
  if (!/\.(?:sql|ddl)$/i.test(file)) return undefined
  switch (dialect ?? dialectOf(text)) {
    case 'mysql':
    case 'mariadb':
      return mysqlTables(text)
    case 'sqlite':
      return tablesOfSqlite(text, file)
    default:
      return tablesOfPostgres(text, file)
  }
}

/** What a script is written for, by the words that only one dialect has; PostgreSQL where there are none. */
const dialectOf = (text: string): (typeof dialects)[number] => {
  if (/`|\bengine\s*=|\bauto_increment\b|\bunsigned\b/i.test(text)) return 'mysql'
  return /\bautoincrement\b|\bwithout\s+rowid\b|\)\s*strict\b|^\s*pragma\b/im.test(text)
    ? 'sqlite'
    : 'postgres'
}
