/** Does an inspection bear with customers who were erased, and with evidence in numbered versions (7.3.3, 8.2.4)? */

import { describe, expect, it } from 'vitest'
import type { EventDraft } from '../../src/vault/event-writer'
import { customer, day, head, rep, self, term } from '../vault/company'
import { forgeEvent } from './forge'
import { type Governed, inspectNow, openClean, seenIn } from './world'

const plans = ['compliance', 'accuracy', 'security', 'authorization', 'shares']

describe('after an erasure', () => {
  it.each(plans)('%s finds nothing, and releases count as erased', async (plan) => {
    const governed = await openClean()
    const erased = await governed.vault.erase({ actor: self, customer, ground: 'request' })
    expect(erased).toMatchObject({ outcome: 'done' })
    await governed.vault.sequence()
    const { figures, ...inspection } = await inspectNow(governed, plan)
    expect(seenIn({ figures, ...inspection })).toEqual([])
    if (plan === 'authorization') expect(figures).toEqual({ erased: 3 })
    if (plan === 'shares') expect(figures).toEqual({ erased: 1 })
  })
})

describe('evidence in numbered versions', () => {
  const about = (move: string): EventDraft => ({
    action: 'govern',
    outcome: 'done',
    actor: { ...head },
    about: `undertaking/${move}`,
    evidence: ['promise rep'],
  })

  /** The promise is renewed under a number of its own, `steps` of which the log tells. */
  const renewed = async (steps: readonly string[]): Promise<Governed> => {
    const governed = await openClean()
    const { vault, store, clock } = governed
    await vault.endEvidence({ actor: head, kind: 'undertaking', id: 'confidentiality rep' })
    for (const step of steps) await forgeEvent(vault, about(step))
    const body = { id: 'promise rep 2', kind: 'confidentiality', party: 'rep', ...term }
    await store.transact((transaction) =>
      transaction.insert('evidence', [
        {
          customer: '',
          kind: 'undertaking',
          id: body.id,
          subject: 'rep',
          version: 1,
          body: JSON.stringify(body),
        },
      ]),
    )
    clock.at += day
    const used = await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name'] })
    expect(used.outcome).toBe('permit')
    return governed
  }

  it('is known by the step that made it, and by no other', async () => {
    expect(seenIn(await inspectNow(await renewed(['open', 'renew']), 'authorization'))).toEqual([])
    expect(seenIn(await inspectNow(await renewed(['open']), 'authorization'))).toEqual([
      'inspect/authorization unrecorded',
    ])
  })
})
