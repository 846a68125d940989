/** Is nothing told of fewer than k people (5.1.3): no group, no total, and nothing that comes out of them by arithmetic? */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import {
  type Aggregate,
  type AggregateOptions,
  aggregate,
  ageBands,
  listedValues,
} from '../../src/aggregate/index'
import { isEnough, labelOf, peopleIn, rowsIn, type Told } from './recount'
import { hierarchies, options, type Row, rowsOf } from './rows'

const runs = process.env.TUTELA_SOAK === undefined ? 400 : 20_000

const toldOf = (rows: readonly Row[], how: AggregateOptions): Told | undefined => {
  const answer: Aggregate = aggregate(rows, how)
  return answer.outcome === 'told' ? answer : undefined
}

/** The same rows counted at fixed levels: one level a column, so that nothing is chosen. */
const fixed = (how: AggregateOptions): AggregateOptions => ({
  ...how,
  columns: Object.fromEntries(
    Object.entries(how.columns).map(([name, levels]) => [name, levels.slice(0, 1)]),
  ),
  mostLeftOut: 1,
})

describe('what is told of rows', () => {
  it('is never of fewer than k people, nor of fewer than l values, in groups, totals and what they leave out', () => {
    fc.assert(
      fc.property(rowsOf(60), options, (rows, how) => {
        const told = toldOf(rows, how)
        if (told === undefined) {
          expect(isEnough(rows, how)).toBe(false)
          return
        }
        for (const { values, count } of [...told.groups, ...told.totals]) {
          const behind = rowsIn(rows, how, told, values)
          expect(behind).toHaveLength(count)
          expect(isEnough(behind, how)).toBe(true)
        }
      }),
      { numRuns: runs },
    )
  })

  it('adds up: a total is what is told inside it and what it leaves out, and that is nobody or enough', () => {
    fc.assert(
      fc.property(rowsOf(60), options, (rows, how) => {
        const told = toldOf(rows, how)
        if (told === undefined) return
        expect(told.report.rows).toBe(rows.length)
        const grouped = told.groups.reduce((sum, { count }) => sum + count, 0)
        expect(told.report.leftOut).toBe(rows.length - grouped)
        expect(told.report.leftOut).toBeLessThanOrEqual(
          Object.values(told.report.levels).every((level) => level === '*')
            ? 0
            : Math.floor((how.mostLeftOut ?? 0.1) * rows.length),
        )
        const everything = [...told.totals, ...told.groups]
        for (const total of told.totals) {
          const depth = Object.keys(total.values).length
          const inside = everything.filter(
            (each, at) =>
              Object.keys(each.values).length === depth + 1 &&
              everything.findIndex((one) => JSON.stringify(one.values) === JSON.stringify(each.values)) ===
                at &&
              Object.entries(total.values).every(([column, label]) => each.values[column] === label),
          )
          if (inside.length === 0 && total.leftOut === 0) continue // the finest
          const behind = rowsIn(rows, how, told, total.values)
          const left = behind.filter(
            (row) => !inside.some((each) => rowsIn([row], how, told, each.values).length === 1),
          )
          expect(left).toHaveLength(total.leftOut)
          expect(inside.reduce((sum, { count }) => sum + count, total.leftOut)).toBe(total.count)
          expect(left.length === 0 || isEnough(left, how)).toBe(true)
        }
      }),
      { numRuns: runs },
    )
  })

  it('lets no sum or difference of what is told count a set of fewer than k people', () => {
    let checked = 0
    fc.assert(
      fc.property(rowsOf(40), options, (rows, how) => {
        const told = toldOf(rows, { ...how, mostLeftOut: 1 })
        if (told === undefined) return
        const columns = Object.keys(how.columns)
        const cells = [
          ...Map.groupBy(rows, (row) =>
            columns.map((name) => labelOf(row, name, how, told.report)).join('|'),
          ).values(),
        ]
        if (cells.length > 10) return
        const sums = [...told.groups, ...told.totals].map(({ values }) =>
          cells.map((cell) => (rowsIn(cell, how, told, values).length > 0 ? 1 : 0)),
        )
        const basis = reduce(sums)
        for (let set = 1; set < 1 << cells.length; set++) {
          const chosen = cells.map((_, at) => (set >> at) & 1)
          if (reduce([...basis, chosen]).length > basis.length) continue
          checked += 1
          expect(peopleIn(cells.filter((_, at) => chosen[at] === 1).flat(), how)).toBeGreaterThanOrEqual(
            how.k,
          )
        }
      }),
      { numRuns: runs },
    )
    expect(checked).toBeGreaterThan(runs)
  })

  it('becomes less where k is larger: no group that was not told before, no column finer', () => {
    fc.assert(
      fc.property(rowsOf(60), options, (rows, how) => {
        const larger = { ...how, k: how.k + 1 }
        const names = (told: Told | undefined): readonly string[] =>
          [...(told?.groups ?? []), ...(told?.totals ?? [])].map(({ values }) => JSON.stringify(values))
        const before = new Set(names(toldOf(rows, fixed(how))))
        for (const name of names(toldOf(rows, fixed(larger)))) expect(before).toContain(name)
        const loss = (one: AggregateOptions): number => toldOf(rows, one)?.report.loss ?? 1
        expect(loss(larger)).toBeGreaterThanOrEqual(loss(how) - 1e-9)
      }),
      { numRuns: runs },
    )
  })

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rowsOf(40), options, fc.infiniteStream(fc.nat()), (rows, how, order) => {
        const shuffled = rows
          .map((row) => [order.next().value ?? 0, row] as const)
          .sort(([one], [other]) => one - other)
          .map(([, row]) => row)
        expect(aggregate(shuffled, how)).toEqual(aggregate(rows, how))
      }),
    )
  })

  it('holds labels of the chosen levels, and nothing of a row besides', () => {
    fc.assert(
      fc.property(rowsOf(40), options, (rows, how) => {
        const told = toldOf(rows, how)
        if (told === undefined) return
        for (const { values } of [...told.groups, ...told.totals])
          for (const [column, label] of Object.entries(values))
            expect(rows.map((row) => labelOf(row, column, how, told.report))).toContain(label)
        expect(JSON.stringify(told)).not.toMatch(/person|yesterday|"x"|-0[1-9]-|-1[0-2]-/)
      }),
    )
  })

  it('is nothing of a value that fits no level', () => {
    const rows = Array.from({ length: 8 }, () => ({ age: 'mail me at lei@example.com', sex: 'ask' }))
    const answer = aggregate(rows, {
      columns: { age: ageBands([10]), sex: listedValues(['female']) },
      k: 4,
      people: 'one-a-row',
    })
    expect(answer).toMatchObject({ groups: [{ values: { age: 'unknown', sex: 'unknown' }, count: 8 }] })
  })
})

