/** The shop on a worker runtime. The vault is opened by the first request, since a worker draws no randomness before it. */

import type { Hono } from 'hono'
import { createApp } from './app'
import { openShop } from './shop'

let app: Promise<Hono> | undefined

export default {
  fetch: async (request: Request): Promise<Response> => {
    app ??= openShop().then((vault) => createApp(vault, crypto.getRandomValues(new Uint8Array(32))))
    return (await app).fetch(request)
  },
}
