/**
 * Which tables does a script for MySQL or MariaDB make? Names, columns and types, by a reader of its own: the dialect's parsers that can be
 * installed fail on what `mysqldump` writes. It reads `create table` and `alter table … add`, and passes over everything else.
 */

import type { SchemaColumn, SchemaTable } from './schema'

interface Token {
  readonly text: string
  readonly at: number
  readonly isQuoted: boolean
}

const sign =
  /\/\*!\d*|\*\/|\/\*[\s\S]*?\*\/|--[^\n]*|#[^\n]*|`(?:[^`]|``)*`|"(?:[^"\\]|\\.|"")*"|'(?:[^'\\]|\\.|'')*'|[\p{L}\p{N}_$]+|[(),;.=]|\S/gu

/**
 * The tables of a script. What is no script gives none.
 *
 * @example
 * ```ts
 * mysqlTables('create table `users` (`phone` varchar(20) not null)')[0]?.columns[0]?.name // 'phone'
 * ```
 */
export const mysqlTables = (text: string): readonly SchemaTable[] => {
  const tokens = tokensOf(text)
  const tables: SchemaTable[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const isStart = at === 0 || tokens[at - 1]?.text === ';'
    if (!isStart) continue
    const table = isWord(tokens[at], 'create')
      ? created(tokens, at)
      : isWord(tokens[at], 'alter')
        ? altered(tokens, at)
        : undefined
    if (table !== undefined) tables.push(table)
  }
  return tables
}

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(sign)]
    .filter(([word]) => !/^(?:--|#|\/\*|\*\/)/.test(word))
    .map(({ 0: word, index }) =>
      /^[`"]/.test(word)
        ? { text: word.slice(1, -1).replaceAll('``', '`'), at: index, isQuoted: true }
        : { text: word, at: index, isQuoted: word.startsWith("'") },
    )

const isWord = (token: Token | undefined, ...words: readonly string[]): boolean =>
  token !== undefined && !token.isQuoted && words.includes(token.text.toLowerCase())

/** The place behind words that may stand there. */
const past = (tokens: readonly Token[], from: number, ...words: readonly string[]): number => {
  let at = from
  while (isWord(tokens[at], ...words)) at += 1
  return at
}

/** A name, with the schema before it left out, and the place behind it. */
const nameAt = (tokens: readonly Token[], from: number): readonly [Token | undefined, number] =>
  tokens[from + 1]?.text === '.' ? [tokens[from + 2], from + 3] : [tokens[from], from + 1]

const created = (tokens: readonly Token[], from: number): SchemaTable | undefined => {
  const word = past(tokens, from + 1, 'or', 'replace', 'temporary')
  if (!isWord(tokens[word], 'table')) return undefined
  const [name, behind] = nameAt(tokens, past(tokens, word + 1, 'if', 'not', 'exists'))
  if (name === undefined || tokens[behind]?.text !== '(') return undefined
  return { name: name.text, at: name.at, columns: elementsAt(tokens, behind) }
}

const altered = (tokens: readonly Token[], from: number): SchemaTable | undefined => {
  const word = past(tokens, from + 1, 'online', 'ignore')
  if (!isWord(tokens[word], 'table')) return undefined
  const [name, behind] = nameAt(tokens, past(tokens, word + 1, 'if', 'exists'))
  if (name === undefined) return undefined
  const columns: SchemaColumn[] = []
  let depth = 0
  for (let at = behind; at < tokens.length && (depth > 0 || tokens[at]?.text !== ';'); at += 1) {
    if (depth === 0 && isWord(tokens[at], 'add', 'change', 'modify')) {
      const next = past(tokens, at + 1, 'column', 'if', 'not', 'exists')
      if (tokens[next]?.text === '(') columns.push(...elementsAt(tokens, next))
      // a change names the old column first
      else columns.push(...columnAt(tokens, isWord(tokens[at], 'change') ? next + 1 : next))
    }
    depth += depthOf(tokens[at])
  }
  return { name: name.text, at: name.at, columns }
}

/** The columns between a bracket and its end. */
const elementsAt = (tokens: readonly Token[], open: number): readonly SchemaColumn[] => {
  const columns: SchemaColumn[] = []
  let depth = 0
  for (let at = open; at < tokens.length; at += 1) {
    const isBorder = tokens[at]?.text === ',' || at === open
    depth += depthOf(tokens[at])
    if (depth === 0) break
    if (depth === 1 && isBorder) columns.push(...columnAt(tokens, at + 1))
  }
  return columns
}

const depthOf = (token: Token | undefined): number =>
  token === undefined || token.isQuoted ? 0 : token.text === '(' ? 1 : token.text === ')' ? -1 : 0

const columnAt = (tokens: readonly Token[], at: number): readonly SchemaColumn[] => {
  const [name, type] = [tokens[at], tokens[at + 1]]
  if (name === undefined || type === undefined || isWord(name, ...noColumns)) return []
  const comment = commentFrom(tokens, at + 2)
  return [{ name: name.text, type: type.text, at: name.at, ...(comment === undefined ? {} : { comment }) }]
}

/** The text behind `comment` before the column ends. */
const commentFrom = (tokens: readonly Token[], from: number): string | undefined => {
  let depth = 0
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]
    depth += depthOf(token)
    if (depth < 0 || (depth === 0 && token?.isQuoted === false && /^[,;]$/.test(token.text))) return undefined
    if (depth === 0 && isWord(token, 'comment')) return tokens[at + 1]?.text
  }
  return undefined
}

const noColumns = [
  ...['constraint', 'primary', 'key', 'index', 'unique', 'foreign', 'check', 'fulltext', 'spatial'],
  ...['like', 'period', 'system', 'partition', ')', '('],
]
