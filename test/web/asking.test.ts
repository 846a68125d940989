/** Is nothing asked of the vault before actor and purpose are known, and is every outcome answered? */

import { createServer } from 'node:http'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TutelaError } from '../../src/core/error'
import { answering, purposeFromHeader, purposeFromQuery } from '../../src/web/asking'
import { nodeHandler } from '../../src/web/node'
import type { Trouble } from '../../src/web/problem'
import { clerk, collection, customer, openCompany, policy, rep } from '../vault/company'

const request = (headers: Record<string, string> = {}, url = 'https://shop.example/x') =>
  new Request(url, { headers })
const given = { outcome: 'done', id: '1' } as const

describe('a request', () => {
  it('is answered with what the vault gives, or with the rules that refuse it', async () => {
    const { vault } = await openCompany()
    await vault.collect(collection)
    const answer = answering({
      policy,
      actor: ({ headers }) => (headers.get('who') === 'rep' ? rep : clerk),
      purpose: 'service',
    })
    const see = (who: string) =>
      answer(
        request({ who }),
        ({ actor, purpose }) => vault.use({ actor, customer, purpose, items: ['basic.name'] }),
        ({ view }) => view,
      )
    const seen = await see('rep')
    expect([seen.status, await seen.json()]).toEqual([200, { basic: { name: '欧阳雷雷' } }])
    expect(seen.headers.get('cache-control')).toBe('no-store')
    const refused = await see('clerk')
    expect(refused.status).toBe(403)
    expect((await refused.json()).findings[0].rule).toBe('use/authority')
  })

  it.each([
    ['nobody', () => undefined],
    ['what is no actor', () => ({ kind: 'staff', id: 'x' }) as never],
    [
      'a reader that throws',
      () => {
        throw new Error('13800138000')
      },
    ],
    ['a reader that rejects', () => Promise.reject(new Error('no session'))],
  ])('of %s is refused with 401, and nothing is asked', async (_, actor) => {
    let asked = 0
    const answer = answering({ policy, actor, purpose: 'service' })
    const response = await answer(request(), async () => {
      asked += 1
      return given
    })
    expect([response.status, asked]).toEqual([401, 0])
    expect(await response.text()).not.toContain('138')
  })

  it('without a purpose of the policy is refused with 400, whatever it names', async () => {
    const answer = answering({ policy, actor: () => rep })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom('', 'constructor', '__proto__', 'toString'), fc.string()),
        async (name) => {
          fc.pre(!Object.keys(policy.document.purposes).includes(name.trim()))
          const asked = { url: 'https://shop.example/', headers: { get: () => name } }
          const read = answering({ policy, actor: () => rep, purpose: purposeFromHeader() })
          expect((await read(asked, async () => given)).status).toBe(400)
        },
      ),
    )
    expect((await answer(request(), async () => given)).status).toBe(400)
    expect((await answer(request({ 'tutela-purpose': 'service' }), async () => given)).status).toBe(200)
  })

  it('may name its purpose in the address', async () => {
    const answer = answering({ policy, actor: () => rep, purpose: purposeFromQuery() })
    const url = 'https://shop.example/x?purpose=delivery'
    const response = await answer(request({}, url), async ({ purpose }) => ({ outcome: 'done', purpose }))
    expect(await response.json()).toEqual({ outcome: 'done', purpose: 'delivery' })
  })

  it('that fails is told by its kind, and the failure to those who run the service', async () => {
    const told: Trouble[] = []
    const answer = answering({
      policy,
      actor: () => rep,
      purpose: 'service',
      onFailure: (trouble) => told.push(trouble),
    })
    const failure = { kind: 'store/locked', message: 'm', remedy: 'r' } as const
    expect((await answer(request(), () => Promise.reject(new TutelaError(failure)))).status).toBe(503)
    expect((await answer(request(), () => Promise.reject(new Error('x')))).status).toBe(500)
    expect(told).toEqual([{ failure }, { kind: 'tool/fault' }])
  })
})

describe('Node’s own requests', () => {
  const serve = async (
    handle: (request: Request) => Promise<Response>,
    test: (url: string) => Promise<void>,
  ) => {
    const server = createServer((incoming, outgoing) => void nodeHandler(handle)(incoming, outgoing))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    try {
      await test(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    } finally {
      server.close()
    }
  }

  it('become the web’s with address, headers and body, and its responses Node’s', async () => {
    const echo = async (asked: Request) =>
      new Response(
        `${asked.method} ${new URL(asked.url).pathname} ${asked.headers.get('who')} ${await asked.text()}`,
        {
          status: 201,
          headers: [
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
            ['x-more', 'yes'],
          ],
        },
      )
    await serve(echo, async (url) => {
      const response = await fetch(`${url}/a?b=c`, { method: 'POST', body: 'täxt', headers: { who: 'rep' } })
      expect([response.status, await response.text()]).toEqual([201, 'POST /a rep täxt'])
      expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
      expect(response.headers.get('x-more')).toBe('yes')
    })
  })

  it('are answered with 500 where the handler throws, and a body that is too long is not taken', async () => {
    const count = async (asked: Request) => new Response(String((await asked.text()).length))
    await serve(count, async (url) => {
      const post = (length: number) => fetch(url, { method: 'POST', body: 'x'.repeat(length) })
      expect(await (await post(1000)).text()).toBe('1000')
      expect((await post(2_000_000)).status).toBe(500)
    })
  })
})
