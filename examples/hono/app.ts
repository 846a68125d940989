/** The shop behind Hono, whatever it runs on: one route that uses customer information, the customer's page, and the log. */

import { Hono } from 'hono'
import { answering, customerPage } from 'tutela/web'
import { customerOf, notices, openShop, policy, staffOf } from './shop'

/** The application over a vault. The secret signs the forms: from your settings, the same in every process. */
export const createApp = (vault: Awaited<ReturnType<typeof openShop>>, secret: Uint8Array): Hono => {
  const answer = answering({
    policy,
    actor: (request) => staffOf(request.headers.get('authorization')),
    purpose: 'delivery',
  })
  const page = customerPage({ vault, policy, notices, secret, customer: customerOf })
  return new Hono()
    .get('/customers/:id/contact', (context) =>
      answer(
        context.req.raw,
        ({ actor, purpose }) =>
          vault.use({
            actor,
            purpose,
            customer: context.req.param('id'),
            items: ['basic.name', 'basic.phone'],
          }),
        ({ view }) => view,
      ),
    )
    .all('/privacy', (context) => page(context.req.raw))
    .all('/privacy/*', (context) => page(context.req.raw))
    .get('/log', async (context) => {
      const manager = staffOf(context.req.header('authorization') ?? null)?.position === 'service-manager'
      if (!manager) return context.notFound()
      const events = await vault.events({ customer: 'c-1001' })
      const { faults } = await vault.verify(await vault.sequence())
      const uses = events.filter(({ event }) => event.action === 'use').map(({ event }) => event.outcome)
      return context.json({ uses, faults })
    })
}
