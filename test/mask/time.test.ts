/** Can a text make a mask slow? No expression backtracks badly, by an analyser, and long texts are never read at all. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { check } from 'recheck'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { levels } from '../../src/mask/address-levels'

const root = join(import.meta.dirname, '../../src/mask')

/** Every expression written in a source, as its text and flags. */
const expressionsIn = (source: ts.SourceFile): readonly (readonly [string, string])[] => {
  const found: (readonly [string, string])[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push([node.text.slice(1, end), node.text.slice(end + 1)])
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts'))
const expressions = (
  await Promise.all(
    files.map(async (name) =>
      expressionsIn(
        ts.createSourceFile(name, await readFile(join(root, name), 'utf8'), ts.ScriptTarget.ESNext),
      ).map(([source, flags]) => [name, source, flags] as const),
    ),
  )
).flat()

const verdictOf = async (source: string, flags: string): Promise<string> => {
  const answer = await check(source, flags, { timeout: 20_000 })
  return answer.status === 'unknown' ? 'unknown' : `${answer.status}, ${answer.complexity.type}`
}

describe('the time of masks', () => {
  it('is linear in every expression of their sources', async () => {
    expect(expressions.length).toBeGreaterThan(20)
    const bad: unknown[] = []
    for (const [name, source, flags] of expressions) {
      const verdict = await verdictOf(source, flags)
      if (verdict !== 'safe, linear' && verdict !== 'safe, safe') bad.push([name, source, verdict])
    }
    expect(bad).toEqual([])
  })

  it('is known to be bad by the same analyser where it would be', async () => {
    expect(await verdictOf('^(?:[a-z]+ ?)+$', '')).toBe('vulnerable, exponential')
  })

  it('is bounded in the levels of an address: each has a cap, and so has the text', async () => {
    expect(levels.source).not.toMatch(/[^.\]]\+|\{\d+,\}/)
    expect(await verdictOf(levels.source.replaceAll('\\p{Script=Han}', '[一-龥]'), 'u')).not.toContain(
      'exponential',
    )
  })
})
