/** The shop behind Express: one route that uses customer information, the customer's page, and the log. */

import express from 'express'
import { answering, customerPage, nodeHandler } from 'tutela/web'
import { customerOf, notices, openShop, policy, staffOf } from './shop'
import { tour } from './tour'

const vault = await openShop()
const secret = crypto.getRandomValues(new Uint8Array(32)) // from your settings, the same in every process

const answer = answering({
  policy,
  actor: (request) => staffOf(request.headers.get('authorization')),
  purpose: 'delivery',
})
const page = customerPage({ vault, policy, notices, secret, customer: customerOf })

const app = express()
app.get('/customers/:id/contact', (request, response) =>
  nodeHandler((asked) =>
    answer(
      asked,
      ({ actor, purpose }) =>
        vault.use({ actor, purpose, customer: request.params.id, items: ['basic.name', 'basic.phone'] }),
      ({ view }) => view,
    ),
  )(request, response),
)
app.all('/privacy{/*step}', nodeHandler(page))
app.get('/log', async (request, response) => {
  if (staffOf(request.headers.authorization ?? null)?.position !== 'service-manager')
    return response.status(404).end()
  const events = await vault.events({ customer: 'c-1001' })
  const { faults } = await vault.verify(await vault.sequence())
  return response.json({
    uses: events.filter(({ event }) => event.action === 'use').map(({ event }) => event.outcome),
    faults,
  })
})

const server = app.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', async () => {
  const address = server.address()
  await tour(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  if (process.argv.includes('--once')) server.close(() => vault.close())
})
