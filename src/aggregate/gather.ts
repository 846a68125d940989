/** Which rows are alike, whatever the levels? Those whose labels are the same at every level; the rows themselves are let go. */

import type { Crowd } from './crowd'
import type { Alike } from './generalize'
import { unknownLabel } from './hierarchy'
import type { AggregateOptions } from './options'

/** Rows by the labels of all their levels; whoever isn't named counts as one and the same person. */
export const gatherAlike = (
  rows: readonly { readonly [column: string]: unknown }[],
  { columns, people, diverse }: AggregateOptions,
): readonly Alike[] => {
  const found = new Map<string, { labels: Alike['labels']; crowd: OpenCrowd }>()
  const numberOfPerson = numbering()
  const sensitive = (diverse?.columns ?? []).map((column) => ({ column, numberOf: numbering() }))
  for (const row of rows) {
    const labels = Object.entries(columns).map(([column, hierarchy]) =>
      hierarchy.map(({ labelOf }) => labelOf(ownValue(row, column)) ?? unknownLabel),
    )
    const key = JSON.stringify(labels)
    const known = found.get(key)
    const crowd = known?.crowd ?? {
      rows: 0,
      people: people === 'one-a-row' ? undefined : new Set(),
      values: sensitive.map(() => new Set()),
    }
    if (known === undefined) found.set(key, { labels, crowd })
    crowd.rows += 1
    if (people !== 'one-a-row') crowd.people?.add(numberOfPerson(ownValue(row, people.column)))
    sensitive.forEach(({ column, numberOf }, place) => {
      const value = ownValue(row, column)
      // what isn't known is no value of its own
      if (value !== undefined && value !== null) crowd.values[place]?.add(numberOf(value))
    })
  }
  return [...found.values()]
}

interface OpenCrowd extends Crowd {
  rows: number
  readonly people: Set<number> | undefined
  readonly values: readonly Set<number>[]
}

const ownValue = (row: { readonly [column: string]: unknown }, column: string): unknown =>
  Object.hasOwn(row, column) ? row[column] : undefined

/** A number for each different text or number; everything else shares one, so that it never adds to a crowd. */
const numbering = (): ((value: unknown) => number) => {
  const numbers = new Map<unknown, number>()
  return (value) => {
    const key =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
}
