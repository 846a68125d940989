/** What would a plain list of rows do? The steps of a transaction on it and on a store, for answers to be compared. */

import type { Store, Transaction } from '../../src/store/store'
import type { RowOf } from '../../src/store/tables'

export type Entry = RowOf<'record'>

/** One operation, given what it needs to run on a store and on a plain list. */
export type Step =
  | { readonly kind: 'insert'; readonly rows: readonly Entry[] }
  | { readonly kind: 'get' | 'delete'; readonly row: Entry }
  | { readonly kind: 'update'; readonly row: Entry; readonly expected: Changes; readonly changes: Changes }
  | {
      readonly kind: 'list'
      readonly byDue: boolean
      readonly equals: number
      readonly row: Entry
      readonly from: boolean
      readonly until: Entry | undefined
      readonly after: Entry | undefined
      readonly limit: number
    }

export type Changes = Partial<Pick<Entry, 'version' | 'facts' | 'due_at' | 'sealed'>>

export interface Course {
  readonly steps: readonly Step[]
  readonly isAborted: boolean
}

const keyOf = ({ customer, category, id }: Entry) => ({ customer, category, id })

/** What a step answers on a store; what it fails with ends the transaction. */
const runStep = async (transaction: Transaction, step: Step): Promise<unknown> => {
  switch (step.kind) {
    case 'insert':
      return transaction.insert('record', step.rows)
    case 'get':
      return transaction.get('record', keyOf(step.row))
    case 'delete':
      return transaction.delete('record', [keyOf(step.row)])
    case 'update':
      return transaction.update('record', keyOf(step.row), step.expected, step.changes)
    case 'list': {
      const { equals, next, after, limit } = boundsOf(step)
      const bounds = {
        equals,
        ...(step.from && next !== undefined && next !== null ? { from: next } : {}),
        ...(step.until !== undefined ? untilOf(step) : {}),
        after,
        limit,
      }
      return step.byDue
        ? transaction.list('record', { index: 'byDue', ...bounds })
        : transaction.list('record', bounds)
    }
  }
}

const orders = {
  byDue: ['due_at', 'customer', 'category', 'id'],
  byKey: ['customer', 'category', 'id'],
} as const

const orderOf = (step: Step & { kind: 'list' }): readonly (keyof Entry)[] =>
  step.byDue ? orders.byDue : orders.byKey

const boundsOf = (step: Step & { kind: 'list' }) => {
  const order = orderOf(step)
  const length = Math.min(step.equals, order.length - 1)
  const filled = { ...step.row, due_at: step.row.due_at ?? 0 }
  const equals = Object.fromEntries(order.slice(0, length).map((column) => [column, filled[column]]))
  const column = order[length]
  const after = step.after === undefined ? undefined : { ...step.after, due_at: step.after.due_at ?? 0 }
  return {
    order,
    equals,
    column,
    next: column === undefined ? undefined : filled[column],
    after,
    limit: step.limit,
  }
}

const untilOf = (step: Step & { kind: 'list' }): { readonly until?: string | number | Uint8Array } => {
  const { column } = boundsOf(step)
  const cell = column === undefined || step.until === undefined ? undefined : (step.until[column] ?? 0)
  return cell === undefined ? {} : { until: cell }
}

const compare = (one: unknown, other: unknown): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))

const isSame = (one: Entry, other: Entry): boolean =>
  orders.byKey.every((column) => one[column] === other[column])

/** What a step answers on a plain list of rows, and the list that it leaves; undefined where it fails. */
const modelStep = (
  rows: readonly Entry[],
  step: Step,
): { answer: unknown; rows: readonly Entry[] } | undefined => {
  switch (step.kind) {
    case 'insert': {
      const all = [...rows, ...step.rows]
      const isDouble = all.some((row, place) => all.slice(0, place).some((other) => isSame(row, other)))
      return isDouble ? undefined : { answer: undefined, rows: all }
    }
    case 'get':
      return { answer: rows.find((row) => isSame(row, step.row)), rows }
    case 'delete': {
      const left = rows.filter((row) => !isSame(row, step.row))
      return { answer: rows.length - left.length, rows: left }
    }
    case 'update': {
      const holds = (row: Entry): boolean =>
        isSame(row, step.row) && JSON.stringify({ ...row, ...step.expected }) === JSON.stringify(row)
      const answer = rows.some(holds)
      return { answer, rows: rows.map((row) => (holds(row) ? { ...row, ...step.changes } : row)) }
    }
    case 'list':
      return { answer: modelPage(rows, step), rows }
  }
}

const modelPage = (rows: readonly Entry[], step: Step & { kind: 'list' }): readonly Entry[] => {
  const { order, equals, column, next, after, limit } = boundsOf(step)
  const { until } = step.until === undefined ? {} : untilOf(step)
  const inOrder = (one: Entry, other: Entry): number =>
    order.map((each) => compare(one[each], other[each])).find((sign) => sign !== 0) ?? 0
  return rows
    .filter((row) => order.every((each) => row[each] !== null))
    .filter((row) => Object.entries(equals).every(([each, cell]) => Reflect.get(row, each) === cell))
    .filter((row) => column === undefined || !step.from || compare(row[column], next) >= 0)
    .filter((row) => column === undefined || until === undefined || compare(row[column], until) < 0)
    .filter((row) => after === undefined || inOrder(row, after) > 0)
    .sort(inOrder)
    .slice(0, limit)
}

/** All answers, a failure as its word, then the rows that are left. */
export const runOnModel = (courses: readonly Course[]): readonly unknown[] => {
  let kept: readonly Entry[] = []
  const answers: unknown[] = []
  for (const { steps, isAborted } of courses) {
    let rows: readonly Entry[] | undefined = kept
    for (const step of steps) {
      const result: ReturnType<typeof modelStep> = rows === undefined ? undefined : modelStep(rows, step)
      rows = result?.rows
      if (result !== undefined) answers.push(result.answer)
    }
    answers.push(rows === undefined ? 'failed' : isAborted ? 'aborted' : 'done')
    if (rows !== undefined && !isAborted) kept = rows
  }
  return [...answers, modelPage(kept, whole)]
}

export const runOnStore = async (store: Store, courses: readonly Course[]): Promise<readonly unknown[]> => {
  const answers: unknown[] = []
  for (const { steps, isAborted } of courses) {
    const run = store.transact(async (transaction) => {
      for (const step of steps) answers.push(await runStep(transaction, step))
      if (isAborted) throw 'aborted'
    })
    answers.push(
      await run.then(
        () => 'done',
        (reason: unknown) => (reason === 'aborted' ? reason : 'failed'),
      ),
    )
  }
  const rows = await store.transact((transaction) => runStep(transaction, whole))
  await store.close()
  return [...answers, rows]
}

const whole: Step & { kind: 'list' } = {
  kind: 'list',
  byDue: false,
  equals: 0,
  row: {
    customer: '',
    category: '',
    id: '',
    version: 0,
    key_id: '',
    sealed: new Uint8Array(0),
    facts: '',
    due_at: null,
    review_due_at: null,
  },
  from: false,
  until: undefined,
  after: undefined,
  limit: 1000,
}
