/** What does each source file import? Read from its syntax tree, so that comments and texts don't count; it judges nothing. */

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

/** One import, export-from, `import('x')` in code or in a type, or `require('x')`. */
export interface Import {
  readonly specifier: string
  /** Gone after compilation. An `import { type X }` stays as an import of the module. */
  readonly typeOnly: boolean
}

/** A source file by its path below the source folder. */
export interface Module {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
  /** The names that it declares: variables, parameters, functions, types, properties. */
  readonly names: readonly string[]
}

/** Parses texts by path. */
export const parseModules = (texts: Readonly<Record<string, string>>): readonly Module[] =>
  Object.entries(texts).map(([path, text]) => {
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
    const nodes = [...descendants(tree)]
    return { path, text, imports: nodes.flatMap(importOf), names: nodes.flatMap(nameOf) }
  })

/** Reads and parses a folder. */
export const readModules = (folder: string): readonly Module[] =>
  parseModules(
    Object.fromEntries(
      globSync('**/*.ts', { cwd: folder }).map((path) => [
        path.replaceAll('\\', '/'),
        readFileSync(join(folder, path), 'utf8'),
      ]),
    ),
  )

/** The file that a relative import names, among the given ones. */
export const resolveImport = (
  from: Module,
  specifier: string,
  paths: ReadonlySet<string>,
): string | undefined => {
  const base = posix.join(dirname(from.path), specifier)
  return [`${base}.ts`, `${base}/index.ts`, base].find((path) => paths.has(path))
}

/** `zod`, `@noble/hashes`: the package of a bare import. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function* descendants(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* descendants(child)
}

const importOf = (node: ts.Node): readonly Import[] => {
  if (ts.isImportDeclaration(node))
    return named(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportTypeNode(node))
    return named(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
  if (ts.isExternalModuleReference(node)) return named(node.expression, false)
  if (ts.isCallExpression(node) && isLoader(node.expression)) return named(node.arguments[0], false)
  return []
}

const isLoader = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')

/** An import of a computed name can't be judged, so it counts as one that nothing allows. */
const named = (specifier: ts.Node | undefined, typeOnly: boolean): readonly Import[] => {
  if (specifier === undefined) return []
  return [{ specifier: ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)', typeOnly }]
}

const nameOf = (node: ts.Node): readonly string[] =>
  (ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isBindingElement(node)) &&
  node.name !== undefined &&
  ts.isIdentifier(node.name)
    ? [node.name.text]
    : []