describe('people with several rows', () => {
  const order = (person: unknown) => ({ person, age: 30 })

  it('count once, and those who are not named are one', () => {
    const how = { columns: { age: ageBands([10]) }, k: 3, people: { column: 'person' } } as const
    const loyal = Array.from({ length: 50 }, () => order('one'))
    expect(aggregate([...loyal, order('two')], how)).toEqual({ outcome: 'too-few' })
    expect(aggregate([...loyal, order('two'), order(null), order(undefined), order({})], how)).toMatchObject({
      groups: [{ count: 54 }],
    })
    expect(aggregate([order(null), order(undefined), order({})], how)).toEqual({ outcome: 'too-few' })
  })
})

describe('small groups', () => {
  const people = (count: number, sex: string, age: number): readonly { sex: string; age: number }[] =>
    Array.from({ length: count }, () => ({ sex, age }))

  it('take a larger one with them, lest the total tell them', () => {
    const rows = [...people(3, 'female', 20), ...people(12, 'female', 30), ...people(40, 'female', 40)]
    const how = { columns: { age: ageBands([10]) }, k: 10, people: 'one-a-row', mostLeftOut: 1 } as const
    expect(aggregate(rows, how)).toMatchObject({
      groups: [{ values: { age: '40-49' }, count: 40 }],
      totals: [{ values: {}, count: 55, leftOut: 15 }],
      report: { leftOut: 15, levels: { age: '10 years' } },
    })
  })

  it('may be left out alone where together they are large', () => {
    const rows = [...people(6, 'female', 20), ...people(6, 'female', 30), ...people(12, 'female', 40)]
    const how = { columns: { age: ageBands([10]) }, k: 10, people: 'one-a-row', mostLeftOut: 1 } as const
    expect(aggregate(rows, how)).toMatchObject({
      groups: [{ values: { age: '40-49' } }],
      totals: [{ leftOut: 12 }],
    })
  })

  it('make columns coarser where too many rows would be left out', () => {
    const rows = [20, 30, 40, 50].flatMap((age) => people(6, 'female', age))
    const how = { columns: { age: ageBands([10, 20, 40]) }, k: 10, people: 'one-a-row' } as const
    expect(aggregate(rows, how)).toMatchObject({
      groups: [
        { values: { age: '20-39' }, count: 12 },
        { values: { age: '40-59' }, count: 12 },
      ],
      report: { leftOut: 0, levels: { age: '20 years' } },
    })
    expect(aggregate(rows.slice(0, 12), { ...how, k: 12 })).toMatchObject({
      report: { levels: { age: '20 years' } },
    })
    expect(aggregate(rows, { ...how, k: 24 })).toMatchObject({
      groups: [{ values: {}, count: 24 }],
      totals: [{ values: {}, count: 24, leftOut: 0 }],
      report: { levels: { age: '*' }, loss: 1 },
    })
  })

  it('make later columns coarser before earlier ones, unless that leaves out more', () => {
    const four = (counts: readonly number[]) =>
      ['female A', 'female B', 'male A', 'male B'].flatMap((kind, at) =>
        Array.from({ length: counts[at] ?? 0 }, () => ({ sex: kind.slice(0, -2), rating: kind.slice(-1) })),
      )
    const levelsOf = (counts: readonly number[]) =>
      aggregate(four(counts), {
        columns: { sex: listedValues(['female', 'male']), rating: listedValues(['A', 'B']) },
        k: 10,
        people: 'one-a-row',
        mostLeftOut: 0.5,
      })
    expect(levelsOf([5, 5, 5, 5])).toMatchObject({ report: { levels: { sex: 'listed', rating: '*' } } })
    // by sex 4 are too few, and 16 with them; by rating 10 and 10 are told
    expect(levelsOf([8, 8, 2, 2])).toMatchObject({
      report: { levels: { sex: '*', rating: 'listed' }, leftOut: 0 },
    })
  })

  it('are those without the variety that is asked for, too', () => {
    const rated = (ratings: string, age: number) => [...ratings].map((rating) => ({ rating, age }))
    const rows = [...rated('AAAA', 20), ...rated('ABAB', 30), ...rated('ABCA', 40)]
    const how = {
      columns: { age: ageBands([10]) },
      k: 4,
      people: 'one-a-row',
      diverse: { columns: ['rating'], l: 2 },
      mostLeftOut: 1,
    } as const
    expect(aggregate(rows, how)).toMatchObject({
      groups: [{ values: { age: '40-49' } }],
      totals: [{ leftOut: 8 }],
    })
    expect(JSON.stringify(aggregate(rows, how))).not.toMatch(/rating|"A"/)
  })
})

describe('options that make no sense', () => {
  const refusal = (changes: Partial<AggregateOptions>): unknown => {
    try {
      return aggregate([], { columns: { age: hierarchies.age }, k: 5, people: 'one-a-row', ...changes })
    } catch (error) {
      return isTutelaError(error) ? [error.failure.kind, error.failure.where?.path] : error
    }
  }

  it('are refused, each by its place', () => {
    for (const [changes, path] of [
      [{ k: 1 }, 'k'],
      [{ k: 2.5 }, 'k'],
      [{ k: Number.NaN }, 'k'],
      [{ columns: {} }, 'columns'],
      [{ mostLeftOut: 1.1 }, 'mostLeftOut'],
      [{ mostLeftOut: Number.NaN }, 'mostLeftOut'],
      [{ diverse: { columns: ['rating'], l: 0 } }, 'diverse.l'],
      [{ diverse: { columns: ['age'], l: 2 } }, 'columns.age'],
      [{ people: { column: 'age' } }, 'columns.age'],
      [
        {
          columns: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`c${at}`, hierarchies.joined])),
        },
        'columns',
      ],
    ] as const)
      expect(refusal(changes)).toEqual(['input/invalid', path])
  })

  it('are not an empty list of rows, of which nothing is told', () => {
    expect(refusal({})).toEqual({ outcome: 'too-few' })
  })
})

const prime = 1_000_003

/** The rows of a matrix in echelon form, modulo a prime: how many are left is the rank. */
const reduce = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const left = matrix.map((row) => [...row])
  const done: number[][] = []
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const at = left.findIndex((row) => row[column] !== 0)
    const [pivot] = at === -1 ? [] : left.splice(at, 1)
    if (pivot === undefined) continue
    const scale = inverse(pivot[column] ?? 1)
    const unit = pivot.map((value) => (value * scale) % prime)
    done.push(unit)
    for (const row of left) {
      const factor = row[column] ?? 0
      row.forEach((value, place) => {
        row[place] = (value + (prime - factor) * (unit[place] ?? 0)) % prime
      })
    }
  }
  return done
}

const inverse = (value: number): number => {
  let [result, base, power] = [1, value, prime - 2]
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}
