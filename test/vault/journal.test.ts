/** Do erasures and withdrawals reach the journal before they are acknowledged, and does a journal show that it was cut or changed? */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { peekCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { erasedName } from '../../src/audit/erasure'
import { fileJournal } from '../../src/audit/file-journal'
import { type JournalKeeper, openJournal, readJournal } from '../../src/audit/journal'
import { memoryStore } from '../../src/store/memory'
import { openVault } from '../../src/vault/open'
import { storeJournal } from '../../src/vault/store-journal'
import { collection, consentFor, customer, openCompany, policy, rep, self, start } from './company'

const key = createLogKey('example.com/customers')
const verifier = logVerifier(key.publicKey)
const folder = await mkdtemp(join(tmpdir(), 'tutela-journal-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const held = { log: verifier.name, verifiers: [verifier] }

let number = 0
const twoKeepers = (): readonly [JournalKeeper, JournalKeeper] => {
  number += 1
  return [fileJournal(join(folder, String(number))), storeJournal(memoryStore())]
}

const prepared = async (journal: readonly JournalKeeper[]) => {
  const { store, keys } = await openCompany()
  const options = { policy, store, keys, clock: () => start, signer: logSigner(key.secretKey), journal }
  const vault = await openVault(options)
  await vault.collect(collection)
  return { vault, options }
}

const opened = async (keeper: JournalKeeper, notes: readonly string[] = []) =>
  openJournal(await readJournal(keeper, verifier.name), {
    ...held,
    known: notes.flatMap((note) => peekCheckpoint(note) ?? []),
  })

describe('the journal', () => {
  it('has every withdrawal and erasure at every keeper when it is acknowledged, and names nobody', async () => {
    const keepers = twoKeepers()
    const { vault } = await prepared(keepers)
    await vault.withdrawConsent({ actor: self, customer, consent: `consent service ${customer}` })
    for (const keeper of keepers)
      expect(await opened(keeper)).toMatchObject({
        entries: [{ kind: 'withdrawal', state: 'withdrawn', customer: erasedName(vault.id, customer) }],
      })
    const answer = await vault.erase({ actor: self, customer, ground: 'request' })
    for (const keeper of keepers) {
      const pages = await readJournal(keeper, verifier.name)
      expect(pages.map(({ text }) => text).join('')).not.toContain(`"${customer}"`)
      expect(await opened(keeper)).toMatchObject({
        outcome: 'verified',
        entries: [{ kind: 'withdrawal' }, { kind: 'erasure' }],
        head: { size: 2 },
      })
    }
    expect(answer.outcome).toBe('done')
    // what nobody may do is in no journal
    await vault.revokeConsent({ actor: rep, customer, consent: 'none' }).catch(() => undefined)
    expect((await vault.copyJournal()).map(({ size }) => size)).toEqual([2, 2])
  })

  it('shows a cut tail, a removed, swapped or changed page against the checkpoint that was kept', async () => {
    const [keeper] = twoKeepers()
    const { vault } = await prepared([keeper])
    const notes: string[] = []
    for (const purpose of ['service', 'delivery']) {
      await vault.withdrawConsent({ actor: self, customer, consent: `consent ${purpose} ${customer}` })
      notes.push(...(await vault.copyJournal()).map(({ note }) => note))
    }
    await vault.erase({ actor: self, customer, ground: 'request' })
    notes.push(...(await vault.copyJournal()).map(({ note }) => note))
    const known = notes.flatMap((note) => peekCheckpoint(note) ?? [])
    const pages = await readJournal(keeper, verifier.name)
    expect(pages).toHaveLength(3)
    expect(openJournal(pages, { ...held, known }).outcome).toBe('verified')
    for (let size = 0; size < 3; size += 1)
      expect(openJournal(pages.slice(0, size), { ...held, known })).toMatchObject({ reason: 'cut' })
    expect(openJournal(pages.slice(1), { ...held, known })).toMatchObject({ reason: 'malformed' })
    expect(openJournal(pages.toReversed(), { ...held, known })).toMatchObject({ reason: 'malformed' })
    let tried = 0
    for (const [index, page] of pages.entries())
      for (let at = 0; at < page.text.length; at += 7) {
        const flipped = String.fromCharCode(page.text.charCodeAt(at) ^ 1)
        const text = page.text.slice(0, at) + flipped + page.text.slice(at + 1)
        const changed = pages.with(index, { ...page, text })
        expect(openJournal(changed, { ...held, known }).outcome).toBe('refused')
        tried += 1
      }
    expect(tried).toBeGreaterThan(200)
    const stranger = logVerifier(createLogKey('example.com/customers').publicKey)
    expect(openJournal(pages, { ...held, verifiers: [stranger], known })).toMatchObject({
      reason: 'unsigned',
    })
    // another journal of the same key, grown as long, is not the one that was kept
    const [other] = twoKeepers()
    const second = await prepared([other])
    for (const purpose of ['service', 'delivery'])
      await second.vault.withdrawConsent({ actor: self, customer, consent: `consent ${purpose} ${customer}` })
    await second.vault.erase({ actor: self, customer, ground: 'request' })
    expect(await opened(other, notes)).toMatchObject({ reason: 'rewritten' })
  })

  it('gets what waited once its keeper is back, each entry once, from several processes', async () => {
    const [keeper, second] = twoKeepers()
    let isAway = true
    const flaky: JournalKeeper = {
      ...keeper,
      add: (origin, page) => (isAway ? Promise.reject(new Error('out of reach')) : keeper.add(origin, page)),
    }
    const { vault, options } = await prepared([second, flaky])
    const withdrawal = { actor: self, customer, consent: `consent service ${customer}` }
    await expect(vault.withdrawConsent(withdrawal)).rejects.toMatchObject({
      failure: { kind: 'store/unavailable', remedy: expect.stringContaining('copyJournal') },
    })
    // it stands all the same
    const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name'] }
    expect((await vault.use(usage)).outcome).toBe('deny')
    isAway = false
    const clerks = await Promise.all([openVault(options), openVault(options), openVault(options)])
    await Promise.all(clerks.map((clerk) => clerk.copyJournal()))
    for (const one of [keeper, second])
      expect(await opened(one)).toMatchObject({ outcome: 'verified', head: { size: 1 } })
    await Promise.all(
      clerks.map(async (clerk, index) => {
        const consent = consentFor('service', { id: `consent ${index}` })
        await clerk.giveConsent({ actor: self, consent })
        await clerk.withdrawConsent({ actor: self, customer, consent: consent.id })
      }),
    )
    for (const one of [keeper, second])
      expect(await opened(one)).toMatchObject({ outcome: 'verified', head: { size: 4 } })
  })

  it('needs a signer, and says so before anything is done', async () => {
    const { store, keys } = await openCompany()
    const journal = twoKeepers()
    await expect(openVault({ policy, store, keys, journal })).rejects.toMatchObject({
      failure: { kind: 'key/missing' },
    })
  })
})
