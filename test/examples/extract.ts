/** Which examples stand in the sources, and what do they say comes out? Read from the docstrings; it runs nothing. */

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** One `@example`. */
export interface Example {
  /** Path below the project, and the number of the example in it. */
  readonly name: string
  readonly file: string
  readonly code: string
  /** The same with each told result compared by `check(value, result)`. */
  readonly checked: string
  readonly results: number
  /** Names that it uses and doesn't declare, as far as its syntax tells. */
  readonly free: readonly string[]
}

const root = join(import.meta.dirname, '../..')

/** Every example below `src`. */
export const readExamples = (): readonly Example[] =>
  globSync('src/**/*.ts', { cwd: root })
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return [...text.matchAll(/@example\n((?: *\*.*\n)+?) *\*\//g)].map(([, block = ''], place) => {
        const code = block
          .split('\n')
          .map((line) => line.replace(/^ *\* ?/, ''))
          .join('\n')
          .replace(/^```ts\n|```\s*$/g, '')
        return { name: `${file} ${place + 1}`, file, code, ...read(code) }
      })
    })

const read = (code: string): Pick<Example, 'checked' | 'results' | 'free'> => {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true)
  const declared = new Set<string>()
  const used = new Set<string>()
  const told: { readonly from: number; readonly to: number; readonly result: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node))
      (isDeclaration(node) ? declared : isFree(node) ? used : new Set()).add(node.text)
    if (ts.isExpressionStatement(node)) {
      const result = resultAfter(code, node)
      if (result !== undefined)
        told.push({ from: node.expression.getStart(tree), to: node.expression.end, result })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  const checked = told
    .toSorted((one, other) => other.from - one.from)
    .reduce(
      (text, { from, to, result }) =>
        `${text.slice(0, from)};check((${text.slice(from, to)}), (${result}))${text.slice(to)}`,
      code,
    )
  return { checked, results: told.length, free: [...used].filter((name) => !declared.has(name)) }
}

const isDeclaration = ({ parent, text }: ts.Identifier): boolean =>
  (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
  ts.isIdentifier(parent.name) &&
  parent.name.text === text

const isFree = (node: ts.Identifier): boolean => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isBindingElement(parent)) return parent.propertyName !== node
  return true
}

/** The comment behind a statement, or alone on the line below it, as an expression; prose goes behind `; `. */
const resultAfter = (code: string, node: ts.Node): string | undefined => {
  const [comment] =
    ts.getTrailingCommentRanges(code, node.end) ?? ts.getLeadingCommentRanges(code, node.end) ?? []
  if (comment === undefined) return undefined
  return code
    .slice(comment.pos + 2, comment.end)
    .replace(/^((?:[^';]|'[^']*')*); .*$/, '$1')
    .replaceAll(/,? \.\.\.(?= ?\])/g, ', more')
    .replaceAll(/,? \.\.\.(?= ?\})/g, ', ...others')
    .replaceAll('…', 'anything')
    .trim()
}
