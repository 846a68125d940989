/** How are several ways to do one thing compared fairly? In rounds by turns in one process, medians, and sums that must agree. */

/** One way: does turn `turn` of the work and returns a number that every way must agree on. */
export type Way = (turn: number) => number

/** How one way did. */
export interface Measured {
  readonly nanoseconds: number
  readonly perSecond: number
}

const seconds = (): number => Number(process.hrtime.bigint()) / 1e9

/**
 * The median time of one turn of each way. A round runs every way once, in another order each time, so that what else the
 * machine does falls on all alike; the turns go on from round to round. `warmUp` turns go before each round's, untimed: what a
 * way keeps from one turn to the next, another way may have used up meanwhile.
 */
export const compareWays = <Name extends string>(
  ways: Readonly<Record<Name, { readonly run: Way; readonly turns: number; readonly warmUp?: number }>>,
  rounds = 9,
): Readonly<Record<Name, Measured>> => {
  const names = Object.keys(ways) as Name[] // the keys of a record of these names
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = -3; round < rounds; round++) {
    for (let step = 0; step < names.length; step++) {
      const name = names[(step + round + names.length * 3) % names.length]
      if (name === undefined) continue
      const { run, turns, warmUp = 0 } = ways[name]
      const first = (round + 3) * turns
      for (let turn = 0; turn < warmUp; turn++) run(turn)
      const startedAt = seconds()
      let sum = 0
      for (let turn = first; turn < first + turns; turn++) sum += run(turn)
      const took = seconds() - startedAt
      if (Number.isNaN(sum)) throw new Error(`\`${name}\` gave no sum`)
      if (round >= 0) times.get(name)?.push((took / turns) * 1e9)
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const nanoseconds = median(times.get(name) ?? [])
      return [name, { nanoseconds, perSecond: 1e9 / nanoseconds }]
    }),
  ) as Record<Name, Measured> // an entry for each name
}

/** Fails where two ways answer differently: each of the first turns is compared, not only the sum. */
export const requireEqual = (what: string, ways: readonly Way[], turns: number): number => {
  let sum = 0
  for (let turn = 0; turn < turns; turn++) {
    const [expected, ...others] = ways.map((way) => way(turn))
    if (others.some((answer) => answer !== expected))
      throw new Error(`${what}: the ways differ at turn ${turn}`)
    sum += expected ?? 0
  }
  return sum
}

/** Numbers between 0 and 1 from a seed (mulberry32), the same on every machine. */
export const seededNumbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN
