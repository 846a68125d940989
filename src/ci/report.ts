/** What does a run of CI come to? Its findings, those that a baseline knew already told apart, and whether it fails. */

import { z } from 'zod'
import type { Locale } from '../core/locale'
import type { CiFinding } from '../lint/ci-finding'
import { type Level, levels } from '../lint/ci-rules'

/** One run. */
export interface CiReport {
  readonly command: 'check' | 'diff' | 'test' | 'scan'
  readonly locale: Locale
  readonly findings: readonly CiFinding[]
  /** How many more the baseline knew. */
  readonly known: number
  /** Lines that belong to the command beside its findings, for people. */
  readonly summary: readonly string[]
  /** What passed, for formats that tell of it: the names of scenarios. */
  readonly passed: readonly string[]
}

/** Fingerprints of findings that a repository lives with for now. */
export const baselineFile = z.strictObject({
  baseline: z.literal(1),
  fingerprints: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
})
export type Baseline = z.infer<typeof baselineFile>

/** The baseline of these findings, in one order. */
export const baselineOf = (findings: readonly CiFinding[]): Baseline => ({
  baseline: 1,
  fingerprints: [...new Set(findings.map(({ fingerprint }) => fingerprint))].toSorted(),
})

/** The findings that the baseline doesn't know, and how many it knows. */
export const beyond = (
  findings: readonly CiFinding[],
  baseline: Baseline | undefined,
): Pick<CiReport, 'findings' | 'known'> => {
  const known = new Set(baseline?.fingerprints ?? [])
  const fresh = findings.filter(({ fingerprint }) => !known.has(fingerprint))
  return { findings: fresh, known: findings.length - fresh.length }
}

/** Does a run fail, that is to fail on findings of this level and graver ones? */
export const isFailing = (findings: readonly CiFinding[], failOn: Level): boolean =>
  findings.some(({ level }) => levels.indexOf(level) <= levels.indexOf(failOn))
