/** Does the customer's page ask what may be asked, unticked, and does each of its forms do what it says, for that customer alone? */

import { parseHTML } from 'linkedom'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { govern } from '../../src/govern/govern'
import { escapeHtml, html } from '../../src/core/html'
import { hashedNotice, isNoticeWhole } from '../../src/web/notice-hash'
import { formGuard } from '../../src/web/csrf'
import { openPage, secret } from './page-world'
import { customer, day, policy, rep, start } from '../vault/company'

describe('the page', () => {
  it('shows the notice in the customer’s language, and nothing is ticked', async () => {
    const { show } = await openPage()
    for (const [lang, part] of [
      ['en', 'To bring your order.'],
      ['zh', '为您送货。'],
    ] as const) {
      const { document, response } = await show(`?lang=${lang}`)
      expect(response.status).toBe(200)
      expect(document.documentElement.lang.slice(0, 2)).toBe(lang)
      expect(document.body.textContent).toContain(part)
      const boxes = [...document.querySelectorAll('input[type=checkbox]')]
      expect(boxes.length).toBeGreaterThan(3)
      expect(boxes.filter((box) => box.hasAttribute('checked'))).toEqual([])
    }
  })

  it('asks each purpose by itself; sensitive items and partners in forms of their own', async () => {
    const { show } = await openPage()
    const { document } = await show()
    const forms = [...document.querySelectorAll('form[action*="/consent"]')].map((form) =>
      [...form.querySelectorAll('input[type=checkbox]')].map((box) => box.getAttribute('value')),
    )
    expect(forms).toEqual([
      ['service plain', 'delivery plain', 'marketing plain'],
      ['service separate'],
      ['delivery separate carrier'],
    ])
  })

  it('records what was ticked as one consent each, which the next decision rests on, and no more when sent twice', async () => {
    const { submit, vault, actorUse } = await openPage()
    expect((await actorUse()).outcome).toBe('deny')
    const { response, again } = await submit('consent', { offer: ['service plain', 'delivery plain'] })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/privacy?lang=en&done=consent',
    ])
    await again()
    const standing = await vault.standing({ actor: { kind: 'customer', id: customer }, customer })
    if (standing.outcome !== 'done') throw new Error('refused')
    expect(
      standing.consents.map(({ purposes, separate, act, bundled }) => [purposes, separate, act, bundled]),
    ).toEqual(
      expect.arrayContaining([
        [['service'], false, 'ticked', false],
        [['delivery'], false, 'ticked', false],
      ]),
    )
    expect(standing.consents).toHaveLength(2)
    expect((await actorUse()).outcome).toBe('permit')
  })

  it('takes a separate consent by an act of its own only', async () => {
    const { submit, vault } = await openPage()
    const both = await submit('consent', { offer: ['service plain', 'service separate'] })
    expect(both.response.status).toBe(422)
    await submit('consent', { offer: ['delivery separate carrier'] })
    const standing = await vault.standing({ actor: rep, customer })
    expect(standing).toMatchObject({
      consents: [{ separate: true, recipients: ['carrier'], purposes: ['delivery'] }],
    })
  })

  it('withdraws at once, and takes no click for a tick', async () => {
    const { submit, show, actorUse } = await openPage()
    await submit('consent', { offer: ['service plain'] })
    expect((await actorUse()).outcome).toBe('permit')
    const { document } = await show()
    const consent = document.querySelector('input[name=consent]')?.getAttribute('value') ?? ''
    expect((await submit('withdraw', { consent: [consent] })).response.status).toBe(303)
    expect((await actorUse()).outcome).toBe('deny')
    expect((await submit('consent', {})).response.status).toBe(422)
  })

  it('stops a use and allows it again', async () => {
    const { submit, show, actorUse } = await openPage()
    await submit('consent', { offer: ['service plain'] })
    await submit('choose', { choice: ['purpose service'] })
    const refused = await actorUse()
    expect(refused.outcome === 'deny' && refused.findings.map(({ rule }) => rule)).toContain('use/choice')
    const { document } = await show()
    const choice =
      document.querySelector('form[action*="/allow"] input[name=choice]')?.getAttribute('value') ?? ''
    await submit('allow', { choice: [choice] })
    expect((await actorUse()).outcome).toBe('permit')
  })

  it('tells what happened, and gives all of it as JSON', async () => {
    const { submit, show, page, actorUse } = await openPage()
    await submit('consent', { offer: ['service plain'] })
    await actorUse()
    const { document } = await show()
    expect(document.querySelector('tbody')?.textContent).toContain('used: Name')
    expect(document.querySelector('tbody')?.textContent).toContain('Sales')
    const report = await page(
      new Request('https://shop.example/privacy/report.json', { headers: { who: customer } }),
    )
    const told = await report.json()
    expect(told.events.map(({ action }: { action: string }) => action)).toContain('use')
    expect(told.consents).toHaveLength(1)
  })
})

