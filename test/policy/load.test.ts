/** Is a policy in a file read with every fault by line and column, and is a bomb refused before it is expanded (1.1)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeFailure, isTutelaError, type Failure } from '../../src/core/error'
import { definePolicy } from '../../src/policy/define'
import { loadPolicy, readPolicyText } from '../../src/policy/load'
import { standardPolicy } from '../../src/policy/standard'

const head = 'extends: standard\nparameters: { organization: Acme, transactionYears: 5 }\n'

const failureOf = (text: unknown, format: 'yaml' | 'json' = 'yaml'): Failure => {
  const read = readPolicyText(text, { file: `policy.${format}`, format })
  if (read._tag === 'Right') throw new Error('a failure was expected')
  return read.left
}

/** Each issue as `code line:column`. */
const placesOf = (text: string, format: 'yaml' | 'json' = 'yaml'): readonly string[] =>
  (failureOf(text, format).issues ?? []).map(({ code, where }) => `${code} ${where?.line}:${where?.column}`)

describe('a policy in a file', () => {
  it('is the policy that TypeScript would give, from YAML and from JSON', () => {
    const parameters = { organization: 'Acme', transactionYears: 5 }
    const expected = definePolicy(standardPolicy(parameters), {
      purposes: { recall: { family: 'service', needs: ['basic.phone'] } },
    }).document
    const own = { purposes: { recall: { family: 'service', needs: ['basic.phone'] } } }
    const yaml = `${head}purposes:\n  recall: # since last year\n    family: service\n    needs: [basic.phone]\n`
    expect(loadPolicy(yaml).document).toEqual(expected)
    expect(
      loadPolicy(JSON.stringify({ extends: 'standard', parameters, ...own }), { format: 'json' }).document,
    ).toEqual(expected)
    expect(loadPolicy(JSON.stringify(expected), { file: 'whole.json' }).document).toEqual(expected)
  })

  it('is refused with every fault, each with its line and column, what it is, and what to do', () => {
    const text = `${head}purposes:\n  recall:\n    family: service\n    needs: [basic.phon]\n    keep: 5 years\n`
    const failure = failureOf(text)
    expect(failure.kind).toBe('policy/unsound')
    expect(placesOf(text).map((place) => place.split(' ')[1])).toEqual(
      expect.arrayContaining(['6:13', '7:5']),
    )
    expect(describeFailure(failure)).toContain('did you mean `basic.phone`?')
    expect(describeFailure(failure)).toContain('policy.yaml:6:13')
  })

  it('says where a parameter is wrong, and that there is nothing else to extend', () => {
    expect(
      placesOf('extends: standard\nparameters:\n  organization: Acme\n  transactionYears: 1\n')[0],
    ).toMatch(/ 4:\d+$/)
    expect(placesOf('extends: standrad\n')[0]).toMatch(/^base\/unknown 1:/)
  })

  it('is no text with duplicate members, aliases, broken quotes, tags or two documents', () => {
    expect(placesOf(`${head}timeZone: UTC\ntimeZone: UTC\n`)).toEqual(['file/duplicate 4:1'])
    expect(placesOf('a: &x [1]\nb: *x\n')[0]).toMatch(/^file\/alias 2:/)
    expect(placesOf('a: "unclosed\n')[0]).toMatch(/^file\/syntax/)
    expect(placesOf('{ "a": 1, }', 'json')[0]).toMatch(/^file\/json/)
    expect(placesOf('a: 1\n---\nb: 2\n')[0]).toMatch(/^file\/documents/)
    expect(placesOf('__proto__: { polluted: true }\n')).toEqual(['name/unfit 1:1'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('is refused unread when it is a bomb: aliases in aliases, depth, length, members', () => {
    const laughs = ['a0: &a0 [x,x,x,x,x,x,x,x,x]']
    for (let level = 1; level < 12; level += 1)
      laughs.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(',')}]`,
      )
    const bombs: readonly (readonly [string, string])[] = [
      [laughs.join('\n'), 'file/alias'],
      ['['.repeat(10_000), 'file/deep'],
      [`${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`, 'file/deep'],
      ['#'.repeat(10_000_000), 'file/long'],
      [Array.from({ length: 150_000 }, (_, at) => `k${at}: 1`).join('\n'), 'file/long'],
    ]
    for (const [text, code] of bombs) expect(failureOf(text).issues?.[0]?.code).toBe(code)
  })

  it('gives a typed failure for anything at all, and never another exception', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json({ maxDepth: 4 }),
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withObjectString: true }),
      fc.constantFrom(undefined, null, 0, [], {}, () => head),
    )
    fc.assert(
      fc.property(anything, fc.constantFrom<'yaml' | 'json'>('yaml', 'json'), (given, format) => {
        const read = readPolicyText(given, { format })
        if (read._tag === 'Left') expect(['policy/unsound', 'input/unreadable']).toContain(read.left.kind)
      }),
      { numRuns: 500, seed: 20_261_124 },
    )
  })

  it('throws the one error class at the door', () => {
    try {
      loadPolicy('extends: nothing')
      throw new Error('it was taken')
    } catch (error) {
      expect(isTutelaError(error)).toBe(true)
    }
  })
})

describe('a malformed policy in TypeScript', () => {
  it('gives a typed failure for anything at all, a getter that throws and polluted prototypes included', () => {
    const hostile = [
      Object.defineProperty({}, 'purposes', {
        get: () => {
          throw new Error('canary')
        },
        enumerable: true,
      }),
      JSON.parse('{"__proto__":{"supervision":"x"},"constructor":{"prototype":{"polluted":1}}}'),
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('canary')
          },
        },
      ),
    ]
    const given = fc.oneof(fc.anything(), fc.constantFrom(...hostile))
    fc.assert(
      fc.property(given, given, (base, extension) => {
        try {
          definePolicy(base as object, extension as never)
          throw new Error('it was taken')
        } catch (error) {
          expect(isTutelaError(error) && error.failure.kind).toBe('policy/unsound')
          expect(String(error)).not.toContain('canary')
        }
      }),
      { numRuns: 500, seed: 20_261_124 },
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
