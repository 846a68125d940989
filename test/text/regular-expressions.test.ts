/** Is every regular expression of the folder linear in the text? Those written out and those put together when the folder is loaded. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { describe, expect, it, vi } from 'vitest'

const root = join(import.meta.dirname, '../../src/text')
const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts')).toSorted()

interface Pattern {
  readonly file: string
  readonly source: string
  readonly flags: string
}

const literalsOf = (file: string, text: string): readonly Pattern[] => {
  const found: Pattern[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true))
  return found
}

const literals = (
  await Promise.all(files.map(async (file) => literalsOf(file, await readFile(join(root, file), 'utf8'))))
).flat()

/** What is put together: caught while the modules load anew. */
const built: Pattern[] = []
const Original = RegExp
vi.stubGlobal(
  'RegExp',
  new Proxy(Original, {
    construct: (target, [source, flags]: [string, string | undefined]) => {
      built.push({ file: 'when loaded', source, flags: flags ?? '' })
      return new target(source, flags)
    },
  }),
)
vi.resetModules()
await import('../../src/text/recognisers/address')
vi.unstubAllGlobals()

/** Where the expression may begin is the caller's choice: the scan is sticky or on a cut-out, and `y` tries one place alone. */
const statusOf = ({ source, flags }: Pattern): string => {
  const anchored = flags.includes('y') ? `^(?:${source})` : source
  return checkSync(anchored, flags.replace('y', ''), { timeout: 20_000 }).status
}

describe('the regular expressions of free text', () => {
  it('are many, and some are put together', () => {
    expect(literals.length).toBeGreaterThan(20)
    expect(built.length).toBeGreaterThan(7)
  })

  it.each([...literals, ...built].map((pattern) => [`${pattern.file}: ${pattern.source}`, pattern] as const))(
    'is linear: %s',
    (_, pattern) => {
      expect(statusOf(pattern)).toBe('safe')
    },
  )

  it('would be found if one were not', () => {
    expect(statusOf({ file: '', source: '^(a+)+$', flags: '' })).toBe('vulnerable')
    expect(statusOf({ file: '', source: '[a-z]+@', flags: '' })).toBe('vulnerable')
  })
})
