/**
 * The shop's night shift: a queue in the shop's own database sweeps what is due every night, and gives the log its positions every
 * minute. A job that is cut short is run again: sweeping twice disposes of nothing twice.
 */

import assert from 'node:assert/strict'
import { PGlite } from '@electric-sql/pglite'
import { fromPglite, PgBoss } from 'pg-boss'
import { memoryKeys } from 'tutela/keys/memory'
import { pgliteStore } from 'tutela/store/pglite'
import { openShop } from './shop'

const pglite = await PGlite.create() // a server in production: postgresStore(pool), and new PgBoss(url)
const vault = await openShop(pgliteStore(pglite), memoryKeys())
const boss = new PgBoss({ db: fromPglite(pglite), backend: 'pglite' })
boss.on('error', (error) => console.error('the queue: %s', error.message))
await boss.start()

for (const queue of ['sweep', 'sequence']) await boss.createQueue(queue)
// at half past two in the shop's time zone; one at a time, however many workers there are
await boss.schedule('sweep', '30 2 * * *', {}, { tz: 'Asia/Shanghai', singletonKey: 'sweep' })
await boss.schedule('sequence', '* * * * *', {}, { singletonKey: 'sequence' })

const swept = Promise.withResolvers<Awaited<ReturnType<typeof vault.sweep>>>()
await boss.work('sweep', async () => {
  const report = await vault.sweep()
  console.log('swept     %j', { done: report.done, held: report.held.length })
  swept.resolve(report)
})
await boss.work('sequence', async () => {
  const { size } = await vault.sequence()
  console.log('sequenced %d events', size)
})

// the customer withdraws: nothing else needs their data, so the next sweep deletes it
const customer = { kind: 'customer', id: 'c-1001' } as const
await vault.withdrawConsent({ actor: customer, customer: customer.id, consent: 'k-1' })
await boss.send('sweep', {})
const report = await swept.promise
assert.equal(report.done.delete, 1)
const events = await vault.events({ customer: customer.id })
assert(events.some(({ event }) => event.action === 'dispose'))
console.log(
  'recorded  %j',
  events.map(({ event }) => `${event.action} ${event.outcome}`),
)
assert.deepEqual((await vault.verify(await vault.sequence())).faults, [])

if (process.argv.includes('--once')) {
  await boss.stop({ graceful: true, timeout: 2000 })
  await vault.close()
}
