/** Do the inspections of practice and of shares find what they must (8.2.1, 6.3.3)? Each fault is planted in a clean company. */

import { describe, expect, it } from 'vitest'
import { govern } from '../../src/govern/govern'
import { definePolicy } from '../../src/policy/define'
import { openVault } from '../../src/vault/open'
import { consentFor, customer, day, head, notice, policy, rep, self, start, term } from '../vault/company'
import { forgeEvent, keyOf, rowsOf, tamper } from './forge'
import {
  type Governed,
  inspectNow,
  inspector,
  openClean,
  proveAll,
  reasonsOf,
  seenIn,
  valueOf,
} from './world'

type Plant = (governed: Governed) => Promise<unknown>

const changeNotice = (change: object) => (governed: Governed) =>
  tamper(governed.store, 'evidence', (row) =>
    row.kind === 'notice'
      ? { ...row, body: JSON.stringify({ ...JSON.parse(row.body), ...change }) }
      : undefined,
  )
const give = (changes: Parameters<typeof consentFor>[1]) => (governed: Governed) =>
  governed.vault.giveConsent({ actor: self, consent: consentFor('service', { id: 'odd', ...changes }) })

const compliance: Readonly<Record<string, readonly [Plant, readonly string[]]>> = {
  'purposes without a notice in force': [
    changeNotice({ untilAt: start + 1000 }),
    ['purpose-without-notice', 'purpose-without-notice'],
  ],
  'a notice that leaves a part out': [
    changeNotice({ parts: { purpose: 'p' } }),
    ['consent-without-notice', 'purpose-without-notice', 'purpose-without-notice'],
  ],
  'a notice that leaves a needed item out': [
    changeNotice({ items: notice.items.filter((item) => item !== 'basic.phone') }),
    ['consent-beyond-notice', 'purpose-without-notice', 'purpose-without-notice'],
  ],
  'a consent to a notice that nobody registered': [
    give({ notice: { id: 'n-9', hash: 'c'.repeat(64), language: 'zh' } }),
    ['consent-without-notice'],
  ],
  'a consent given before its notice was in force': [
    give({ givenAt: term.fromAt - 1 }),
    ['consent-without-notice'],
  ],
  'a bundled consent': [give({ bundled: true }), ['consent-not-voluntary']],
  'a pre-ticked consent': [give({ act: 'pre-ticked' }), ['consent-not-voluntary']],
}

describe('the compliance inspection', () => {
  it.each(Object.entries(compliance))('finds %s', async (_, [plant, seen]) => {
    const governed = await openClean()
    await plant(governed)
    expect(seenIn(await inspectNow(governed, 'compliance'))).toEqual(
      seen.map((reason) => `inspect/compliance ${reason}`),
    )
  })

  it('finds grants that nobody used, once a whole period shows it', async () => {
    const governed = await openClean()
    expect(seenIn(await inspectNow(governed, 'compliance'))).toEqual([])
    const later = await openClean()
    later.clock.at += 367 * day
    await proveAll(later, later.clock.at)
    const { observations } = await inspectNow(later, 'compliance')
    const unused = observations.filter(({ reason }) => reason === 'grant-unused')
    const granted = Object.entries(policy.document.positions).flatMap(([name, { grants }]) =>
      [...new Set(grants.flatMap(({ purposes }) => purposes))].map((purpose) => [purpose, name]),
    )
    const used = [
      ['service', 'sales-representative'],
      ['delivery', 'sales-representative'],
    ]
    expect(unused.map(({ about }) => JSON.stringify(about)).toSorted()).toEqual(
      granted
        .map((pair) => JSON.stringify(pair))
        .filter((pair) => !used.some((one) => JSON.stringify(one) === pair))
        .toSorted(),
    )
  })

  it('finds inspections that are overdue, and tells them in the schedule', async () => {
    const governed = await openClean()
    const { clock, governance } = governed
    clock.at = start + 80 * day
    const schedule = async () => valueOf(await governance.inspections.schedule({ actor: inspector }))
    expect((await schedule()).flatMap(({ findings }) => findings)).toEqual([])
    clock.at = start + 100 * day
    expect(
      (await schedule()).flatMap(({ plan, findings }) => findings.map(({ clauses }) => [plan, clauses])),
    ).toEqual([
      ['authorization', ['8.1.1']],
      ['shares', ['8.1.1']],
    ])
    expect(seenIn(await inspectNow(governed, 'compliance'))).toEqual([
      'inspect/schedule overdue',
      'inspect/schedule overdue',
    ])
    await inspectNow(governed, 'authorization')
    await inspectNow(governed, 'shares')
    expect((await schedule()).flatMap(({ findings }) => findings)).toEqual([])
  })

  it('tells what the linter tells, derogations as a note, and provisions without a measure', async () => {
    const governed = await openClean()
    const { store, keys, clock } = governed
    const controls = Object.fromEntries(
      Object.entries(policy.document.controls ?? {}).filter(([name]) => name !== 'network'),
    )
    const other = definePolicy(
      { ...policy.document, controls },
      {
        version: '2',
        purposes: { payment: { basis: { kind: 'contract', article: 'PIPL art. 13 (2)' } } },
        positions: { supervisor: { grants: [{ purposes: ['service'], items: ['basic.name'] }] } },
      },
    )
    const vault = await openVault({ policy: other, store, keys, clock: () => clock.at })
    const inspection = await inspectNow({ governance: govern(vault), clock }, 'compliance')
    expect([...new Set(seenIn(inspection))]).toEqual([
      'inspect/compliance lint',
      'inspect/compliance measure-missing',
    ])
    expect(inspection.observations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'lint', clauses: ['8.2.1', '8.1.1'] }),
        expect.objectContaining({ reason: 'measure-missing', clauses: ['8.2.1', '4.2.2'] }),
        expect.objectContaining({
          reason: 'derogation',
          gravity: 'note',
          clauses: ['8.2.1', '1.3.5', '5.4.1'],
        }),
      ]),
    )
  })
})

