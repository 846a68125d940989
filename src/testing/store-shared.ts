/**
 * What does a store promise beyond one handle? That what was written lasts, and that several handles on one place,
 * as several processes have, behave as one. It doesn't kill processes; an adapter's own tests do.
 */

import { expect } from 'vitest'
import type { Store } from '../store/store'
import { type CreateStore, expectFailure, metaRow, pause, rejection, times } from './store-check'
import { increment, namesIn } from './store-transactions'

/** Makes a new, empty place; every store that is opened there holds the same rows. */
export type CreatePlace = () => CreateStore | Promise<CreateStore>

/** One promise of the contract of stores that share a place: rejects if they break it. */
export interface SharedStoreCheck {
  readonly name: string
  readonly check: (createPlace: CreatePlace) => Promise<void>
}

/** A check on two stores in one place, which are closed afterwards. */
const withTwo =
  (run: (one: Store, other: Store, open: CreateStore) => Promise<void>): SharedStoreCheck['check'] =>
  async (createPlace) => {
    const open = await createPlace()
    const [one, other] = [await open(), await open()]
    try {
      await run(one, other, open)
    } finally {
      await one.close()
      await other.close()
    }
  }

export const sharedStoreContract: readonly SharedStoreCheck[] = [
  {
    name: 'keeps what was written after it is closed',
    check: async (createPlace) => {
      const open = await createPlace()
      for (const names of [[], ['a'], ['a', 'b'], ['a', 'b', 'c']]) {
        const store = await open()
        expect(await namesIn(store)).toEqual(names)
        await store.transact((transaction) =>
          transaction.insert('meta', [metaRow('abc'[names.length] ?? 'd')]),
        )
        await store.close()
      }
    },
  },
  {
    name: 'shares nothing between two places',
    check: async (createPlace) => {
      const [one, other] = [await (await createPlace())(), await (await createPlace())()]
      await one.transact((transaction) => transaction.insert('meta', [metaRow('a')]))
      expect(await namesIn(other)).toEqual([])
      await one.close()
      await other.close()
    },
  },
  {
    name: 'shows every handle what another has written',
    check: withTwo(async (one, other) => {
      for (const [index, [writer, reader]] of [[one, other] as const, [other, one] as const].entries()) {
        await writer.transact((transaction) => transaction.insert('meta', [metaRow(`n-${index}`)]))
        expect(await namesIn(reader)).toContain(`n-${index}`)
      }
    }),
  },
  {
    name: 'opens a new place from several handles at once',
    check: async (createPlace) => {
      const open = await createPlace()
      const stores = await Promise.all(times(4, () => open()))
      await Promise.all(
        stores.map((store, index) =>
          store.transact((transaction) => transaction.insert('meta', [metaRow(`n-${index}`)])),
        ),
      )
      for (const store of stores) expect(await namesIn(store)).toEqual(['n-0', 'n-1', 'n-2', 'n-3'])
      await Promise.all(stores.map((store) => store.close()))
    },
  },
  {
    name: 'loses no update between handles',
    check: withTwo(async (one, other) => {
      await one.transact((transaction) => transaction.insert('meta', [metaRow('count', '0')]))
      await Promise.all(times(20, (index) => (index % 2 === 0 ? one : other).transact(increment)))
      const key = { customer: '', name: 'count' }
      const row = await other.transact((transaction) => transaction.get('meta', key))
      expect(row).toEqual(metaRow('count', '20'))
    }),
  },
  {
    name: 'gives true to one of two handles that expect the same',
    check: withTwo(async (one, other) => {
      await one.transact((transaction) => transaction.insert('meta', [metaRow('a')]))
      const key = { customer: '', name: 'a' }
      const answers = await Promise.all(
        times(8, (index) =>
          (index % 2 === 0 ? one : other).transact((transaction) =>
            transaction.update('meta', key, { value: 'one' }, { value: 'two' }),
          ),
        ),
      )
      expect(answers.filter((answer) => answer)).toHaveLength(1)
    }),
  },
  {
    name: 'shows no handle what another wrote and then undid, nor half of what it writes',
    check: withTwo(async (one, other) => {
      const undone = rejection(() =>
        one.transact(async (transaction) => {
          await transaction.insert('meta', [metaRow('undone')])
          await pause()
          throw new Error('mine')
        }),
      )
      const written = one.transact(async (transaction) => {
        await transaction.insert('meta', [metaRow('a')])
        await pause()
        await transaction.insert('meta', [metaRow('b')])
      })
      const seen = await Promise.all(times(6, () => namesIn(other)))
      await undone
      await written
      for (const names of seen) expect(names.length === 0 ? ['a', 'b'] : names).toEqual(['a', 'b'])
      expect(await namesIn(other)).toEqual(['a', 'b'])
    }),
  },
  {
    name: 'goes on when another handle is closed',
    check: withTwo(async (one, other) => {
      await one.transact((transaction) => transaction.insert('meta', [metaRow('a')]))
      expect(await namesIn(other)).toEqual(['a'])
      await one.close()
      await expectFailure(() => namesIn(one), 'store/closed')
      await other.transact((transaction) => transaction.insert('meta', [metaRow('b')]))
      expect(await namesIn(other)).toEqual(['a', 'b'])
    }),
  },
]
