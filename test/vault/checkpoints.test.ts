/** Can somebody who holds a checkpoint of a vault hold the vault to it: by proofs, by checking, through restarts and other versions? */

import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openCheckpoint } from '../../src/audit/checkpoint'
import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { hashOfLeaf } from '../../src/audit/leaf'
import { provesConsistency } from '../../src/audit/proof'
import { openProof, proofText } from '../../src/audit/proof-text'
import { fileKeys } from '../../src/keys/file'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { sqliteStore } from '../../src/store/sqlite'
import type { Store } from '../../src/store/store'
import { openVault } from '../../src/vault/open'
import { seededRandom } from '../crypto/seeded-random'
import { newPath } from '../store/place'
import * as company from './company'
import { newVault, openTestVault, usage, writeEvidence } from './world'

const key = createLogKey('example.com/customers', seededRandom(1))
const signer = logSigner(key.secretKey)
const verifiers = [logVerifier(key.publicKey)]

const signingVault = async (store: Store = memoryStore(), keys = memoryKeys()) => {
  await writeEvidence(store)
  return { store, keys, vault: await openTestVault(store, keys, { signer }) }
}

const believed = (note: string) => {
  const opened = openCheckpoint(note, verifiers)
  if (opened.outcome === 'refused') throw new Error(opened.reason)
  return opened.checkpoint
}

describe('a checkpoint of a vault', () => {
  it('is signed over every event there is, once for each size, and stands in the log from then on', async () => {
    const { vault } = await signingVault()
    const empty = await vault.checkpoint()
    expect(believed(empty.note)).toMatchObject({ size: 0 })
    await vault.use(usage)
    const first = await vault.checkpoint()
    expect(await vault.checkpoint()).toEqual(first)
    await vault.use([usage, usage])
    const second = await vault.checkpoint()
    expect([first, second].map(({ note }) => believed(note).size)).toEqual([1, 3])
    expect(believed(second.note).root).toEqual(second.root)
    const report = await vault.verify([empty, first, second].map(({ note }) => believed(note)))
    expect(report).toMatchObject({ size: 3, pending: 0, faults: [] })
  })

  it('needs a signer', async () => {
    const { vault } = await newVault()
    await expect(vault.checkpoint()).rejects.toMatchObject({ failure: { kind: 'key/missing' } })
    await expect(vault.proveEvent(0)).rejects.toMatchObject({ failure: { kind: 'record/missing' } })
  })

  it('is one and the same for all who make it at once', async () => {
    const { vault, store, keys } = await signingVault()
    const other = await openTestVault(store, keys, { signer })
    for (let turn = 0; turn < 4; turn += 1) {
      await Promise.all([vault.use(usage), other.use(usage)])
      const [one, two] = await Promise.all([vault.checkpoint(), other.checkpoint()])
      expect(one).toEqual(two)
    }
    expect((await vault.verify()).faults).toEqual([])
  })

  it('is not signed where a signer fails or hangs, and nothing is kept', async () => {
    const [store, keys] = [memoryStore(), memoryKeys()]
    await writeEvidence(store)
    for (const sign of [
      () => Promise.reject(new Error('no')),
      () => new Promise<Uint8Array>(() => undefined),
      async () => new Uint8Array(0),
      async () => JSON.parse('{}'),
      () => {
        throw new Error('no')
      },
    ]) {
      const vault = await openTestVault(store, keys, { signer: { ...signer, sign }, patience: 50 })
      await expect(vault.checkpoint()).rejects.toMatchObject({ failure: { kind: 'key/unavailable' } })
    }
    const rows = await store.transact((transaction) =>
      transaction.list('checkpoint', { equals: {}, limit: 9 }),
    )
    expect(rows).toEqual([])
  })
})

describe('a proof of a vault', () => {
  it('convinces whoever has the public key alone, of every event and every earlier checkpoint', async () => {
    const { vault } = await signingVault()
    const checkpoints = []
    for (let turn = 0; turn < 5; turn += 1) {
      await vault.use([usage, usage, usage])
      checkpoints.push(await vault.checkpoint())
    }
    for (let position = 0; position < 15; position += 1) {
      const proof = openProof(proofText(await vault.proveEvent(position)), verifiers)
      expect(proof).toMatchObject({ outcome: 'verified', position })
      if (proof.outcome === 'verified') expect(JSON.parse(proof.leaf)).toMatchObject({ counter: position })
    }
    for (const { size, root } of checkpoints) {
      const extension = await vault.proveExtension(size)
      expect(provesConsistency(extension, root, believed(extension.checkpoint).root)).toBe(true)
    }
    await expect(vault.proveEvent(15)).rejects.toMatchObject({ failure: { kind: 'input/invalid' } })
    await expect(vault.proveExtension(16)).rejects.toMatchObject({ failure: { kind: 'input/invalid' } })
  })

  it('is refused when its event, its position or any of its lines is changed', async () => {
    const { vault } = await signingVault()
    await vault.use([usage, usage, usage, usage, usage])
    await vault.checkpoint()
    const proof = await vault.proveEvent(2)
    const text = proofText(proof)
    const lines = text.split('\n')
    for (let line = 0; line < lines.length - 1; line += 1)
      for (const changed of ['', `${lines[line]}A`, 'AAAA'])
        if (changed !== lines[line])
          expect(openProof(lines.toSpliced(line, 1, changed).join('\n'), verifiers).outcome).toBe('refused')
    const other = proofText({
      ...proof,
      leaf: proof.leaf.replace('"deny"', '"done"').replace('"permit"', '"done"'),
    })
    expect(openProof(other, verifiers)).toEqual({ outcome: 'refused', reason: 'unproven' })
    expect(openProof(proofText({ ...proof, position: 3 }), verifiers)).toMatchObject({ reason: 'unproven' })
    expect(
      openProof(text, [logVerifier(createLogKey('example.com/x', seededRandom(2)).publicKey)]),
    ).toMatchObject({
      reason: 'unsigned',
    })
  })
})

