/** Chapters 4 and 5: storage and use. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { inspect } from 'node:util'
import { guard } from '../../src/mask/guarded'
import { maskValue } from '../../src/mask/mask-value'
import { decideDispose } from '../../src/decide/dispose'
import { collectorKeys } from '../../src/keys/collector'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { sqliteStore } from '../../src/store/sqlite'
import { faultyStore } from '../../src/testing/faulty-store'
import { openVault } from '../../src/vault/open'
import { collection, openCompany, order, policy as companyPolicy, secrets } from '../vault/company'
import type { Trials } from './carried'
import {
  approval,
  collectBroken,
  customer,
  day,
  expectClause,
  head,
  policy,
  problemsWith,
  record,
  rep,
  staffCollect,
  start,
  term,
  throughVault,
  useBroken,
  whole,
} from './world'

const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] }

/** A vault in one file that holds the customer's data, and what the file's bytes are. */
const storedInFile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tutela-clauses-'))
  try {
    const { vault } = await openCompany({ store: sqliteStore(join(folder, 'c.db')) })
    expect((await vault.collect(collection)).outcome).toBe('permit')
    expect((await vault.use(usage)).outcome).toBe('permit')
    const files = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')),
    )
    await vault.close()
    return files.join('')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const viewOf = (decision: ReturnType<typeof useBroken>, item: string): string | undefined =>
  decision.outcome === 'permit' ? decision.views[item] : undefined

