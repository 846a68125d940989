/** How is a step taken that changes evidence? Who takes it is checked, the row is changed as it was read, and the event tells it. */

import type { z } from 'zod'
import type { Finding } from '../core/finding'
import { type Failure, type Issue, TutelaError } from '../core/error'
import type { RecordedDenial } from './answer'
import { ruleIds } from './event-parts'
import type { EventDraft } from './event-writer'
import type { Act } from './operation'
import { findSuspension } from './suspended'

/** Done and on the record, or refused with the rule. */
export type StepAnswer =
  | {
      readonly outcome: 'done'
      readonly id: string
      readonly event: string
      /** What was found that refuses nothing: it was done late, say. */
      readonly warnings?: readonly Finding[]
    }
  | RecordedDenial

/** Takes the step if nothing was found against it. */
export const takeStep = async (
  act: Act,
  step: {
    readonly id: string
    readonly findings: readonly Finding[]
    readonly warnings?: readonly Finding[]
    readonly about: Omit<EventDraft, 'outcome' | 'rules'>
    readonly change: () => Promise<void>
  },
): Promise<StepAnswer> => {
  const { id, warnings = [], about } = step
  const findings = [...(await findSuspension(act, about.actor)), ...step.findings]
  if (findings.length > 0) {
    const event = act.tell({ ...about, outcome: 'deny', rules: ruleIds(findings) })
    if (about.customer !== undefined && findings.some(({ rule }) => rule === 'collect/erased'))
      act.untie(about.customer)
    return { outcome: 'deny', findings, event }
  }
  await step.change()
  const told: EventDraft = { ...about, outcome: 'done', evidence: [id] }
  return warnings.length === 0
    ? { outcome: 'done', id, event: act.tell(told) }
    : { outcome: 'done', id, warnings, event: act.tell({ ...told, rules: ruleIds(warnings) }) }
}

/** What was given, in its shape; `input/invalid` with the path of every fault, and no value. */
export const parseGivenShape = <A>(shape: z.ZodType<A>, given: unknown, what: string): A => {
  const parsed = shape.safeParse(given)
  if (parsed.success) return parsed.data
  const issues: readonly Issue[] = parsed.error.issues.slice(0, mostIssues).map((issue) => ({
    code: issue.code,
    message: 'not of the right shape',
    remedy: 'give what its type says',
    where: { path: issue.path.map(String).join('.') },
  }))
  throw new TutelaError({
    kind: 'input/invalid',
    message: `the ${what} has not the right shape`,
    remedy: `give the ${what} as its type says`,
    issues,
  })
}

/** The row of a piece of evidence; `record/missing` if there is none. */
export const expectRow = <A>(row: A | undefined, table: string): A => {
  if (row !== undefined) return row
  throw new TutelaError(missing(table))
}

/** What a conditional update says; `record/changed` if somebody was faster. */
export const expectChange = (changed: boolean, table: string): void => {
  if (!changed) throw new TutelaError(overtaken(table))
}

const mostIssues = 100

const missing = (table: string): Failure => ({
  kind: 'record/missing',
  message: 'there is nothing under this id',
  remedy: 'give the id of one that was registered',
  where: { table },
})

const overtaken = (table: string): Failure => ({
  kind: 'record/changed',
  message: 'it was changed by somebody else meanwhile, or is over already',
  remedy: 'read it again and decide anew',
  where: { table },
})
