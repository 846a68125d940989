/** Is a request to be deleted answered by the erasure itself, with what stays and why, and does nothing then tell whose it was (7.3.3)? */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { govern } from '../../src/govern/govern'
import { faultyStore } from '../../src/testing/faulty-store'
import { openVault } from '../../src/vault/open'
import { policy } from '../vault/company'
import {
  customer,
  desk,
  head,
  openChecked,
  openWithCustomer,
  rep,
  shareWithCarrier,
  start,
} from './rights-world'
import { reasonsOf, valueOf } from './world'

describe('a request to be deleted', () => {
  it('erases, answers with the certificate, and keeps what the law asks for', async () => {
    const world = await openWithCustomer()
    await shareWithCarrier(world)
    const { rights } = world.governance
    const key = await openChecked(world, 'delete')
    expect(reasonsOf(await rights.delete({ actor: rep, ...key }))).toContain('rights/person not-responsible')
    const answer = await rights.delete({ actor: head, ...key })
    expect(answer).toMatchObject({
      outcome: 'done',
      warnings: [],
      value: {
        certificate: {
          ground: 'request',
          gone: { records: { basic: 1 } },
          stays: [{ category: 'transaction', because: [{ kind: 'law' }] }],
          recipients: [{ recipient: 'carrier' }],
        },
      },
    })
    expect(await world.vault.events({ customer, limit: 9 })).toEqual([])
    const used = await world.vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
    expect(used.outcome === 'permit' ? used.view : {}).toEqual({})
    const rows = await world.store.transact((transaction) =>
      transaction.list('matter', { equals: { customer }, limit: 9 }),
    )
    expect(rows).toEqual([])
    const listed = valueOf(await rights.list({ actor: desk, which: 'all' }))
    expect(listed).toMatchObject([{ state: 'fulfilled', right: 'delete' }])
    expect(JSON.stringify(listed)).not.toContain(`"${customer}"`)
  })

  it('is answered late with its warning, and a hold keeps what it names', async () => {
    const world = await openWithCustomer()
    const { vault, governance, clock } = world
    await vault.placeHold({
      actor: head,
      hold: { id: 'h-1', customer, reason: 'lawsuit', fromAt: start, untilAt: start + 1e11 },
    })
    const key = await openChecked(world, 'delete')
    clock.at = start + 60 * 86_400_000
    const answer = await governance.rights.delete({ actor: head, ...key })
    expect(answer).toMatchObject({
      outcome: 'done',
      warnings: [{ rule: 'rights/deadline', reason: 'late' }],
    })
    const stays = answer.outcome === 'done' ? answer.value.certificate.stays : []
    expect(stays.map(({ category }) => category).toSorted()).toEqual(['basic', 'transaction'])
  })

  it('is answered with the erasure, or neither, whatever call of the store fails', async () => {
    let points = 0
    for (let call = 1; call < 200; call += 1) {
      const world = await openWithCustomer()
      const key = await openChecked(world, 'delete')
      const faulty = faultyStore(world.store, { at: call, manner: 'reject', lasts: false })
      try {
        const vault = await openVault({ policy, store: faulty.store, keys: world.keys, clock: () => start })
        await govern(vault).rights.delete({ actor: head, ...key })
      } catch (error) {
        if (!isTutelaError(error)) throw error
      }
      if (!faulty.isFaulted()) break
      points += 1
      const [request] = valueOf(await world.governance.rights.list({ actor: desk, which: 'all' }))
      const left = await world.store.transact((transaction) =>
        transaction.list('record', { equals: { customer, category: 'basic' }, limit: 9 }),
      )
      expect([request?.state, left.length]).toEqual(left.length === 0 ? ['fulfilled', 0] : ['verified', 1])
    }
    expect(points).toBeGreaterThan(8)
  })
})
