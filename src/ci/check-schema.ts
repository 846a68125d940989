/** Do tables hold customer information that the policy doesn't know, unencrypted, or for no stated time? Each column held against the policy. */

import { namesOf, nameKey, printableName } from '../policy/item-names'
import type { Policy } from '../policy/policy'
import { type CiFinding, ciFinding, inOrder } from '../lint/ci-finding'
import { positionsOf } from './positions'
import { joinTables, type SchemaColumn, type SchemaTable } from './schema'
import { endingsOf, isAboutPeople, isPersonalName, isSureItem } from './schema-names'
import { noteAt, type SchemaNote } from './schema-notes'

/** A schema as it was read. */
export interface SchemaText {
  readonly tables: readonly SchemaTable[]
  readonly text: string
  readonly file: string
}

/**
 * The findings about a schema: columns that look like customer information and are no item of the policy, that hold one unencrypted, and
 * tables that hold some for no stated time. A comment beside a column settles it: `tutela: basic.phone`, `tutela: basic.phone sealed`,
 * `tutela: none`. (1.3.4, 2.1, 4.2.4, 4.3.1)
 *
 * @example
 * ```ts
 * const tables = [{ name: 'users', at: 0, columns: [{ name: 'phone', type: 'text', at: 20 }] }]
 * checkSchema(policy, { tables, text: 'create table users (phone text)', file: 'a.sql' }).map(({ rule }) => rule)
 * // ['schema/no-retention', 'schema/unencrypted']
 * ```
 */
export const checkSchema = (policy: Policy, { tables, text, file }: SchemaText): readonly CiFinding[] => {
  const names = namesOf(policy)
  const lines = text.split('\n')
  const positionAt = positionsOf(text)
  return inOrder(
    joinTables(tables).flatMap((table) => {
      const read = table.columns.map((column) => {
        const note = noteAt(lines, positionAt(column.at), column.comment)
        return { column, note, item: note?.item ?? itemOf(column, names) }
      })
      const isPeople =
        isAboutPeople(table.name) ||
        read.some(({ item, note }) => note?.item === undefined && item !== undefined && isSureItem(item))
      const held = read.filter(
        ({ item, note }) =>
          item !== undefined && item !== 'none' && (note !== undefined || isPeople || isSureItem(item)),
      )
      const placeOf = (at: number, path: string) => ({ file, ...positionAt(at), path })
      const findings = read.flatMap((one) =>
        checkColumn(policy, one, held.includes(one), isPeople).map((finding) =>
          ciFinding({
            ...finding,
            where: placeOf(one.column.at, `${printableName(table.name)}.${printableName(one.column.name)}`),
          }),
        ),
      )
      const holds = held.some(({ item }) => item !== undefined && policy.tables.itemIndex.has(item))
      return holds && !table.columns.some(isOfTime)
        ? [
            ...findings,
            ciFinding({
              rule: 'schema/no-retention',
              message: {
                en: `the table \`${printableName(table.name)}\` holds customer information, and no column says since when or until when`,
                zh: `表 \`${printableName(table.name)}\` 含客户信息，但没有记录起止时间的列`,
              },
              where: placeOf(table.at, printableName(table.name)),
            }),
          ]
        : findings
    }),
  )
}

interface ReadColumn {
  readonly column: SchemaColumn
  readonly note: SchemaNote | undefined
  readonly item: string | undefined
}

type Told = Omit<Parameters<typeof ciFinding>[0], 'where'>

const checkColumn = (
  policy: Policy,
  { column, note, item }: ReadColumn,
  isHeld: boolean,
  isPeople: boolean,
): readonly Told[] => {
  const name = printableName(column.name)
  if (note?.item === 'none' || item === 'customer') return []
  if (isHeld && item !== undefined && policy.tables.itemIndex.has(item))
    return policy.document.items[item]?.sensitivity === 'general' || isSealed(column, note)
      ? []
      : [
          {
            rule: 'schema/unencrypted',
            level: policy.document.items[item]?.sensitivity === 'sensitive' ? 'error' : 'warning',
            message: {
              en: `\`${name}\` holds \`${item}\` unencrypted`,
              zh: `\`${name}\` 未加密存放 \`${item}\``,
            },
          },
        ]
  const isUnlisted =
    note?.item !== undefined ||
    (item === undefined && isPersonalName(column.name) && (isPeople || !isShort(column)))
  return isUnlisted
    ? [
        {
          rule: 'schema/unlisted',
          message: {
            en: `\`${name}\` looks like customer information, and is no item of the policy`,
            zh: `\`${name}\` 似为客户信息，但不是政策中的信息项`,
          },
        },
      ]
    : []
}

const itemOf = ({ name, otherName }: SchemaColumn, names: ReadonlyMap<string, string>): string | undefined =>
  [name, ...(otherName === undefined ? [] : [otherName])]
    .flatMap((one) => [one, ...endingsOf(one)])
    .map((one) => names.get(nameKey(one)))
    .find((item) => item !== undefined)

/** Two letters say little where nothing else does. */
const isShort = ({ name }: SchemaColumn): boolean => /^[a-z]{1,4}$/i.test(name)

/** What no text is, and what its name or its note says is sealed, or only a trace of it. */
const isSealed = ({ name, type }: SchemaColumn, note: SchemaNote | undefined): boolean =>
  note?.isSealed === true ||
  /^(?:bytea|(?:tiny|medium|long)?blob|(?:var)?binary|bytes|image)$/i.test(type) ||
  /(?:sealed|encrypted|encryption|cipher|enc|hash|digest|token)$/i.test(name)

const isOfTime = ({ name, type }: SchemaColumn): boolean =>
  /^(?:date|time|timestamp|timestamptz|datetime|datetime2|datetimeoffset)/i.test(type) ||
  /(?:[a-z]At|_at|until|since|expir\w*|retain\w*|keep_?until|created|collected|_date|_time)$/.test(name)
