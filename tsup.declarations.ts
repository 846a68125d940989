/**
 * How are the declarations of the package written? By the compiler, a file for each source that an entry reaches, once for ESM and
 * once for CJS, each import with the ending that Node asks for. A bundler of declarations took gigabytes and minutes for the same.
 */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

/** Writes the declarations of these sources under `outDir`; throws with what the compiler says where they don't compile. */
export const writeDeclarations = (sources: readonly string[], outDir: string): void => {
  const root = import.meta.dirname
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(config, ts.sys, root).options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: join(root, 'src'),
    outDir,
  }
  const program = ts.createProgram(
    sources.map((source) => join(root, source)),
    options,
  )
  const { diagnostics } = program.emit(undefined, (file, text, _bom, _onError, [source] = []) => {
    if (source === undefined) return
    for (const [declaration, script] of [
      ['.d.ts', '.js'],
      ['.d.cts', '.cjs'],
    ] as const) {
      const path = file.replace(/\.d\.ts$/, declaration)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, withEndings(text, dirname(source.fileName), script))
    }
  })
  if (diagnostics.length > 0)
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
      }),
    )
}

/** Relative imports as Node resolves them: `./item` as `./item.js`, a folder as its index. */
const withEndings = (text: string, folder: string, ending: string): string =>
  text.replace(
    /(\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(["'])(\.{1,2}(?:\/[^"']*)?)\2/g,
    (_, before: string, quote: string, path: string) => {
      const target = resolve(folder, path)
      const file = existsSync(`${target}.ts`) ? target : join(target, 'index')
      const to = relative(folder, file)
      return `${before}${quote}${to.startsWith('.') ? to : `./${to}`}${ending}${quote}`
    },
  )
