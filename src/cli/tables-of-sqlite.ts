/** Which tables does a script for SQLite make? */

import { TutelaError } from '../core/error'
import { positionsOf } from '../ci/positions'
import type { SchemaColumn, SchemaTable } from '../ci/schema'
import { optionalPackage } from './optional-package'
import { listOf, membersOf } from './plain-members'

/** The tables of a script. Rejects with `input/unreadable`, at the place where the parser stops. */
export const tablesOfSqlite = async (text: string, file: string): Promise<readonly SchemaTable[]> => {
  const { parse } = await optionalPackage('sql-parser-cst', file, () => import('sql-parser-cst'))
  const script = membersOf(parsed(() => parse(text, { dialect: 'sqlite', includeRange: true }), text, file))
  return listOf(script['statements']).flatMap((statement): readonly SchemaTable[] => {
    const { type, name, table, columns, actions } = membersOf(statement)
    if (type === 'create_table_stmt')
      return [
        {
          ...placed(name),
          columns: listOf(membersOf(membersOf(columns)['expr'])['items']).flatMap(columnOf),
        },
      ]
    return type === 'alter_table_stmt'
      ? [
          {
            ...placed(table),
            columns: listOf(membersOf(actions)['items']).flatMap((action) =>
              columnOf(membersOf(action)['column']),
            ),
          },
        ]
      : []
  })
}

const columnOf = (value: unknown): readonly SchemaColumn[] => {
  const { type, name, dataType } = membersOf(value)
  if (type !== 'column_definition') return []
  const typeName = membersOf(membersOf(dataType)['name'])
  const words = Array.isArray(membersOf(dataType)['name']) ? listOf(membersOf(dataType)['name']) : [typeName]
  return [{ ...placed(name), type: String(membersOf(words[0])['text'] ?? '').toLowerCase() }]
}

/** A name, without the schema before it, and where it stands. */
const placed = (value: unknown): { readonly name: string; readonly at: number } => {
  const { type, name, property, range } = membersOf(value)
  if (type === 'member_expr') return placed(property)
  return { name: typeof name === 'string' ? name : '', at: Number(listOf(range)[0] ?? 0) }
}

const parsed = (run: () => unknown, text: string, file: string): unknown => {
  try {
    return run()
  } catch (error) {
    // the parser's own words quote the script
    const found = /-->\s*\S*?:(\d+):(\d+)/.exec(error instanceof Error ? error.message : '')
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'this is no script for SQLite from here on',
      remedy: 'mend it, or say by `--dialect` what it is written for',
      where: {
        file,
        ...(found === null ? positionsOf(text)(0) : { line: Number(found[1]), column: Number(found[2]) }),
      },
    })
  }
}
