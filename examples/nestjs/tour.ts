/** A walk through the running shop: it refuses, masks and records, and a customer's choice holds at once. Each step is checked. */

import assert from 'node:assert/strict'

/** Walks through the shop at this address, and prints what it sees. */
export const tour = async (url: string): Promise<void> => {
  const contact = async (authorization?: string) => {
    const headers = { 'accept-language': 'en', ...(authorization === undefined ? {} : { authorization }) }
    const response = await fetch(`${url}/customers/c-1001/contact`, { headers })
    return { status: response.status, body: await response.json() }
  }
  const clauses = (body: { findings: { rule: string; clauses: string[] }[] }) =>
    body.findings.map((finding) => `${finding.rule} (${finding.clauses.join(' ')})`).join(', ')

  const nobody = await contact()
  assert.equal(nobody.status, 401)
  console.log('nobody asks        refused: %s', nobody.body.title)

  const analyst = await contact('analyst')
  assert.equal(analyst.status, 403)
  console.log('the analyst asks   refused: %s', clauses(analyst.body))

  const agent = await contact('agent')
  assert.equal(agent.status, 200)
  assert.equal(agent.body.basic.phone[0].number, '138****8000')
  console.log('the agent asks     masked:  %j', agent.body)

  // the customer's page, as a browser would send its form
  const cookie = 'customer=c-1001'
  const page = await (await fetch(`${url}/privacy?lang=en`, { headers: { cookie } })).text()
  assert.match(page, /I agree to the use for: Marketing/)
  const token = page.match(/name="token" value="([^"]+)"/)?.[1] ?? ''
  const body = new URLSearchParams({ token, choice: 'purpose delivery' })
  const post = { method: 'POST', headers: { cookie }, body, redirect: 'manual' } as const
  assert.equal((await fetch(`${url}/privacy/choose?lang=en`, post)).status, 303)
  console.log('the customer       stops the use for delivery, on %s/privacy', url)

  const after = await contact('agent')
  assert.equal(after.status, 403)
  console.log('the agent asks     refused: %s', clauses(after.body))

  const log = await (await fetch(`${url}/log`, { headers: { authorization: 'manager' } })).json()
  assert.deepEqual(log.faults, [])
  assert.deepEqual(log.uses, ['deny', 'permit', 'deny'])
  console.log('the log            recorded: %j', log)
}
