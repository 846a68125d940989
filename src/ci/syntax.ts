/** What is a syntax tree of code, for whoever looks for names in it? Nodes with a type and a place (ESTree); it knows no parser. */

/** One node, with whatever its type has. */
export interface SyntaxNode {
  readonly type: string
  /** Offsets into the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly [member: string]: unknown
}

/** Is a value a node? */
export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'start' in value &&
  typeof value.start === 'number'

/** The nodes right below a node, in the order of the text as far as the tree has it. */
export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )

/** All nodes of a tree, the outer before the inner. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  const waiting = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next
    waiting.push(...childrenOf(next).toReversed())
  }
}

/** The text of an identifier or a literal text; `undefined` of anything else. */
export const textOfNode = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined
  if (value.type === 'Identifier' && typeof value['name'] === 'string') return value['name']
  return value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined
}

/** The name of a property that is written down. */
export const nameOfKey = (property: SyntaxNode): string | undefined =>
  property['computed'] === true ? undefined : textOfNode(property['key'])
