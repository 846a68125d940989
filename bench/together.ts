/**
 * What does an audited use cost against a bare transaction that reads a row and inserts a row? Alone, and by 64 callers at once
 * that share their commits. A round runs each way once, so that what else the machine does falls on all alike.
 */

import type { BenchReport } from './print'

/** The ways that are compared; each does as many turns as it is told. */
export interface UseWays {
  readonly bare: (turns: number) => Promise<unknown>
  /** One use of one customer. */
  readonly use: (turn: number) => Promise<unknown>
}

const callers = 64
const alone = 200
const together = 64 * 24
const rounds = 7

/** The median times of a turn, and how the vault does against the bare transaction. */
export const measureTogether = async ({ bare, use }: UseWays): Promise<BenchReport> => {
  const times = { bare: [] as number[], alone: [] as number[], together: [] as number[] }
  for (let round = -1; round < rounds; round += 1) {
    const took = {
      bare: (await nanosecondsOf(() => bare(alone))) / alone,
      alone: (await nanosecondsOf(() => oneByOne(use))) / alone,
      together: (await nanosecondsOf(() => atOnce(use))) / together,
    }
    if (round < 0) continue
    times.bare.push(took.bare)
    times.alone.push(took.alone)
    times.together.push(took.together)
  }
  const [floor, one, many] = [median(times.bare), median(times.alone), median(times.together)]
  return {
    rows: [
      ['a bare transaction that reads a row and inserts a row', measuredOf(floor)],
      ['use of one customer, alone', measuredOf(one)],
      [`use of one customer, ${callers} callers at once`, measuredOf(many)],
    ],
    ratios: {
      'use, alone / bare transaction': floor / one,
      [`use, ${callers} at once / bare transaction`]: floor / many,
    },
  }
}

/** Both reports as one. */
export const joinReports = (one: BenchReport, other: BenchReport): BenchReport => ({
  rows: [...one.rows, ...other.rows],
  ratios: { ...one.ratios, ...other.ratios },
})

const oneByOne = async (use: UseWays['use']): Promise<void> => {
  for (let turn = 0; turn < alone; turn += 1) await use(turn)
}

const atOnce = async (use: UseWays['use']): Promise<void> => {
  let next = 0
  const call = async (): Promise<void> => {
    while (next < together) await use((next += 1))
  }
  await Promise.all(Array.from({ length: callers }, call))
}

const nanosecondsOf = async (run: () => Promise<unknown>): Promise<number> => {
  const startedAt = process.hrtime.bigint()
  await run()
  return Number(process.hrtime.bigint() - startedAt)
}

const measuredOf = (nanoseconds: number) => ({ nanoseconds, perSecond: 1e9 / nanoseconds })

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN
