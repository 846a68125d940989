/** Do the contract suites reject stores that break them? At least one broken store a promise. */

import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/store/memory'
import { sharedStoreContract, storeContract } from '../../src/testing/store'
import { alterPlace } from './alter'
import { brokenPages } from './broken-pages'
import { brokenRefusals } from './broken-refusals'
import { brokenRows } from './broken-rows'
import { brokenPlaces, brokenTransactions } from './broken-transactions'

interface Promised<A> {
  readonly name: string
  readonly check: (create: A) => Promise<void>
}

/** Which of the named checks a store fails. */
const failedChecks = async <A>(
  contract: readonly Promised<A>[],
  create: A,
  names: readonly string[],
): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const { name, check } of contract.filter((each) => names.includes(each.name)))
    await check(create).catch(() => {
      failed.push(name)
    })
  return failed.sort()
}

const namesOf = (contract: readonly { readonly name: string }[]): readonly string[] =>
  contract.map(({ name }) => name).sort()

const broken = [...brokenRows, ...brokenPages, ...brokenRefusals, ...brokenTransactions]

describe('the contract suite of stores', () => {
  it('passes a good store', async () => {
    expect(await failedChecks(storeContract, () => memoryStore(), namesOf(storeContract))).toEqual([])
  })

  it.each(broken)('rejects a store with $name', async ({ createStore, fails }) => {
    expect(await failedChecks(storeContract, createStore, fails)).toEqual([...fails].sort())
  })

  it('has a broken store for every promise', () => {
    expect([...new Set(broken.flatMap(({ fails }) => fails))].sort()).toEqual(namesOf(storeContract))
  })
})

describe('the contract suite of stores that share a place', () => {
  it('passes a good place', async () => {
    const good = alterPlace(() => ({}))
    expect(await failedChecks(sharedStoreContract, good, namesOf(sharedStoreContract))).toEqual([])
  })

  it.each(brokenPlaces)('rejects a place with $name', async ({ createPlace, fails }) => {
    expect(await failedChecks(sharedStoreContract, createPlace, fails)).toEqual([...fails].sort())
  })

  it('has a broken place for every promise', () => {
    expect([...new Set(brokenPlaces.flatMap(({ fails }) => fails))].sort()).toEqual(
      namesOf(sharedStoreContract),
    )
  })
})
