/** Is what was agreed in force when two people said so, in the version that stood, and missed when it is overdue (6.1.3, 6.3.1, 6.4.3)? */

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement } from '../../src/data/agreement'
import { isTutelaError } from '../../src/core/error'
import { faultyStore } from '../../src/testing/faulty-store'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { day, head, nobody, rep, start } from '../vault/company'
import { agent, type Cycled, financeHead, head2, openCycled, partnerProofAt, termsOf } from './cycles-world'
import { reasonsOf, valueOf } from './world'

const versionsIn = ({ store }: Pick<Cycled, 'store'>) =>
  store.transact(async (transaction) =>
    (
      await transaction.list('evidence', {
        index: 'bySubject',
        equals: { kind: 'agreement', subject: 'carrier' },
        limit: 100,
      })
    ).map(({ body }) => agreement.parse(JSON.parse(body))),
  )
/** Which version a decision at an instant would read. */
const inForceAt = async (cycled: Cycled, at: number): Promise<readonly string[]> =>
  (await versionsIn(cycled))
    .filter(
      ({ fromAt, untilAt, endedAt, suspendedAt }) =>
        fromAt <= at && at < Math.min(untilAt, endedAt ?? Infinity, suspendedAt ?? Infinity),
    )
    .map(({ id }) => id)

const signed = async (part = {}): Promise<Cycled> => {
  const cycled = await openCycled(part)
  await cycled.governance.agreements.draft({ actor: rep, terms: termsOf('a') })
  await cycled.governance.agreements.sign({ actor: head, id: 'a' })
  return cycled
}

