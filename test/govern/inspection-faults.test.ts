/** If the store fails at any call of an inspection, is it finished with its problems and its event, or not at all (8.1.2)? */

import { expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { govern } from '../../src/govern/govern'
import { faultyStore } from '../../src/testing/faulty-store'
import { openVault } from '../../src/vault/open'
import { collection, openCompany, policy, secrets } from '../vault/company'
import { rowsOf, tamper } from './forge'
import { inspector } from './world'

it('is all or nothing, and tells no value', async () => {
  let points = 0
  for (let call = 1; call < 200; call += 1) {
    const [store, keys] = [memoryStore(), memoryKeys()]
    const { vault, clock } = await openCompany({ store, keys })
    await vault.collect(collection)
    await tamper(store, 'record', (row) => ({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) }))
    const faulty = faultyStore(store, { at: call, manner: 'reject', lasts: false })
    try {
      const other = await openVault({ policy, store: faulty.store, keys, clock: () => clock.at })
      await govern(other).inspections.run({ actor: inspector, plan: 'accuracy' })
    } catch (error) {
      if (!isTutelaError(error)) throw error
      for (const secret of secrets) expect(String(error.stack)).not.toContain(secret)
    }
    if (!faulty.isFaulted()) break
    points += 1
    const matters = await rowsOf(store, 'matter')
    const finished = matters.filter(({ kind, state }) => kind === 'inspection' && state === 'finished').length
    const problems = matters.filter(({ kind }) => kind === 'problem').length
    const told = (await rowsOf(store, 'event')).filter(({ leaf }) =>
      leaf.includes('"about":"inspection/finish"'),
    )
    expect([problems, told.length]).toEqual([finished, finished])
  }
  expect(points).toBeGreaterThan(15)
})
