/** Of whom do the tests count? A few made-up columns with small hierarchies, and people who may have several rows. */

import fc from 'fast-check'
import {
  type AggregateOptions,
  ageBands,
  dateParts,
  type Hierarchy,
  listedValues,
  regionLevels,
} from '../../src/aggregate/index'

export interface Row {
  readonly [column: string]: unknown
  readonly person: string
  readonly age: number | null
  readonly home: { readonly province: string; readonly city: string }
  readonly joined: string
  readonly sex: string
  readonly rating: string
}

const cities = { east: ['Ost', 'Seaside'], west: ['Dune', 'Ridge', 'Mesa'] } as const

const home = fc.constantFrom(
  ...Object.entries(cities).flatMap(([province, names]) => names.map((city) => ({ province, city }))),
)

/** Up to `longest` rows; some people have several, some values fit no level. */
export const rowsOf = (longest: number): fc.Arbitrary<readonly Row[]> =>
  fc.array(
    fc.record({
      person: fc.nat(longest).map((number) => `person ${number}`),
      age: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 99 }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      home,
      joined: fc.constantFrom(
        '2025-01-04',
        '2025-02-11',
        '2025-11-30',
        '2026-01-01',
        '2026-06-15',
        'yesterday',
      ),
      sex: fc.constantFrom('female', 'male', 'x'),
      rating: fc.constantFrom('A', 'B', 'C'),
    }),
    { maxLength: longest },
  )

export const hierarchies = {
  age: ageBands([20, 40]),
  home: regionLevels(['province', 'city']),
  joined: dateParts(['month', 'quarter', 'year']),
  sex: listedValues(['female', 'male']),
} as const satisfies Readonly<Record<string, Hierarchy>>

/** Some of the columns in some order. */
export const columns: fc.Arbitrary<AggregateOptions['columns']> = fc
  .shuffledSubarray(['age', 'home', 'joined', 'sex'] as const, { minLength: 1, maxLength: 3 })
  .map((names) => Object.fromEntries(names.map((name) => [name, hierarchies[name]])))

/** Ways to count. */
export const options: fc.Arbitrary<AggregateOptions> = fc.record({
  columns,
  k: fc.integer({ min: 2, max: 7 }),
  people: fc.constantFrom('one-a-row' as const, { column: 'person' }),
  mostLeftOut: fc.constantFrom(0, 0.1, 0.3, 1),
  diverse: fc.constantFrom(
    { columns: ['rating'], l: 1 },
    { columns: ['rating'], l: 2 },
    { columns: [], l: 1 },
  ),
})
