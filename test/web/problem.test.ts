/** Do denials and failures go over HTTP as problem details: the right status, both languages, and no value of a customer? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FailureKind, TutelaError } from '../../src/core/error'
import { decideUse } from '../../src/decide/use'
import { noEvidence } from '../../src/data/evidence'
import { languageOf } from '../../src/web/language'
import { problemOf, problemResponse, troubleOf } from '../../src/web/problem'
import { policy, rep, start } from '../vault/company'

const ask = (headers: Record<string, string> = {}, url = 'https://shop.example/x') =>
  new Request(url, { headers })
const decision = decideUse(
  policy,
  { actor: rep, customer: 'c-1', purpose: 'delivery', items: ['basic.phone'], manner: 'screen' },
  noEvidence,
  start,
)
const denial = {
  ...decision,
  outcome: 'deny' as const,
  findings: decision.outcome === 'deny' ? decision.findings : [],
}

describe('the language', () => {
  it.each([
    ['', 'en'],
    ['zh', 'zh'],
    ['zh-Hant-TW, en;q=0.5', 'zh'],
    ['en;q=0.2, zh;q=0.8', 'zh'],
    ['de-CH, *;q=0.1', 'en'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['zh;q=nonsense', 'zh'],
    [', ;;q=1,', 'en'],
  ])('of `%s` is %s', (header, locale) => {
    expect(languageOf(ask({ 'accept-language': header }))).toBe(locale)
  })

  it('is the one that the address names, if it is served', () => {
    expect(languageOf(ask({ 'accept-language': 'en' }, 'https://shop.example/?lang=zh'))).toBe('zh')
    expect(languageOf(ask({}, 'https://shop.example/?lang=zh'), ['en'])).toBe('en')
  })

  it('is always one of those served', () => {
    fc.assert(
      fc.property(fc.string(), (text) =>
        ['en', 'zh'].includes(languageOf({ url: text, headers: { get: () => text } })),
      ),
    )
  })
})

describe('a denial', () => {
  it('is 403 with every rule, its clauses and both languages, and without ids of evidence', async () => {
    const response = problemResponse(ask({ 'accept-language': 'zh-CN' }), { ...denial, event: 'w/3' })
    expect(response.status).toBe(403)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(response.headers.get('content-language')).toBe('zh')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const problem = await response.json()
    expect(problem).toMatchObject({
      type: 'urn:tutela:problem:denied',
      title: '政策不允许此操作',
      status: 403,
      instance: 'urn:tutela:event:w/3',
    })
    expect(problem.findings.map(({ rule }: { rule: string }) => rule)).toEqual(
      denial.findings.map(({ rule }) => rule),
    )
    for (const finding of problem.findings) {
      expect(finding.message.en && finding.message.zh).toBeTruthy()
      expect(finding).not.toHaveProperty('evidence')
    }
  })

  it('of values alone is 422', () => {
    const [finding] = denial.findings
    if (finding === undefined) throw new Error('no finding')
    const findings = [{ ...finding, rule: 'collect/accurate' as const }]
    expect(problemOf({ outcome: 'deny', findings }, { locale: 'en' }).status).toBe(422)
  })
})

describe('a failure', () => {
  const statuses: readonly (readonly [FailureKind, number])[] = [
    ['input/invalid', 400],
    ['record/missing', 404],
    ['record/duplicate', 409],
    ['record/changed', 409],
    ['store/locked', 503],
    ['store/unavailable', 503],
    ['key/unavailable', 503],
    ['store/corrupt', 500],
    ['seal/tampered', 500],
    ['key/missing', 500],
    ['audit/broken', 500],
  ]
  it.each(statuses)('of kind %s is %i', (kind, status) => {
    const failure = { kind, message: 'what `file.db` says', remedy: 'do this' }
    const problem = problemOf(troubleOf(new TutelaError(failure)), { locale: 'en' })
    expect(problem.status).toBe(status)
    // what is ours to mend is ours to know
    expect(JSON.stringify(problem).includes('file.db')).toBe(status < 500)
  })

  it('asks to be tried again where that helps', () => {
    const failure = { kind: 'store/locked', message: 'm', remedy: 'r' } as const
    expect(problemResponse(ask(), { failure }).headers.get('retry-after')).toBe('1')
  })

  it('that is not the library’s tells nothing of itself', () => {
    const problem = problemOf(troubleOf(new Error('13800138000')), { locale: 'en' })
    expect(problem).toMatchObject({ status: 500, kind: 'tool/fault' })
    expect(JSON.stringify(problem)).not.toContain('138')
  })

  it('has the address of a page that documents it, where there is one', () => {
    const typeOf = (kind: string) => `https://shop.example/problems/${kind}`
    expect(problemOf({ kind: 'no-actor' }, { locale: 'en', typeOf }).type).toBe(
      'https://shop.example/problems/no-actor',
    )
  })
})
