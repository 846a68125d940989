/** Which tables does a script for PostgreSQL make? Read by PostgreSQL's own parser. */

import { TutelaError } from '../core/error'
import { positionsOf } from '../ci/positions'
import type { SchemaColumn, SchemaTable } from '../ci/schema'
import { optionalPackage } from './optional-package'
import { listOf, membersOf } from './plain-members'

/** The tables of a script. Rejects with `input/unreadable`, at the place where PostgreSQL stops. */
export const tablesOfPostgres = async (text: string, file: string): Promise<readonly SchemaTable[]> => {
  const { loadModule, parseSync } = await optionalPackage('libpg-query', file, () => import('libpg-query'))
  await loadModule()
  const offsetOf = offsetsOf(text)
  const statements = listOf(membersOf(parsed(() => parseSync(text), text, file))['stmts'])
  const comments = new Map<string, string>()
  const tables = statements.flatMap((statement): readonly SchemaTable[] => {
    const parts = membersOf(membersOf(statement)['stmt'])
    const made = membersOf(parts['CreateStmt'])
    const changed = membersOf(parts['AlterTableStmt'])
    const told = membersOf(parts['CommentStmt'])
    if (told['objtype'] === 'OBJECT_COLUMN' && typeof told['comment'] === 'string') {
      const names = listOf(membersOf(membersOf(told['object'])['List'])['items']).map(textOf)
      comments.set(names.slice(-2).join('.'), told['comment'])
    }
    const columns = [
      ...listOf(made['tableElts']),
      ...listOf(changed['cmds']).map((command) => membersOf(membersOf(command)['AlterTableCmd'])['def']),
    ]
    const relation = membersOf(made['relation'] ?? changed['relation'])
    return typeof relation['relname'] === 'string'
      ? [
          {
            name: relation['relname'],
            at: offsetOf(Number(relation['location'] ?? 0)),
            columns: columns.flatMap((column) => columnOf(membersOf(column)['ColumnDef'], offsetOf)),
          },
        ]
      : []
  })
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      const comment = comments.get(`${table.name}.${column.name}`)
      return comment === undefined ? column : { ...column, comment }
    }),
  }))
}

const columnOf = (value: unknown, offsetOf: (at: number) => number): readonly SchemaColumn[] => {
  const { colname, typeName, location } = membersOf(value)
  if (typeof colname !== 'string') return []
  const type = textOf(listOf(membersOf(typeName)['names']).at(-1))
  return [{ name: colname, type, at: offsetOf(Number(location ?? 0)) }]
}

const parsed = (run: () => unknown, text: string, file: string): unknown => {
  try {
    return run()
  } catch (error) {
    // the parser's own words quote the script
    const details = error instanceof Error && 'sqlDetails' in error ? membersOf(error.sqlDetails) : {}
    const at = offsetsOf(text)(Number(details['cursorPosition'] ?? 0))
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'PostgreSQL does not understand this script here',
      remedy: 'mend it, or say by `--dialect` what it is written for',
      where: { file, ...positionsOf(text)(at) },
    })
  }
}

/** The parser counts bytes of UTF-8. */
const offsetsOf = (text: string): ((bytes: number) => number) => {
  const encoded = Buffer.from(text, 'utf8')
  return encoded.length === text.length
    ? (bytes) => bytes
    : (bytes) => encoded.subarray(0, bytes).toString('utf8').length
}

const textOf = (value: unknown): string => {
  const text = membersOf(membersOf(value)['String'])['sval']
  return typeof text === 'string' ? text : ''
}