export const middleChapters: Trials = {
  '4.1.1': async () => {
    const [store, keys] = [memoryStore(), memoryKeys()]
    const { vault } = await openCompany({ store, keys })
    await vault.collect([collection, order('o-1', start - day)])
    // another process on the same store sees what came in through the first, of every category
    const other = await openVault({ policy: companyPolicy, store, keys, clock: () => start })
    expect(other.id).toBe(vault.id)
    expect(await other.use({ ...usage, items: ['basic.name', 'transaction.number'] })).toMatchObject({
      view: { basic: { name: '欧阳雷雷' }, transaction: { number: 'o-1' } },
    })
  },
  '4.1.2': async () => {
    const store = memoryStore()
    const { vault } = await openCompany({ store })
    await vault.collect([collection, order('o-1', start - day)])
    for (const [category, one] of [
      ['basic', 'basic.name'],
      ['transaction', 'transaction.number'],
    ] as const) {
      const rows = await store.transact((transaction) =>
        transaction.list('record', { equals: { customer, category }, limit: 9 }),
      )
      const used = await vault.use({ ...usage, items: [one] })
      expect(rows.map(({ id }) => id)).toEqual(used.outcome === 'permit' ? used.seen.map(({ id }) => id) : [])
      expect(rows).toHaveLength(1)
    }
  },
  '4.2.3': () => {
    const request = { actor: { ...rep, department: 'service' } }
    const applicant = { id: 'x', department: 'service', position: 'service-agent' }
    expectClause(
      useBroken({}),
      useBroken({ request, evidence: { approvals: [approval({ id: 'theirs', applicant })] } }),
      '4.2.3',
    )
    expectClause(
      collectBroken({}, staffCollect),
      collectBroken({ request: { channel: 'app' } }, staffCollect),
      '4.2.3',
    )
  },
  '4.2.4': async () => {
    const bytes = await storedInFile()
    for (const secret of secrets) expect(bytes).not.toContain(Buffer.from(secret).toString('latin1'))
    // the public key alone writes, and reads nothing of what it wrote
    const [store, keys] = [memoryStore(), memoryKeys()]
    const { vault } = await openCompany({ store, keys })
    const open = async () =>
      openVault({
        policy: companyPolicy,
        store,
        keys: collectorKeys({ publicKey: await keys.publicKey() }),
        clock: () => start,
      })
    expect(await (await open()).collect(collection)).toMatchObject({ outcome: 'permit' })
    expect(await vault.use(usage)).toMatchObject({ outcome: 'permit' })
    await expect((await open()).use(usage)).rejects.toMatchObject({ failure: { kind: 'key/missing' } })
  },
  '4.3.1': () => {
    expect(problemsWith({})).toEqual([])
    const problems = problemsWith({ categories: { basic: { retention: null } } })
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.filter((problem) => !problem.includes('4.3.1'))).toEqual([])
  },
  '4.3.2': () => {
    const old = record({ events: { 'last-transaction': start - 3000 * day } })
    expectClause(useBroken({}), useBroken({ evidence: { records: [old] } }), '4.3.2')
    expect(decideDispose(policy, old, whole, start)).toMatchObject({ outcome: 'due', action: 'delete' })
    const holds = [{ id: 'h', customer, reason: 'a lawsuit', ...term }]
    expect(decideDispose(policy, old, { ...whole, holds }, start)).toMatchObject({
      outcome: 'held',
      findings: [{ rule: 'dispose/hold', clauses: ['4.3.2'] }],
    })
  },
  '5.1.1': async () => {
    expect(await throughVault('sales', 'service', { basic: { name: '李雷' } })).toEqual({
      basic: { name: '李雷' },
    })
  },
  '5.1.2': async () => {
    expect(await throughVault('sales', 'marketing', { basic: { name: '李雷' } })).toEqual({
      basic: { name: '李*' },
    })
  },
  '5.1.3': async () => {
    const { lines } = order('o-1', start).values.transaction
    const seen = await throughVault('sales', 'decision', { transaction: { lines } })
    expect(seen.transaction?.lines).toMatch(/^[0-9A-Z]{26}$/)
  },
  '5.2.1': () => {
    const request = { purpose: 'payment', items: ['transaction.amount'] }
    const purposes = ['payment']
    const evidence = {
      records: [record({ category: 'transaction', items: ['transaction.amount'], purposes })],
    }
    expectClause(useBroken({}), useBroken({ request, evidence }), '5.2.1')
  },
  '5.3.1': async () => {
    expectClause(useBroken({}), useBroken({ evidence: { approvals: [] } }), '5.3.1')
    const { vault } = await openCompany()
    const application = { id: 'own', action: 'use', purpose: 'service', manner: 'screen' } as const
    await vault.apply({
      actor: rep,
      application: { ...application, items: ['basic.name'], customers: 'all', ...term },
    })
    const approved = { approval: 'own', decision: { state: 'approved' } } as const
    expect(await vault.decideApplication({ actor: rep, ...approved })).toMatchObject({
      outcome: 'deny',
      findings: ['self', 'not-responsible'].map((reason) => ({
        rule: 'approve/person',
        reason,
        clauses: ['5.3.1', '6.3.2'],
      })),
    })
    expect(await vault.decideApplication({ actor: head, ...approved })).toMatchObject({ outcome: 'done' })
  },
  '5.3.2': () => {
    const approvals = [approval({ id: 'once', extractions: 1 })]
    expectClause(
      useBroken({ evidence: { approvals } }),
      useBroken({ evidence: { approvals, extractions: { once: 1 } } }),
      '5.3.2',
    )
  },
  '5.3.3': async () => {
    const [store, keys] = [memoryStore(), memoryKeys()]
    const first = await openCompany({ store, keys })
    await first.vault.collect(collection)
    const told = await first.vault.use(usage)
    const events = await first.vault.events({ customer, limit: 100 })
    expect(events.map(({ id }) => id)).toContain(told.event)
    // what can't be recorded isn't released: the last call before the commit writes the event
    const count = faultyStore(store, { at: Number.POSITIVE_INFINITY, manner: 'reject', lasts: false })
    await (await openVault({ policy: companyPolicy, store: count.store, keys, clock: () => start })).use(
      usage,
    )
    const failing = faultyStore(store, { at: count.calls() - 2, manner: 'reject', lasts: true })
    const vault = await openVault({ policy: companyPolicy, store: failing.store, keys, clock: () => start })
    await expect(vault.use(usage)).rejects.toMatchObject({
      failure: { kind: expect.stringMatching(/^store\//) },
    })
  },
  '5.4.1': () => {
    expectClause(useBroken({}), useBroken({ evidence: { approvals: [] } }), '5.4.1')
    // a record is left out with its consent, since it would be due at once for want of any purpose
    const consents = whole.consents.filter((one) => !one.purposes.includes('service'))
    expectClause(
      useBroken({ evidence: { records: [] } }),
      useBroken({ evidence: { consents, records: [] } }),
      '5.4.1',
    )
  },
  '5.4.2': () =>
    expectClause(
      useBroken({}),
      useBroken({ evidence: { records: [record({ purposes: ['marketing'] })] } }),
      '5.4.2',
    ),
  '5.4.3': () => {
    expect(viewOf(useBroken({ request: { purpose: 'marketing' } }), 'basic.phone')).toBe('masked')
    const masked = JSON.stringify(maskValue('phones', [{ kind: 'mobile', number: '+8613800138000' }]))
    expect(masked).not.toContain('13800138000')
    const guarded = guard('+8613800138000', 'phone')
    expect(`${guarded} ${JSON.stringify([guarded])} ${inspect(guarded)}`).not.toContain('13800138000')
  },
}