const shares: Readonly<Record<string, readonly [Plant, readonly string[]]>> = {
  'a disclosure that the log does not know of': [
    async ({ store }) => {
      const [row] = await rowsOf(store, 'disclosure')
      if (row === undefined) throw new Error('no disclosure')
      const forged = { ...row, customer: 'c-2' }
      await store.transact((transaction) => transaction.insert('disclosure', [forged]))
    },
    ['no-event'],
  ],
  'a share without a disclosure': [
    async ({ vault }) =>
      forgeEvent(vault, {
        action: 'share',
        outcome: 'permit',
        actor: { ...rep },
        customer,
        purposes: ['delivery'],
        items: ['basic.name'],
        recipient: 'carrier',
        about: 'p-9',
      }),
    ['no-disclosure'],
  ],
  'a disclosure that was deleted': [
    async ({ store }) =>
      store.transact(async (transaction) => {
        const rows = await transaction.list('disclosure', { equals: {}, limit: 9 })
        await transaction.delete(
          'disclosure',
          rows.map((row) => keyOf('disclosure', row)),
        )
      }),
    ['no-disclosure'],
  ],
  'a disclosure of other items than the log tells': [
    ({ store }) =>
      tamper(store, 'disclosure', (row) => ({ ...row, items: JSON.stringify({ 'basic.address': 'plain' }) })),
    ['no-event'],
  ],
  'items beyond the agreement': [
    ({ store }) =>
      tamper(store, 'evidence', (row) =>
        row.kind === 'agreement'
          ? { ...row, body: JSON.stringify({ ...JSON.parse(row.body), items: ['basic.name'] }) }
          : undefined,
      ),
    ['beyond-agreement'],
  ],
  'a package that is gone': [
    async ({ store }) =>
      store.transact(async (transaction) => {
        const rows = await transaction.list('package', { equals: {}, limit: 9 })
        await transaction.delete(
          'package',
          rows.map((row) => keyOf('package', row)),
        )
      }),
    ['no-package'],
  ],
  'a recipient that has not attested its use': [
    async ({ clock }) => {
      clock.at += 366 * day
    },
    ['not-attested'],
  ],
}

describe('the check of shares', () => {
  it.each(Object.entries(shares))('finds %s', async (_, [plant, seen]) => {
    const governed = await openClean()
    await plant(governed)
    expect(seenIn(await inspectNow(governed, 'shares'))).toEqual(
      seen.map((reason) => `inspect/shares ${reason}`),
    )
  })

  it('lets stand what left before its agreement ended', async () => {
    const governed = await openClean()
    await governed.vault.endEvidence({ actor: head, kind: 'agreement', id: 'agreement carrier' })
    expect(seenIn(await inspectNow(governed, 'shares'))).toEqual([])
  })
})

describe('an inspection', () => {
  it('is carried out by who inspects, and by nobody of the department', async () => {
    const governed = await openClean()
    const run = (actor: typeof inspector, plan = 'shares') =>
      governed.governance.inspections.run({ actor, plan })
    expect(reasonsOf(await run(rep as typeof inspector))).toEqual([
      'inspect/person not-supervisor',
      'inspect/person own-department',
    ])
    expect(reasonsOf(await run({ ...inspector, department: 'sales' }))).toEqual([
      'inspect/person not-supervisor',
      'inspect/person own-department',
    ])
    expect(reasonsOf(await run(inspector, 'nothing'))).toEqual(['inspect/schedule unknown'])
    expect(await run(inspector)).toMatchObject({ outcome: 'done' })
  })

  it('can be given up, and then not finished; what it saw counts for nothing', async () => {
    const governed = await openClean()
    const { governance, store } = governed
    await inspectNow(governed, 'accuracy')
    const [done] = valueOf(await governance.inspections.list({ actor: inspector, plan: 'accuracy' }))
    expect(done?.state).toBe('finished')
    expect(reasonsOf(await governance.inspections.abandon({ actor: inspector, id: done?.id ?? '' }))).toEqual(
      ['inspect/order out-of-order'],
    )
    await tamper(store, 'record', (row) => ({ ...row, key_id: 'gone', sealed: row.sealed.slice(0, 3) }))
    await store.transact(async (transaction) => {
      const rows = await transaction.list('disclosure', { equals: {}, limit: 9 })
      for (const row of rows)
        await transaction.update('disclosure', keyOf('disclosure', row), {}, { items: 'not JSON' })
    })
    await expect(inspectNow(governed, 'shares')).rejects.toMatchObject({ failure: { kind: 'store/corrupt' } })
    const [running] = valueOf(await governance.inspections.list({ actor: inspector, plan: 'shares' }))
    expect(running?.state).toBe('running')
    expect(await governance.inspections.abandon({ actor: inspector, id: running?.id ?? '' })).toMatchObject({
      outcome: 'done',
    })
    expect(valueOf(await governance.findings.list({ actor: inspector }))).toEqual([])
  })
})
