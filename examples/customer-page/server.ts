/** The customer's page alone, on Node's own server and a file: notice, consents, withdrawal, choices, what happened. */

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { govern } from 'tutela/govern'
import { fileKeys } from 'tutela/keys/file'
import { sqliteStore } from 'tutela/store/sqlite'
import { customerPage, nodeHandler } from 'tutela/web'
import { customerOf, notices, openShop, policy } from './shop'

const isOnce = process.argv.includes('--once')
const vault = isOnce
  ? await openShop()
  : await openShop(
      sqliteStore(`shop-${Date.now()}.db`),
      await fileKeys({ path: `shop-${Date.now()}.keys`, passphrase: 'not for production' }),
    )

const privacy = customerPage({
  vault,
  policy,
  notices,
  secret: crypto.getRandomValues(new Uint8Array(32)), // from your settings, the same in every process
  customer: customerOf,
  rights: govern(vault).rights,
  sharing: [{ purpose: 'delivery', recipient: 'carrier', items: ['basic.name', 'basic.address'] }],
})

/** Your sign-in instead: here everybody is the same customer. */
const signIn = (): Response =>
  new Response(null, {
    status: 303,
    headers: { location: '/privacy', 'set-cookie': 'customer=c-1001; Path=/; HttpOnly; SameSite=Lax' },
  })

const handle = nodeHandler(async (request) =>
  new URL(request.url).pathname === '/' ? signIn() : privacy(request),
)
const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))

server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', async () => {
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  console.log('open %s in a browser', url)
  if (!isOnce) return
  await walk(url)
  server.close(() => void vault.close())
})

/** What a browser would do: read, agree, withdraw, take everything along. */
async function walk(url: string): Promise<void> {
  const headers = { cookie: 'customer=c-1001' }
  const read = async (lang: string) => (await fetch(`${url}/privacy?lang=${lang}`, { headers })).text()
  const zh = await read('zh')
  assert.match(zh, /我同意用于：市场营销/)
  assert(!/checked/.test(zh))
  console.log('the notice in Chinese, every box empty')

  const post = async (step: string, fields: Record<string, string>) => {
    const token = (await read('en')).match(/name="token" value="([^"]+)"/)?.[1] ?? ''
    const body = new URLSearchParams({ token, ...fields })
    return fetch(`${url}/privacy/${step}?lang=en`, { method: 'POST', headers, body, redirect: 'manual' })
  }
  assert.equal((await post('consent', { offer: 'marketing plain' })).status, 303)
  assert.equal((await post('withdraw', { consent: 'k-1' })).status, 303)
  assert.equal((await fetch(`${url}/privacy`)).status, 401)
  assert.equal((await post('consent', { offer: 'marketing plain', token: 'forged' })).status, 403)
  console.log('agreed to marketing, withdrew delivery; a forged form and a stranger were refused')

  const known = await (await post('request', { right: 'know' })).text()
  assert(known.includes('王小明'))
  assert.equal((await post('request', { right: 'delete' })).status, 303)
  console.log('everything that is known was shown; a request for deletion was taken down, with its deadline')

  const report = await (await fetch(`${url}/privacy/report.json`, { headers })).json()
  const states = report.consents.map(
    ({ purposes, state }: { purposes: string[]; state: string }) => `${purposes} ${state}`,
  )
  assert.deepEqual(states.toSorted(), ['delivery withdrawn', 'marketing given'])
  console.log(
    'recorded: %j',
    report.events.map(({ action }: { action: string }) => action),
  )
}
