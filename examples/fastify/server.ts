/** The shop behind Fastify: one route that uses customer information, the customer's page, and the log. */

import fastify, { type FastifyRequest } from 'fastify'
import { answering, customerPage, requestOf } from 'tutela/web'
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

/** The web-standard request; Fastify has read the body already. */
const asked = ({ raw, body }: FastifyRequest): Request =>
  requestOf(Object.assign(raw, { body: body ?? undefined }))

const app = fastify()
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, body),
)
app.get<{ Params: { id: string } }>('/customers/:id/contact', async (request) =>
  answer(
    asked(request),
    ({ actor, purpose }) =>
      vault.use({ actor, purpose, customer: request.params.id, items: ['basic.name', 'basic.phone'] }),
    ({ view }) => view,
  ),
)
app.all('/privacy', async (request) => page(asked(request)))
app.all('/privacy/*', async (request) => page(asked(request)))
app.get('/log', async (request, reply) => {
  if (staffOf(request.headers.authorization ?? null)?.position !== 'service-manager')
    return reply.code(404).send()
  const events = await vault.events({ customer: 'c-1001' })
  const { faults } = await vault.verify(await vault.sequence())
  return {
    uses: events.filter(({ event }) => event.action === 'use').map(({ event }) => event.outcome),
    faults,
  }
})

await tour(await app.listen({ port: Number(process.env['PORT'] ?? 0), host: '127.0.0.1' }))
if (process.argv.includes('--once')) {
  await app.close()
  await vault.close()
}