describe('the rights of the customer', () => {
  it('are answered at once where being signed in is enough: everything that is known, as a page and as a file', async () => {
    const { submit, actorUse } = await openPage()
    await submit('consent', { offer: ['service plain'] })
    await actorUse()
    const { response } = await submit('request', { right: ['know'] })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('欧阳雷雷')
    const file = await submit('request', { right: ['export'] })
    expect(file.response.headers.get('content-disposition')).toContain('attachment')
    expect(await file.response.text()).toContain('欧阳雷雷')
  })

  it('are taken down with a deadline where staff answer: correction and deletion', async () => {
    const { submit, vault, show } = await openPage()
    await submit('consent', { offer: ['service plain'] })
    for (const right of ['correct', 'delete'])
      expect((await submit('request', { right: [right] })).response.headers.get('location')).toContain(
        'done=request',
      )
    const listed = await govern(vault).rights.list({ actor: rep })
    if (listed.outcome === 'deny') throw new Error('refused')
    expect(listed.value.map(({ right, state }) => [right, state]).toSorted()).toEqual([
      ['correct', 'received'],
      ['delete', 'received'],
    ])
    expect((await show('?lang=en&done=request')).document.body.textContent).toContain('taken down')
    expect((await show()).document.body.textContent).toContain('Answered within 15 working days.')
  })

  it('are refused with the rule where nothing is known of who asks, and for what is no right', async () => {
    const { submit } = await openPage()
    const unknown = await submit('request', { right: ['know'] })
    expect(unknown.response.status).toBe(403)
    expect(await unknown.response.text()).toContain('7.3.1')
    expect((await submit('request', { right: ['everything'] })).response.status).toBe(422)
    expect((await submit('request', {})).response.status).toBe(422)
  })

  it('need a form of this page, of this customer', async () => {
    const { page } = await openPage()
    const response = await page(
      new Request('https://shop.example/privacy/request', {
        method: 'POST',
        headers: { who: customer },
        body: new URLSearchParams({ token: 'forged', right: 'know' }),
      }),
    )
    expect(response.status).toBe(403)
  })
})

describe('the page refuses', () => {
  it('who is not signed in, or can’t be told', async () => {
    const { page } = await openPage()
    for (const who of ['', 'throws']) {
      const response = await page(new Request('https://shop.example/privacy', { headers: { who } }))
      expect(response.status).toBe(401)
      expect(await response.text()).not.toContain('form method')
    }
  })

  it('forms that are forged, old, of another customer, or from another site', async () => {
    const { page, clock, vault } = await openPage()
    const guard = formGuard({ secret, clock: () => clock.at })
    const post = (token: string, headers: Record<string, string> = {}) =>
      page(
        new Request('https://shop.example/privacy/consent', {
          method: 'POST',
          headers: { who: customer, 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams({ token, offer: 'service plain' }),
        }),
      )
    const token = guard.issue(customer)
    const old = guard.issue(customer)
    expect((await post('')).status).toBe(403)
    expect((await post(guard.issue('c-2'))).status).toBe(403)
    expect((await post(token, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post(token, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(token, { origin: 'null' })).status).toBe(403)
    clock.at += day
    expect((await post(old)).status).toBe(403)
    expect(await vault.standing({ actor: rep, customer })).toMatchObject({ consents: [] })
    expect((await post(guard.issue(customer), { origin: 'http://shop.example' })).status).toBe(303)
  })

  it('any token that was altered in one place', () => {
    const guard = formGuard({ secret, clock: () => start })
    const token = guard.issue(customer)
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (place, character) => {
        const altered = token.slice(0, place) + character + token.slice(place + 1)
        expect(guard.isFrom(customer, altered)).toBe(altered === token)
      }),
    )
    expect(() => formGuard({ secret: new Uint8Array(31), clock: () => start })).toThrow('32')
  })

  it('addresses and methods that it doesn’t know, and consents that aren’t there', async () => {
    const { page, submit } = await openPage()
    const ask = (path: string, method: string) =>
      page(new Request(`https://shop.example/privacy${path}`, { method, headers: { who: customer } }))
    expect((await ask('/nothing', 'GET')).status).toBe(404)
    expect((await ask('/consent', 'GET')).status).toBe(405)
    expect((await ask('', 'DELETE')).status).toBe(405)
    expect((await submit('withdraw', { consent: ['of-another'] })).response.status).toBe(404)
    expect((await submit('choose', { choice: ['purpose nonsense'] })).response.status).toBe(422)
  })

  it('to be framed, to run scripts, to be stored', async () => {
    const { show } = await openPage()
    const { response, document } = await show()
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'/,
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(document.querySelectorAll('script, [style], [onclick]')).toHaveLength(0)
  })
})

describe('a store that fails', () => {
  it('gives a page that says so and tells nothing of it', async () => {
    const { show, vault } = await openPage()
    await vault.close()
    const { response, document } = await show()
    expect(response.status).toBe(500)
    expect(document.body.textContent).toContain('it failed on our side')
  })
})

describe('its parts', () => {
  it('escape every text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { document } = parseHTML(
          `<!doctype html><html><body>${html`<p title="${text}">${[text]}</p>`.text}</body></html>`,
        )
        return document.querySelectorAll('body *').length === 1
      }),
    )
    expect(escapeHtml(`<a href='x'>"&"`)).toBe('&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;')
  })

  it('tell a notice by its hash: any word changed gives another', () => {
    const parts = { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' }
    const text = {
      id: 'n',
      language: 'en' as const,
      parts,
      purposes: ['service'],
      items: ['basic.name'],
      fromAt: 0,
      untilAt: 1,
    }
    const notice = hashedNotice(text)
    expect(isNoticeWhole(notice)).toBe(true)
    expect(isNoticeWhole({ ...notice, parts: { ...parts, rights: 'none' } })).toBe(false)
    expect(hashedNotice({ ...text, id: 'other', untilAt: 2 }).hash).toBe(notice.hash)
    expect(policy.document.languages).toContain('en')
  })
})
