/** Do the rows that the first version wrote open, verify and go on in this one? On a copy of a database that is never made anew. */

import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fileKeys } from '../../src/keys/file'
import { sqliteStore } from '../../src/store/sqlite'
import { openVault } from '../../src/vault/open'
import { collection, customer, order, policy, rep, start } from './company'

const made = join(import.meta.dirname, '../fixtures/format-1')

it('opens, finds, verifies and takes more into a vault of format 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tutela-format-'))
  try {
    for (const name of ['customers.db', 'vault.keys']) await copyFile(join(made, name), join(folder, name))
    const keys = await fileKeys({
      path: join(folder, 'vault.keys'),
      passphrase: 'a passphrase that everybody knows',
    })
    const store = sqliteStore(join(folder, 'customers.db'))
    const vault = await openVault({ policy, store, keys, clock: () => start })
    const items = ['basic.name', 'basic.phone', 'transaction.number']
    const seen = await vault.use({ actor: rep, customer, purpose: 'service', items })
    expect(seen).toMatchObject({
      outcome: 'permit',
      view: { basic: { name: collection.values.basic.name }, transaction: { number: 'o-1' } },
    })
    const by = { item: 'basic.phone', value: '13800138000' }
    expect(await vault.find({ actor: rep, purpose: 'service', by })).toMatchObject({ customers: [customer] })
    expect((await vault.collect(order('o-2', start))).outcome).toBe('permit')
    await vault.sequence()
    expect(await vault.verify()).toMatchObject({ faults: [], pending: 0 })
    await vault.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
