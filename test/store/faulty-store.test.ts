/** Does the faulty store fail where it was told to, how it was told to, and leave behind what a real one would? */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { memoryStore } from '../../src/store/memory'
import type { Store } from '../../src/store/store'
import { type FaultManner, faultManners, faultyStore } from '../../src/testing/faulty-store'

const row = (name: string) => ({ customer: '', name, value: '' }) as const

/** Six calls: the beginning, three operations, the commit, the answer. */
const write = (store: Store): Promise<string> =>
  store.transact(async (transaction) => {
    await transaction.insert('meta', [row('a')])
    await transaction.get('meta', { customer: '', name: 'a' })
    await transaction.insert('meta', [row('b')])
    return 'written'
  })

const namesIn = (store: Store): Promise<readonly string[]> =>
  store.transact(async (transaction) =>
    (await transaction.list('meta', { equals: {}, limit: 9 })).map(({ name }) => name),
  )

const outcome = async (call: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await call()
  } catch (error) {
    return isTutelaError(error) ? error.failure.kind : error
  }
}

const failsWith: Readonly<Record<FaultManner, unknown>> = {
  throw: new Error('the store threw'),
  reject: 'store/unavailable',
  hang: 'store/unavailable',
  'wrong type': { something: 'else' },
}

describe('a faulty store', () => {
  it('is the store that it stands on until its fault, and counts the calls', async () => {
    const faulty = faultyStore(memoryStore(), { at: Number.POSITIVE_INFINITY, manner: 'throw', lasts: true })
    expect(await write(faulty.store)).toBe('written')
    expect([faulty.calls(), faulty.isFaulted()]).toEqual([6, false])
  })

  it.each(faultManners)('by "%s" writes all or nothing wherever it fails', async (manner) => {
    const left: (readonly string[])[] = []
    for (const at of [1, 2, 4, 5, 6]) {
      const store = memoryStore()
      const faulty = faultyStore(store, { at, manner, lasts: false })
      const call = outcome(() => write(faulty.store))
      if (manner === 'hang') {
        expect(await Promise.race([call, pause('still waiting')])).toBe('still waiting')
        faulty.release()
      }
      const given = await call
      if (manner !== 'wrong type' || at === 1 || at === 6) expect(given).toEqual(failsWith[manner])
      expect(faulty.isFaulted()).toBe(true)
      left.push(await namesIn(store))
    }
    const lastOperations = manner === 'wrong type' ? [['b'], ['a']] : [[], []]
    expect(left).toEqual([[], ...lastOperations, [], ['a', 'b']])
  })

  it('fails once, or from there on', async () => {
    for (const lasts of [false, true]) {
      const faulty = faultyStore(memoryStore(), { at: 2, manner: 'reject', lasts })
      expect(await outcome(() => write(faulty.store))).toBe('store/unavailable')
      expect(await outcome(() => write(faulty.store))).toBe(lasts ? 'store/unavailable' : 'written')
    }
  })

  it('ends the transaction as a failure, even where the work catches it', async () => {
    const store = memoryStore()
    for (const manner of ['throw', 'reject'] as const) {
      const faulty = faultyStore(store, { at: 3, manner, lasts: false })
      const caught = faulty.store.transact(async (transaction) => {
        await transaction.insert('meta', [row('a')])
        return outcome(() => transaction.get('meta', { customer: '', name: 'a' }))
      })
      expect(await outcome(() => caught)).toEqual(failsWith[manner])
    }
    expect(await namesIn(store)).toEqual([])
  })
})

const pause = (word: string): Promise<string> => new Promise((resolve) => setTimeout(() => resolve(word), 5))
