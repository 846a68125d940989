/** What does a store promise of transactions? All or nothing, one as if alone, and a plain answer once it's closed. */

import { expect } from 'vitest'
import type { Store, Transaction } from '../store/store'
import { expectFailure, metaRow, pause, rejection, type StoreCheck, times, withStore } from './store-check'

export const transactionContract: readonly StoreCheck[] = [
  {
    name: 'resolves with what the work gave, and the next transaction sees what was written',
    check: withStore(async (store) => {
      const given = { anything: 1 }
      expect(
        await store.transact(async (transaction) => {
          await transaction.insert('meta', [metaRow('a')])
          return given
        }),
      ).toBe(given)
      expect(await namesIn(store)).toEqual(['a'])
    }),
  },
  {
    name: 'shows a transaction its own writes at once',
    check: withStore((store) =>
      store.transact(async (transaction) => {
        await transaction.insert('meta', [metaRow('a'), metaRow('b')])
        await transaction.update('meta', key('a'), {}, { value: 'two' })
        await transaction.delete('meta', [key('b')])
        expect(await transaction.get('meta', key('a'))).toEqual(metaRow('a', 'two'))
        expect(await transaction.list('meta', { equals: {}, limit: 9 })).toEqual([metaRow('a', 'two')])
      }),
    ),
  },
  {
    name: 'undoes every write when the work rejects, and rejects with the same',
    check: withStore(async (store) => {
      await store.transact((transaction) => transaction.insert('meta', [metaRow('a'), metaRow('b')]))
      for (const reason of [new Error('mine'), Object.freeze({ mine: true }), 'mine', undefined]) {
        const failing = async (transaction: Transaction) => {
          await writeMuch(transaction)
          throw reason
        }
        expect(await rejection(() => store.transact(failing))).toBe(reason)
        await expectUntouched(store)
      }
    }),
  },
  {
    name: 'undoes every write when the work throws before it gives a promise',
    check: withStore(async (store) => {
      const reason = new Error('mine')
      const call = () =>
        store.transact(() => {
          throw reason
        })
      expect(await rejection(call)).toBe(reason)
      expect(await namesIn(store)).toEqual([])
    }),
  },
  {
    name: 'undoes every write after an operation failed, though the work caught it, and rejects with that failure',
    check: withStore(async (store) => {
      await store.transact((transaction) => transaction.insert('meta', [metaRow('a'), metaRow('b')]))
      await expectFailure(
        () =>
          store.transact(async (transaction) => {
            await writeMuch(transaction)
            await rejection(() => transaction.insert('meta', [metaRow('a')]))
            return 'fine'
          }),
        'record/duplicate',
      )
      await expectUntouched(store)
      await expectFailure(
        () =>
          store.transact(async (transaction) => {
            await rejection(() => transaction.list('meta', { equals: {}, limit: 0 }))
            await rejection(() => transaction.insert('meta', [metaRow('late')]))
            await rejection(() => transaction.insert('meta', [metaRow('a')]))
          }),
        'input/invalid',
      )
      await expectUntouched(store)
    }),
  },
  {
    name: 'is not ended by an answer of false, of none or of nothing',
    check: withStore(async (store) => {
      await store.transact(async (transaction) => {
        expect(await transaction.update('meta', key('a'), {}, { value: 'two' })).toBe(false)
        expect(await transaction.delete('meta', [key('a')])).toBe(0)
        expect(await transaction.get('meta', key('a'))).toBeUndefined()
        await transaction.insert('meta', [metaRow('a')])
      })
      expect(await namesIn(store)).toEqual(['a'])
    }),
  },
  {
    name: 'loses no update of transactions that overlap',
    check: withStore(async (store) => {
      await store.transact((transaction) => transaction.insert('meta', [metaRow('count', '0')]))
      await Promise.all(times(16, () => store.transact(increment)))
      expect(await store.transact((transaction) => transaction.get('meta', key('count')))).toEqual(
        metaRow('count', '16'),
      )
    }),
  },
  {
    name: 'gives true to one of the transactions that overlap and expect the same',
    check: withStore(async (store) => {
      await store.transact((transaction) => transaction.insert('meta', [metaRow('a', 'one')]))
      const answers = await Promise.all(
        times(8, (index) =>
          store.transact((transaction) =>
            transaction.update('meta', key('a'), { value: 'one' }, { value: `by ${index}` }),
          ),
        ),
      )
      expect(answers.filter((answer) => answer)).toHaveLength(1)
    }),
  },
  {
    name: 'shows no transaction what another wrote and then undid',
    check: withStore(async (store) => {
      const undone = rejection(() =>
        store.transact(async (transaction) => {
          await transaction.insert('meta', [metaRow('a')])
          await pause()
          throw new Error('mine')
        }),
      )
      const seen = await Promise.all(times(4, () => namesIn(store)))
      await undone
      expect(seen).toEqual([[], [], [], []])
    }),
  },
  {
    name: 'shows a transaction the same rows however often it reads',
    check: withStore(async (store) => {
      const reading = store.transact(async (transaction) => {
        const before = await transaction.list('meta', { equals: {}, limit: 9 })
        await pause()
        return [before, await transaction.list('meta', { equals: {}, limit: 9 })] as const
      })
      const writing = store.transact((transaction) => transaction.insert('meta', [metaRow('a')]))
      const [before, after] = await reading
      await writing
      expect(after).toEqual(before)
    }),
  },
  {
    name: 'goes on after a transaction that failed',
    check: withStore(async (store) => {
      const calls = times(9, (index) =>
        store.transact(async (transaction) => {
          await transaction.insert('meta', [metaRow(`n-${index}`)])
          if (index % 2 === 1) throw new Error('mine')
        }),
      )
      const settled = await Promise.allSettled(calls)
      expect(settled.map(({ status }) => status === 'fulfilled')).toEqual(
        times(9, (index) => index % 2 === 0),
      )
      expect(await namesIn(store)).toEqual(['n-0', 'n-2', 'n-4', 'n-6', 'n-8'])
    }),
  },
  {
    name: 'rejects every operation of a transaction that is over',
    check: withStore(async (store) => {
      for (const isFailing of [false, true]) {
        const leaked: Transaction[] = []
        const over = store.transact(async (transaction) => {
          leaked.push(transaction)
          if (isFailing) throw new Error('mine')
        })
        await Promise.allSettled([over])
        for (const transaction of leaked) {
          await expectFailure(() => transaction.get('meta', key('a')), 'store/closed')
          await expectFailure(() => transaction.insert('meta', [metaRow('a')]), 'store/closed')
          await expectFailure(() => transaction.update('meta', key('a'), {}, { value: '' }), 'store/closed')
          await expectFailure(() => transaction.delete('meta', [key('a')]), 'store/closed')
          await expectFailure(() => transaction.list('meta', { equals: {}, limit: 1 }), 'store/closed')
        }
        expect(leaked).toHaveLength(1)
      }
      expect(await namesIn(store)).toEqual([])
    }),
  },
  {
    name: 'refuses a transaction inside another, and closing inside one, instead of waiting for ever',
    check: withStore(async (store) => {
      await store.transact(async (transaction) => {
        await expectFailure(() => store.transact(async () => undefined), 'store/conflict')
        await expectFailure(() => store.close(), 'store/conflict')
        await transaction.insert('meta', [metaRow('a')])
      })
      expect(await namesIn(store)).toEqual(['a'])
    }),
  },
  {
    name: 'closes after the transactions that were begun',
    check: withStore(async (store) => {
      const seen: string[] = []
      const begun = times(3, (index) =>
        store.transact(async (transaction) => {
          await pause()
          await transaction.insert('meta', [metaRow(`n-${index}`)])
          seen.push('written')
        }),
      )
      await store.close()
      expect(seen).toHaveLength(3)
      await Promise.all(begun)
    }),
  },
  {
    name: 'refuses transactions once it is closed, without running the work, and closes twice',
    check: withStore(async (store) => {
      await store.transact((transaction) => transaction.insert('meta', [metaRow('a')]))
      await store.close()
      await store.close()
      let isRun = false
      const work = async () => {
        isRun = true
      }
      await expectFailure(() => store.transact(work), 'store/closed')
      expect(isRun).toBe(false)
    }),
  },
]

const key = (name: string) => ({ customer: '', name }) as const

/** The names of all rows that `metaRow` wrote. */
export const namesIn = (store: Store): Promise<readonly string[]> =>
  store.transact(async (transaction) =>
    (await transaction.list('meta', { equals: {}, limit: 99 })).map(({ name }) => name),
  )

/** Reads a number, waits, and writes the next one. */
export const increment = async (transaction: Transaction): Promise<void> => {
  const row = await transaction.get('meta', key('count'))
  await pause()
  await transaction.update('meta', key('count'), {}, { value: String(Number(row?.value) + 1) })
}

const writeMuch = async (transaction: Transaction): Promise<void> => {
  await transaction.insert('meta', [metaRow('c'), metaRow('d')])
  await transaction.update('meta', key('a'), {}, { value: 'changed' })
  await transaction.update('meta', key('c'), {}, { value: 'changed' })
  await transaction.delete('meta', [key('b'), key('d')])
  await transaction.insert('meta', [metaRow('b', 'anew')])
}

const expectUntouched = async (store: Store): Promise<void> => {
  expect(await store.transact((transaction) => transaction.list('meta', { equals: {}, limit: 9 }))).toEqual([
    metaRow('a'),
    metaRow('b'),
  ])
}
