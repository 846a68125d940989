/** How does a bench tell what it found? A table for people, or with `--json` one object for programs. */

import type { Measured } from './measure'

export interface BenchReport {
  readonly rows: readonly (readonly [string, Measured])[]
  readonly ratios: Readonly<Record<string, number>>
}

/** Prints the report: times and rates of this machine, and ratios that hold on any. */
export const printBench = (bench: string, { rows, ratios }: BenchReport): void => {
  const rounded = Object.fromEntries(
    Object.entries(ratios).map(([name, ratio]) => [name, Number(ratio.toPrecision(4))]),
  )
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ bench, node: process.version, ratios: rounded }))
    return
  }
  const width = Math.max(
    ...[...rows.map(([name]) => name), ...Object.keys(ratios)].map((name) => name.length),
  )
  console.log(`${bench} on node ${process.version}\n`)
  for (const [name, { nanoseconds, perSecond }] of rows)
    console.log(
      `${name.padEnd(width)}  ${nanoseconds.toFixed(1).padStart(12)} ns  ${Math.round(perSecond).toLocaleString('en').padStart(14)} /s`,
    )
  console.log()
  for (const [name, ratio] of Object.entries(rounded))
    console.log(`${name.padEnd(width)}  ${String(ratio).padStart(12)}`)
}
