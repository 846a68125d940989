/** Which tables does a Drizzle schema make? Read from its syntax tree, so that no code of it runs. */

import type { SchemaColumn, SchemaTable } from '../ci/schema'
import { optionalPackage } from './optional-package'
import { childrenOf, isNode, nameOfKey, nodesOf, type SyntaxNode, textOfNode } from '../ci/syntax'

/** Is a text a Drizzle schema? It imports a dialect's builders. */
export const isDrizzle = (text: string): boolean =>
  /from\s+['"]drizzle-orm\/(?:pg|mysql|sqlite|singlestore|mssql|cockroach)-core['"]/.test(text)

/** The tables of a schema, by the names that the database has. */
export const tablesOfDrizzle = async (text: string, file: string): Promise<readonly SchemaTable[]> => {
  const { parseSync } = await optionalPackage('oxc-parser', file, () => import('oxc-parser'))
  const program: unknown = parseSync(file, text).program
  if (!isNode(program)) return []
  return [...nodesOf(program)].flatMap((node): readonly SchemaTable[] => {
    const [name, columns] = argumentsOf(node)
    const called = calledOf(node)
    if (
      called === undefined ||
      !/^(?:(?:pg|mysql|sqlite|singlestore|mssql|cockroach)Table|table|view)$/.test(called)
    )
      return []
    const title = textOfNode(name)
    const object = objectOf(columns)
    return title === undefined || object === undefined
      ? []
      : [{ name: title, at: name?.start ?? 0, columns: childrenOf(object).flatMap(columnOf) }]
  })
}

const columnOf = (property: SyntaxNode): readonly SchemaColumn[] => {
  const key = property.type === 'Property' ? nameOfKey(property) : undefined
  const value = property['value']
  if (key === undefined || !isNode(value)) return []
  const builder = builderOf(value)
  if (builder === undefined) return []
  const told = textOfNode(argumentsOf(builder)[0])
  const isLiteral = argumentsOf(builder)[0]?.type === 'Literal'
  return [
    {
      name: isLiteral && told !== undefined ? told : key,
      otherName: key,
      type: calledOf(builder) ?? '',
      at: property.start,
    },
  ]
}

/** The innermost call of a chain: `text('phone')` of `text('phone').notNull()`. */
const builderOf = (node: SyntaxNode): SyntaxNode | undefined => {
  if (node.type !== 'CallExpression') return undefined
  const callee = node['callee']
  const inner = isNode(callee) && callee.type === 'MemberExpression' ? callee['object'] : undefined
  return (isNode(inner) ? builderOf(inner) : undefined) ?? node
}

/** The last name of what is called: `text` of `text()` and of `t.text()`. */
const calledOf = (node: SyntaxNode): string | undefined => {
  const callee = node.type === 'CallExpression' ? node['callee'] : undefined
  if (!isNode(callee)) return undefined
  return callee.type === 'MemberExpression' ? textOfNode(callee['property']) : textOfNode(callee)
}

const argumentsOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const given = node['arguments']
  return Array.isArray(given) ? given.filter(isNode) : []
}

/** The columns as an object, or as what a function of the builders returns. */
const objectOf = (node: SyntaxNode | undefined): SyntaxNode | undefined => {
  if (node === undefined || node.type === 'ObjectExpression') return node
  if (!/Function/.test(node.type)) return undefined
  for (const inner of nodesOf(node)) if (inner.type === 'ObjectExpression') return inner
  return undefined
}
