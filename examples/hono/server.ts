/** The shop on Node. */

import { serve } from '@hono/node-server'
import { createApp } from './app'
import { openShop } from './shop'
import { tour } from './tour'

const vault = await openShop()
const app = createApp(vault, crypto.getRandomValues(new Uint8Array(32)))

const server = serve(
  { fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 0) },
  async ({ port }) => {
    await tour(`http://127.0.0.1:${port}`)
    if (process.argv.includes('--once')) server.close(() => void vault.close())
  },
)
