/** Where does a part of a policy or a form stand in code? Found in the syntax tree, if a parser is installed; else the file alone is told. */

import type { Where } from '../core/error'
import { formatPath } from '../policy/names'
import type { WhereOf } from '../lint/lint-rule'
import { childrenOf, nameOfKey, type SyntaxNode, textOfNode } from '../ci/syntax'
import { parseCode } from './parse-code'
import { positionsOf } from '../ci/positions'

/**
 * The places of paths in a file of code. A part that the code writes down is where its key stands; what it doesn't, where the nearest
 * part around it does.
 */
export const codePlaces = async (text: string, file: string): Promise<WhereOf> => {
  const program = await parseCode(text, file)
  const positionAt = positionsOf(text)
  return (path) => ({
    file,
    ...(program === undefined ? {} : positionAt(offsetOf(program, path))),
    ...(path.length === 0 ? {} : { path: formatPath(path) }),
  })
}

/** The parts of a path that was written as a text. */
export const partsOfPath = (path: string): readonly PropertyKey[] =>
  [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([\w-]+)/g)].map(([, index, quoted, plain]) =>
    index === undefined ? (plain ?? quoted ?? '') : Number(index),
  )

/** A place told by its path alone, with line and column. */
export const withPlace = (where: Where | undefined, whereOf: WhereOf): Where => ({
  ...where,
  ...whereOf(partsOfPath(where?.path ?? '')),
})

/** Of all parts that could be the path's first, the one from which most of it is found; the outermost where they are alike. */
const offsetOf = (program: SyntaxNode, [first, ...rest]: readonly PropertyKey[]): number => {
  if (first === undefined) return exportOf(program)
  let best = { depth: -1, offset: exportOf(program) }
  for (const start of named(program, first)) {
    let [node, depth] = [start, 0]
    for (const part of rest) {
      const next = partOf(node, part)
      if (next === undefined) continue
      node = next
      depth += 1
    }
    if (depth > best.depth) best = { depth, offset: node.start }
  }
  return best.offset
}

const exportOf = (program: SyntaxNode): number => {
  for (const node of childrenOf(program)) if (node.type === 'ExportDefaultDeclaration') return node.start
  return 0
}

/** The part of a node by its name, the shallowest; or by its number. */
const partOf = (node: SyntaxNode, part: PropertyKey): SyntaxNode | undefined => {
  if (typeof part !== 'number') {
    for (const found of named(node, part)) if (found !== node) return found
    return undefined
  }
  for (const inner of breadthFirst(node)) if (inner.type === 'ArrayExpression') return childrenOf(inner)[part]
  return undefined
}

function* named(from: SyntaxNode, name: PropertyKey): Generator<SyntaxNode> {
  for (const node of breadthFirst(from)) {
    const isNamed =
      (node.type === 'Property' && nameOfKey(node) === name) ||
      (node.type === 'VariableDeclarator' && textOfNode(node['id']) === name)
    if (isNamed) yield node
  }
}

function* breadthFirst(from: SyntaxNode): Generator<SyntaxNode> {
  let level: readonly SyntaxNode[] = [from]
  while (level.length > 0) {
    yield* level
    level = level.flatMap(childrenOf)
  }
}