describe('an agreement', () => {
  it('is in force once somebody responsible signs what somebody else drafted, and not before', async () => {
    const cycled = await openCycled()
    const { agreements } = cycled.governance
    expect(await agreements.draft({ actor: head, terms: termsOf('a') })).toMatchObject({ outcome: 'done' })
    expect(await versionsIn(cycled)).toEqual([])
    expect(reasonsOf(await agreements.sign({ actor: head, id: 'a' }))).toEqual(['agreement/person self'])
    expect(await agreements.sign({ actor: rep, id: 'a' })).toMatchObject({
      findings: [{ rule: 'agreement/person', reason: 'not-responsible', clauses: ['6.1.3', '6.3.1'] }],
    })
    expect(await agreements.sign({ actor: head2, id: 'a' })).toMatchObject({ outcome: 'done' })
    expect(await versionsIn(cycled)).toMatchObject([{ id: 'a', signedAt: start, recipient: 'carrier' }])
    expect(reasonsOf(await agreements.sign({ actor: head2, id: 'a' }))).toEqual([
      'agreement/order out-of-order',
    ])
  })

  it('is refused with unknown names, a term that is over, or abroad without a basis', async () => {
    const { agreements } = (await openCycled()).governance
    const tried = async (changes: Parameters<typeof termsOf>[1], actor = rep) =>
      reasonsOf(await agreements.draft({ actor, terms: termsOf('a', changes) }))
    expect(await tried({ recipient: 'stranger' })).toEqual(['agreement/order unknown-recipient'])
    expect(await tried({ recipient: 'abroad' })).toEqual(['agreement/order border'])
    expect(await tried({ recipient: 'abroad', crossBorder: { basis: 'standard contract' } })).toEqual([])
    expect(await tried({ purposes: ['spying'] })).toEqual(['agreement/order unknown-name'])
    expect(await tried({ items: ['basic.shoeSize'] })).toEqual(['agreement/order unknown-name'])
    expect(await tried({ untilAt: start })).toEqual(['agreement/order past'])
    expect(await tried({}, nobody)).toEqual(['agreement/person no-position'])
  })

  it('keeps what was in force when, over amendments and suspensions', async () => {
    const cycled = await signed()
    const { agreements } = cycled.governance
    const { clock } = cycled
    clock.at = start + 10 * day
    expect(reasonsOf(await agreements.amend({ actor: head, id: 'a' }))).toEqual([
      'agreement/order out-of-order',
    ])
    await agreements.propose({ actor: head, terms: termsOf('a', { plain: ['basic.name'] }) })
    expect(reasonsOf(await agreements.amend({ actor: head, id: 'a' }))).toEqual(['agreement/person self'])
    expect(await agreements.amend({ actor: financeHead, id: 'a' })).toMatchObject({ outcome: 'done' })
    clock.at = start + 20 * day
    await agreements.suspend({ actor: head, id: 'a', reason: 'a question' })
    clock.at = start + 30 * day
    await agreements.resume({ actor: head, id: 'a' })
    clock.at = start + 40 * day
    await agreements.end({ actor: head, id: 'a', reason: 'no longer needed' })
    const days = [-1, 0, 9, 10, 19, 20, 29, 30, 39, 40]
    expect(await Promise.all(days.map((n) => inForceAt(cycled, start + n * day)))).toEqual([
      [],
      ['a'],
      ['a'],
      ['a v2'],
      ['a v2'],
      [],
      [],
      ['a v3'],
      ['a v3'],
      [],
    ])
    expect((await versionsIn(cycled)).map(({ plain }) => plain)).toEqual([
      ['basic.name', 'basic.address'],
      ['basic.name'],
      ['basic.name'],
    ])
  })

  it('awaits attestations of use, each newer than the last, and finds them overdue', async () => {
    const cycled = await signed()
    const { agreements } = cycled.governance
    const findings = async () => {
      const [standing] = valueOf(await agreements.list({ actor: agent }))
      return reasonsOf({ outcome: 'done', findings: standing?.findings ?? [] })
    }
    const attest = async (saidAt: number) =>
      reasonsOf(await agreements.attest({ actor: agent, id: 'a', proof: partnerProofAt(saidAt) }))
    cycled.clock.at = Date.UTC(2027, 5, 1) - 1
    expect(await findings()).toEqual([])
    cycled.clock.at += 1
    expect(await findings()).toEqual(['agreement/attestation overdue'])
    expect(await attest(cycled.clock.at + 1)).toEqual(['agreement/attestation future'])
    expect(await attest(start)).toEqual(['agreement/attestation superseded'])
    expect(await attest(cycled.clock.at)).toEqual([])
    expect(await findings()).toEqual([])
    expect(await versionsIn(cycled)).toMatchObject([{ lastAttestedAt: cycled.clock.at }])
    cycled.clock.at = start + 700 * day
    expect(await findings()).toEqual(['agreement/order lapsed'])
  })

  it('awaits, once it ended, the word that what was had is destroyed', async () => {
    const cycled = await signed({
      cycles: {
        routes: {},
        confidentialityFor: 'P1Y',
        trainingEvery: 'P1Y',
        returnWithin: 'P10D',
        warnBefore: 'P5D',
      },
    })
    const { agreements } = cycled.governance
    await agreements.end({ actor: head, id: 'a', reason: 'over' })
    const stateOf = async () => {
      const [standing] = valueOf(await agreements.list({ actor: agent }))
      return [standing?.state, ...reasonsOf({ outcome: 'done', findings: standing?.findings ?? [] })]
    }
    cycled.clock.at = start + 10 * day - 1
    expect(await stateOf()).toEqual(['returning'])
    cycled.clock.at += 1
    expect(await stateOf()).toEqual(['returning', 'agreement/return overdue'])
    const confirm = async (saidAt: number) =>
      reasonsOf(await agreements.confirm({ actor: agent, id: 'a', proof: partnerProofAt(saidAt) }))
    expect(await confirm(start - 1)).toEqual(['agreement/return early'])
    expect(await confirm(cycled.clock.at)).toEqual([])
    expect(await stateOf()).toEqual(['ended'])
  })

  it('is over at once with nothing to return', async () => {
    const cycled = await openCycled()
    const { agreements } = cycled.governance
    await agreements.draft({ actor: rep, terms: termsOf('a', { atEnd: [] }) })
    await agreements.sign({ actor: head, id: 'a' })
    await agreements.end({ actor: head, id: 'a', reason: 'over' })
    expect(valueOf(await agreements.list({ actor: agent }))).toMatchObject([{ state: 'ended', findings: [] }])
  })

  it('goes, over random steps of random people, as a naive model says, with an event for each', async () => {
    const steps = [
      'draft',
      'drop',
      'sign',
      'propose',
      'amend',
      'attest',
      'suspend',
      'resume',
      'end',
      'confirm',
    ] as const
    const script = fc.array(
      fc.record({
        step: fc.constantFrom(...steps),
        who: fc.constantFrom(rep, head, head2, nobody),
        wait: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(script, async (taken) => {
        const cycled = await openCycled()
        const { agreements } = cycled.governance
        let state: string | undefined
        let author = ''
        let proposer: string | undefined
        let inForce = false
        for (const { step, who, wait } of taken) {
          cycled.clock.at += wait * day
          const { at } = cycled.clock
          const before = await eventsIn(cycled)
          const proof = partnerProofAt(at)
          const given = { actor: who, id: 'a', reason: 'r', proof, terms: termsOf('a') }
          let outcome: string
          try {
            outcome = (await agreements[step](given)).outcome
          } catch (error) {
            if (!isTutelaError(error)) throw error
            outcome = error.failure.kind
          }
          const holds = who !== nobody
          const responsible = who === head || who === head2
          const may: Readonly<Record<typeof step, boolean>> = {
            draft: holds,
            drop: holds && state === 'draft',
            sign: responsible && state === 'draft' && author !== who.id,
            propose: holds && state === 'signed',
            amend: responsible && state === 'signed' && proposer !== undefined && proposer !== who.id,
            attest: holds && state === 'signed',
            suspend: responsible && state === 'signed',
            resume: responsible && state === 'suspended',
            end: responsible && (state === 'signed' || state === 'suspended'),
            confirm: holds && state === 'returning',
          }
          const absent = state === undefined && step !== 'draft'
          const twice = state !== undefined && step === 'draft' && holds
          const expected = absent
            ? 'record/missing'
            : twice
              ? 'record/duplicate'
              : may[step]
                ? 'done'
                : 'deny'
          expect([step, who.id, outcome]).toEqual([step, who.id, expected])
          const told = outcome === 'done' || outcome === 'deny' ? 1 : 0
          expect(await eventsIn(cycled)).toBe(before + told)
          if (outcome !== 'done') continue
          if (step === 'draft') [state, author] = ['draft', who.id]
          if (step === 'drop') state = 'dropped'
          if (step === 'sign' || step === 'resume') [state, inForce] = ['signed', true]
          if (step === 'propose') proposer = who.id
          if (step === 'amend') proposer = undefined
          if (step === 'suspend') [state, inForce] = ['suspended', false]
          if (step === 'end') [state, inForce] = ['returning', false]
          if (step === 'confirm') state = 'ended'
          const standing = await inForceAt(cycled, at)
          expect(standing).toHaveLength(inForce ? 1 : 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is signed, amended and ended whole or not at all, whichever call of the store fails', async () => {
    for (const step of ['sign', 'amend', 'resume', 'end'] as const) {
      let calls = Infinity
      for (let call = 1; call <= calls; call += 1) {
        const store = memoryStore()
        const keys = memoryKeys()
        const cycled = await openCycled({}, { store, keys })
        const { agreements } = cycled.governance
        await agreements.draft({ actor: rep, terms: termsOf('a') })
        if (step !== 'sign') await agreements.sign({ actor: head, id: 'a' })
        if (step === 'amend') await agreements.propose({ actor: rep, terms: termsOf('a') })
        if (step === 'resume') await agreements.suspend({ actor: head, id: 'a', reason: 'r' })
        const before = await pictureOf(cycled)
        const faulty = faultyStore(store, { at: call, manner: 'reject', lasts: false })
        const failing = await openCycled({}, { store: faulty.store, keys }).catch(() => undefined)
        try {
          await failing?.governance.agreements[step]({ actor: head, id: 'a', reason: 'r' })
        } catch (error) {
          if (!isTutelaError(error)) throw error
        }
        const after = await pictureOf(cycled)
        const moved = after.matter !== before.matter
        expect([step, call, after.evidence !== before.evidence]).toEqual([step, call, moved])
        expect(after.events - before.events).toBe(moved ? 1 : 0)
        if (!faulty.isFaulted()) calls = call
      }
    }
  })
})

const eventsIn = ({ store }: Pick<Cycled, 'store'>) =>
  store.transact(async (transaction) => (await transaction.list('event', { equals: {}, limit: 1000 })).length)

/** What an agreement's step changes. */
const pictureOf = async (cycled: Cycled) => ({
  matter: JSON.stringify(
    await cycled.store.transact((transaction) => transaction.list('matter', { equals: {}, limit: 9 })),
  ),
  evidence: JSON.stringify(await versionsIn(cycled)),
  events: await eventsIn(cycled),
})