describe('a vault whose database somebody edits', () => {
  /** The same ring each time. */
  const ring = () => memoryKeys({ random: seededRandom(3) })
  const edited = async (edit: (database: DatabaseSync) => void) => {
    const path = newPath()
    const { vault } = await signingVault(sqliteStore(path), ring())
    const held = []
    for (let turn = 0; turn < 3; turn += 1) {
      await vault.use(Array.from({ length: 100 }, () => usage))
      held.push(believed((await vault.checkpoint()).note))
    }
    expect((await vault.verify(held)).faults).toEqual([])
    await vault.close()
    const database = new DatabaseSync(path)
    edit(database)
    database.close()
    const again = await openTestVault(sqliteStore(path), ring(), { signer })
    const { faults } = await again.verify(held)
    const checkpointing = await again
      .use(usage)
      .then(() => again.checkpoint())
      .then(
        () => 'signed',
        (error: { readonly failure: { readonly kind: string } }) => error.failure.kind,
      )
    await again.close()
    return { kinds: [...new Set(faults.map(({ kind }) => kind))].toSorted(), faults, checkpointing }
  }

  it('finds an event that was told otherwise, where it is', async () => {
    const { faults } = await edited((database) => {
      const row = database.prepare('select leaf from event where position = 120').get()
      const leaf = String(row?.leaf).replace('"e-1"', '"e-2"')
      database
        .prepare('update event set leaf = ?, leaf_hash = ? where position = 120')
        .run(leaf, hashOfLeaf(leaf))
    })
    expect(faults).toContainEqual(expect.objectContaining({ kind: 'altered', position: 120 }))
    expect(faults).toContainEqual({ kind: 'rewritten', position: 100, size: 200 })
  })

  it('finds events that were removed, and a log that was rolled back with all its rows', async () => {
    const removed = await edited((database) => database.exec('delete from event where position = 120'))
    expect(removed.faults).toContainEqual({ kind: 'removed', position: 120 })
    const rolled = await edited((database) => {
      database.exec('delete from event where position >= 200')
      database.exec('delete from tile')
      database.exec("delete from log where id in ('tree', 'checkpoint')")
      database.exec('delete from checkpoint where size > 200')
    })
    expect(rolled.faults).toContainEqual({ kind: 'cut', position: 200, size: 300 })
  })

  it('finds changed hashes, and signs nothing over them', async () => {
    const changed = await edited((database) =>
      database.exec('update tile set hashes = zeroblob(length(hashes)) where level = 0 and number = 1'),
    )
    expect(changed.kinds).toContain('altered')
    expect(changed.checkpointing).toBe('audit/broken')
    const above = await edited((database) =>
      database.exec('update tile set hashes = zeroblob(32) where level = 1'),
    )
    expect([above.kinds, above.checkpointing]).toEqual([['tiles'], 'audit/broken'])
    const gone = await edited((database) => database.exec('delete from tile where level = 0 and number = 0'))
    expect(gone.kinds).toEqual(['tiles'])
    const root = await edited((database) =>
      database.exec("update log set head = zeroblob(32) where id = 'tree'"),
    )
    expect([root.kinds, root.checkpointing]).toEqual([['head'], 'audit/broken'])
    const signed = await edited((database) =>
      database.exec("update log set head = zeroblob(32) where id = 'checkpoint'"),
    )
    expect(signed.checkpointing).toBe('audit/broken')
  })
})

it('lays the tree over a log of the first version, whose positions have none, and only once', async () => {
  const path = newPath()
  const made = join(import.meta.dirname, '../fixtures/format-1')
  await copyFile(join(made, 'customers.db'), path)
  const keysPath = `${path}.keys`
  await copyFile(join(made, 'vault.keys'), keysPath)
  const keys = await fileKeys({ path: keysPath, passphrase: 'a passphrase that everybody knows' })
  const vault = await openVault({
    policy: company.policy,
    store: sqliteStore(path),
    keys,
    signer,
    clock: () => company.start,
  })
  const before = await vault.verify()
  expect(before).toMatchObject({ faults: [], pending: 0 })
  const first = await vault.checkpoint()
  expect(first.size).toBe(before.size)
  await vault.collect(company.order('o-2', company.start))
  const second = await vault.checkpoint()
  expect(await vault.verify([first, second])).toMatchObject({ faults: [], size: before.size + 1 })
  expect(openProof(proofText(await vault.proveEvent(0)), verifiers)).toMatchObject({ outcome: 'verified' })
  await vault.close()
})
