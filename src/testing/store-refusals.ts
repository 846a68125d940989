/** What does a store refuse? Names that aren't in the tables, and cells that databases would differ about. */

import { expect } from 'vitest'
import { isTutelaError } from '../core/error'
import {
  entryRow,
  expectFailure,
  keyRow,
  type LooseTransaction,
  metaRow,
  recordKey,
  recordRow,
  rejection,
  type StoreCheck,
  times,
  withStore,
} from './store-check'
import { namesIn } from './store-transactions'

type Call = (transaction: LooseTransaction) => Promise<unknown>

/** Every call is `input/invalid` in a transaction of its own, and takes the write before it along. */
const refuses = (calls: readonly Call[]): StoreCheck['check'] =>
  withStore(async (store) => {
    await store.transact((transaction) => transaction.insert('record', [recordRow('r-1', 5)]))
    for (const call of calls)
      await expectFailure(
        () =>
          store.transact(async (transaction) => {
            await transaction.insert('meta', [metaRow('before')])
            await call(transaction)
          }),
        'input/invalid',
      )
    expect(await namesIn(store)).toEqual([])
    expect(await store.transact((transaction) => transaction.get('record', recordKey('r-1')))).toEqual(
      recordRow('r-1', 5),
    )
  })

const insert =
  (table: string, row: unknown): Call =>
  (transaction) =>
    transaction.insert(table, [row])

const list =
  (query: object, table = 'record'): Call =>
  (transaction) =>
    transaction.list(table, { equals: {}, limit: 9, ...query })

const update =
  (expected: unknown, changes: unknown, key: unknown = recordKey('r-1')): Call =>
  (transaction) =>
    transaction.update('record', key, expected, changes)

export const refusalContract: readonly StoreCheck[] = [
  {
    name: 'refuses tables and indexes that there are not, those of every object included',
    check: refuses([
      ...['nothing', '', 'Meta', 'meta ', '__proto__', 'constructor', 'sqlite_schema'].flatMap(
        (table): Call[] => [
          (transaction) => transaction.get(table, { customer: '', name: 'a' }),
          (transaction) => transaction.delete(table, [{ customer: '', name: 'a' }]),
          insert(table, metaRow('a')),
          list({}, table),
        ],
      ),
      ...['nothing', '', 'constructor', '__proto__', 'due_at'].map((index) => list({ index })),
    ]),
  },
  {
    name: 'refuses rows and keys with a column missing, surplus or unknown',
    check: refuses([
      insert('meta', { customer: '', name: 'a' }),
      insert('meta', { ...metaRow('a'), more: '' }),
      insert('meta', { customer: '', name: 'a', worth: '' }),
      insert('meta', null),
      insert('meta', 'row'),
      (transaction) => transaction.insert('meta', metaRow('a')),
      (transaction) => transaction.get('meta', { customer: '' }),
      (transaction) => transaction.get('meta', metaRow('a')),
      (transaction) => transaction.get('meta', undefined),
      (transaction) => transaction.delete('meta', [metaRow('a')]),
      (transaction) => transaction.delete('meta', { customer: '', name: 'a' }),
      update({}, { worth: 1 }),
      update({ worth: 1 }, { version: 1 }),
      update({}, { version: 1 }, { customer: 'c-1' }),
    ]),
  },
  {
    name: 'refuses changes of the key, and changes of nothing',
    check: refuses([
      update({}, {}),
      update({}, { id: 'r-2' }),
      update({}, { customer: 'c-2', version: 2 }),
      update({ id: 'r-1' }, { version: 2 }),
    ]),
  },
  {
    name: 'refuses cells that are not of their column’s kind',
    check: refuses([
      ...[1, null, undefined, true, {}, new Uint8Array(1)].map((value) =>
        insert('meta', { ...metaRow('a'), value }),
      ),
      ...['1', null, undefined, true, 1n, {}].map((version) =>
        insert('record', { ...recordRow('a'), version }),
      ),
      ...['1', null, 1, [1], new ArrayBuffer(1), new Uint16Array(1)].map((sealed) =>
        insert('record', { ...recordRow('a'), sealed }),
      ),
      ...['1', undefined, true].map((due_at) => insert('record', { ...recordRow('a'), due_at })),
      update({}, { version: '2' }),
      update({}, { version: null }),
      update({ version: '1' }, { version: 2 }),
      (transaction) => transaction.get('record', { ...recordKey('r-1'), id: 1 }),
      list({ equals: { customer: 1 } }),
      list({ index: 'byDue', from: '1' }),
    ]),
  },
  {
    name: 'refuses numbers that are not whole, or beyond 2^53-1',
    check: refuses(
      [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)].flatMap((number) => [
        insert('record', { ...recordRow('a'), version: number }),
        insert('record', { ...recordRow('a'), due_at: number }),
        update({}, { version: number }),
        list({ index: 'byDue', until: number }),
      ]),
    ),
  },
  {
    name: 'refuses text with U+0000 or half a surrogate pair',
    check: refuses(
      ['\0', 'a\0b', '\ud83d', 'a\udc00', '\udc00\ud800'].flatMap((text) => [
        insert('meta', metaRow(text)),
        insert('meta', metaRow('a', text)),
        update({}, { facts: text }),
        (transaction) => transaction.get('meta', { customer: '', name: text }),
        list({ equals: { customer: text } }),
      ]),
    ),
  },
  {
    name: 'refuses text and bytes of more than 255 bytes in a key or an index',
    check: refuses([
      insert('meta', metaRow('x'.repeat(256))),
      insert('meta', metaRow('é'.repeat(128))),
      insert('data_key', keyRow('a', { epoch: '张'.repeat(86) })),
      insert('index_entry', entryRow(times(256, () => 1))),
      (transaction) => transaction.get('meta', { customer: '', name: 'x'.repeat(256) }),
    ]),
  },
  {
    name: 'refuses lists with a gap, a bound too many, null or no limit',
    check: refuses([
      ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '9', null, undefined].map((limit) =>
        list({ limit }),
      ),
      list({ equals: { category: 'basic' } }),
      list({ equals: { customer: 'c-1', id: 'r-1' } }),
      list({ equals: { version: 1 } }),
      list({ equals: { customer: null } }),
      list({ equals: null }),
      list({ index: 'byDue', equals: { customer: 'c-1' } }),
      list({ index: 'byDue', equals: { due_at: null } }),
      list({ index: 'byDue', from: null }),
      list({ equals: recordKey('r-1'), from: 'r-1' }),
      list({ after: { customer: 'c-1' } }),
      list({ index: 'byDue', after: recordRow('r-1') }),
    ]),
  },
  {
    name: 'puts no cell into its errors',
    check: withStore(async (store) => {
      const secret = 'secret-4711'
      await store.transact((transaction) => transaction.insert('meta', [metaRow(secret, secret)]))
      const calls: readonly Call[] = [
        insert('meta', metaRow(secret, secret)),
        insert('meta', { ...metaRow('a', secret), [secret]: secret }),
        insert('record', { ...recordRow(secret), version: secret }),
        insert('meta', metaRow(`${secret}\0`)),
        list({ equals: { [secret]: secret } }),
        list({ index: secret }),
        list({}, secret),
        update({ [secret]: secret }, { version: 1 }),
      ]
      for (const call of calls) {
        const error = await rejection(() => store.transact(call))
        expect(isTutelaError(error)).toBe(true)
        const told =
          error instanceof Error ? `${error.stack} ${JSON.stringify(error)} ${error.message}` : secret
        expect(told.includes(secret)).toBe(false)
      }
    }),
  },
]
