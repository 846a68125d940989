/** Does the quick reader of JSON say what the careful one says, value and places? */

import * as fc from 'fast-check'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { readSoundJson } from '../../src/policy/load-json'
import { readText } from '../../src/policy/load-text'

describe('a JSON text', () => {
  it('is read as the platform reads it, and each part is placed where it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        const read = readSoundJson(text, 64, 100_000)
        if (read === undefined) return text.includes('__proto__')
        expect(read.value).toEqual(JSON.parse(text))
        const walk = (part: unknown, path: readonly PropertyKey[]): void => {
          const rest = text.slice(read.offsetOf(path))
          const own = path.at(-1)
          const begin =
            typeof own === 'string' ? JSON.stringify(own) : JSON.stringify(part, null, space).slice(0, 1)
          if (path.length > 0) expect(rest.startsWith(begin)).toBe(true)
          if (typeof part === 'object' && part !== null)
            for (const [key, inner] of Object.entries(part))
              walk(inner, [...path, Array.isArray(part) ? Number(key) : key])
        }
        walk(read.value, [])
        return true
      }),
    )
  })

  it('has the places that the careful reader tells, which reads the same as YAML', () => {
    const text = '{\n  "a": [1, {"b\\u0063": "x, ]}"}],\n  "d": {}\n}\n'
    const [quick, careful] = [readText(text, true, 'a.json'), readText(text, false, 'a.json')]
    if (E.isLeft(quick) || E.isLeft(careful)) throw new Error('it was not read')
    expect(quick.right.value).toEqual(careful.right.value)
    for (const path of [[], ['a'], ['a', 0], ['a', 1], ['a', 1, 'bc'], ['d'], ['d', 'e'], ['z']])
      expect(quick.right.whereOf(path)).toEqual(careful.right.whereOf(path))
  })

  it('is left to the careful reader where it is none, or too much', () => {
    for (const text of [
      '',
      '{',
      '{"a":1,"a":2}',
      '{"__proto__":1}',
      '[1,]',
      '// a\n1',
      `${'['.repeat(65)}${']'.repeat(65)}`,
      `[${'1,'.repeat(100_001)}1]`,
    ])
      expect(readSoundJson(text, 64, 100_000)).toBeUndefined()
    const twice = readText('{"a":1,\n"a":2}', true, 'a.json')
    expect(E.isLeft(twice) && twice.left.issues?.[0]).toMatchObject({
      code: 'file/duplicate',
      where: { line: 2, column: 1 },
    })
  })
})
