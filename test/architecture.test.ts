/** Do the sources keep to the house's plan, and would the test see a file that doesn't? */

import { describe, expect, it } from 'vitest'
import { breachesOf, mainPackages, reachedPackages } from './project/floors'
import { parseModules, readModules } from './project/modules'

const modules = readModules('src')
const breaches = (texts: Readonly<Record<string, string>>): readonly string[] =>
  breachesOf(parseModules(texts))

describe('the sources', () => {
  it('import only downwards, from the packages of their place, without cycles, in small files of plain names', () => {
    expect(modules.length).toBeGreaterThan(50)
    expect(breachesOf(modules)).toEqual([])
  })

  it('are 70 lines or less at the median', () => {
    const lines = modules.map(({ text }) => text.trimEnd().split('\n').length).toSorted((a, b) => a - b)
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(70)
  })

  it('load with the main entry no other packages than the eight that are meant for it', () => {
    expect(mainPackages.length).toBeLessThanOrEqual(8)
    expect(mainPackages).toEqual(expect.arrayContaining([...reachedPackages(modules, 'index.ts')]))
  })
})

describe('the plan', () => {
  const below = { 'core/error.ts': '', 'data/item.ts': '', 'mask/view.ts': '', 'policy/policy.ts': '' }

  it.each([
    ['an import upwards', 'core/x.ts', "import { item } from '../data/item'", 'imports up to `data/item.ts`'],
    [
      'a type upwards',
      'core/x.ts',
      "import type { Item } from '../data/item'",
      'imports up to `data/item.ts`',
    ],
    [
      'a type inside a type',
      'core/x.ts',
      "type X = import('../data/item').Item",
      'imports up to `data/item.ts`',
    ],
    ['an export from above', 'core/x.ts', "export * from '../data/item'", 'imports up to `data/item.ts`'],
    ['a late import', 'core/x.ts', "await import('../data/item')", 'imports up to `data/item.ts`'],
    ['a required one', 'core/x.ts', "require('../data/item')", 'imports up to `data/item.ts`'],
    ['a neighbour', 'mask/x.ts', "import '../policy/policy'", 'imports across to `policy/policy.ts`'],
    ['the front door', 'mask/x.ts', "import '../index'", 'imports the front door'],
    ['a missing file', 'mask/x.ts', "import './y'", '`./y` is no source file'],
    ['an unknown folder', 'tools/x.ts', '', 'the plan has no folder `tools`'],
    ['a third front door', 'x.ts', '', 'only `index.ts` and `fp.ts` are front doors'],
    [
      'the platform',
      'core/x.ts',
      "import type { Stats } from 'node:fs'",
      '`node:fs` outside adapters and tools',
    ],
    ['deep fp-ts', 'core/x.ts', "import * as E from 'fp-ts/Either'", 'import `fp-ts` by its bare name'],
    ['noble without .js', 'crypto/x.ts', "import '@noble/hashes/sha2'", '`@noble/hashes/sha2` needs `.js`'],
    ['an adapter package', 'data/x.ts', "import { sql } from 'kysely'", '`kysely` has no place here'],
    ['an unknown package', 'data/x.ts', "import 'lodash/map'", '`lodash` has no place here'],
    ['a computed name', 'data/x.ts', 'await import(name)', '`(computed)` has no place here'],
    ['an empty file name', 'data/date-utils.ts', '', '`utils` names nothing'],
    ['a file name in camel case', 'data/dateTime.ts', '', 'file names are lower case with hyphens'],
    ['a cut word', 'data/x.ts', 'export const f = (opts: object) => opts', "`opts` isn't a whole word"],
    ['a long file', 'data/x.ts', 'a\n'.repeat(251), '251 lines, the cap is 250'],
    ['a long suite', 'testing/x.ts', 'a\n'.repeat(401), '401 lines, the cap is 400'],
  ])('refuses %s', (_, path, text, breach) => {
    expect(breaches({ ...below, 'index.ts': '', [path]: text })).toEqual([`${path}: ${breach}`])
  })

  it('refuses a cycle, even of types', () => {
    const cycle = { 'data/a.ts': "import type { B } from './b'", 'data/b.ts': "export * from './a'" }
    expect(breaches(cycle)).toEqual(['data/a.ts: cycle data/a.ts > data/b.ts > data/a.ts'])
  })

  it('allows what it should: downwards, the own folder, an adapter its platform, words in comments and texts', () => {
    expect(
      breaches({
        ...below,
        'index.ts': "export * from './mask/view'",
        'fp.ts': "export * from './index'",
        'data/a.ts': "import '../core/error'\nimport './item'\nimport { z } from 'zod'",
        'keys/file.ts': "import 'node:fs'",
        'core/b.ts': "// import '../cli/main'\nexport const text = \"from 'node:fs'\"",
        'testing/store.ts': 'a\n'.repeat(300),
      }),
    ).toEqual([])
  })

  it('follows values, not types, to the packages of an entry', () => {
    const tree = parseModules({
      'index.ts': "export { a } from './data/a'\nexport type { K } from './keys/k'",
      'data/a.ts':
        "import { z } from 'zod'\nimport { sha256 } from '@noble/hashes/sha2.js'\nimport type { Q } from 'kysely'",
      'keys/k.ts': "import '@hpke/core'",
    })
    expect(reachedPackages(tree, 'index.ts')).toEqual(['@noble/hashes', 'zod'])
  })
})
