/** Do the scenarios of a file come out as they say? Each decided, compared, and what none of them touches told. */

import { either as E } from 'fp-ts'
import type { Decision } from '../core/decision'
import { type Failure, TutelaError } from '../core/error'
import type { Instant } from '../core/instant'
import type { View } from '../data/view'
import { itemsNamed } from '../policy/compile-items'
import { meets } from '../policy/item-set'
import { readText } from '../policy/load-text'
import type { Policy } from '../policy/policy'
import type { WhereOf } from '../lint/lint-rule'
import { type Scenario, scenarioFile } from './scenario'
import { evidenceOf, subjectOf } from './scenario-evidence'
import { decide } from './witness'
import { requestOf } from './scenario-request'

/** Scenarios that were read, with their places. */
export interface PlacedScenarios {
  readonly scenarios: readonly Scenario[]
  readonly whereOf: WhereOf
}

/** How one scenario came out. */
export interface ScenarioOutcome {
  readonly scenario: Scenario
  readonly decision: Decision<View>
  /** What was decided, in the words of `expect`. */
  readonly actual: Scenario['expect']
  readonly passed: boolean
}

/** What the scenarios of a run never touched. */
export interface ScenarioCoverage {
  /** Grants by their place in the document, as `positions.clerk.grants[0]`, that no permitted scenario rests on. */
  readonly grants: readonly string[]
  /** Purposes that no scenario asks for. */
  readonly purposes: readonly string[]
  /** How many grants and purposes there are. */
  readonly of: { readonly grants: number; readonly purposes: number }
}

/** Reads a file of scenarios, YAML or JSON; what is wrong with it is told by line and column. */
export const readScenarios = (text: unknown, file: string): E.Either<Failure, PlacedScenarios> => {
  const loaded = readText(text, file.endsWith('.json'), file, 'scenarios')
  if (E.isLeft(loaded)) return loaded
  const { value, whereOf } = loaded.right
  const parsed = scenarioFile.safeParse(value)
  return parsed.success
    ? E.right({ scenarios: parsed.data.scenarios, whereOf })
    : E.left({
        kind: 'input/invalid',
        message: 'the scenarios have not the right shape',
        remedy: 'mend each of these',
        issues: parsed.error.issues.slice(0, 100).map((issue) => ({
          code: issue.code,
          message: 'this is no part of a scenario',
          remedy: 'compare it with the guide',
          where: whereOf(issue.path),
        })),
      })
}

/**
 * Decides each scenario at `at`: on everything that its request could ask for, less what it takes away. The same policy and scenarios
 * come out the same on any machine.
 *
 * @example
 * ```ts
 * const when = { action: 'use' as const, purpose: 'gossip', items: ['basic.phone'] }
 * const noGossip = { name: 'no gossip', when, expect: { deny: true as const } }
 * runScenarios(policy, [noGossip], Date.UTC(2026, 0, 1)).every(({ passed }) => passed) // true
 * ```
 */
export const runScenarios = (
  policy: Policy,
  scenarios: readonly Scenario[],
  at: Instant,
): readonly ScenarioOutcome[] => scenarios.map((scenario) => runScenario(policy, scenario, at))

const runScenario = (policy: Policy, scenario: Scenario, at: Instant): ScenarioOutcome => {
  const { when, expect } = scenario
  const request = requestOf(when, subjectOf(policy, when), at)
  const decision = decide(policy, when.action, request, evidenceOf(policy, scenario, at), at)
  const actual: Scenario['expect'] =
    decision.outcome === 'permit'
      ? { permit: { ...decision.views } }
      : { deny: [...new Set(decision.findings.map(({ rule }) => rule))].toSorted() }
  return { scenario, decision, actual, passed: isAsExpected(expect, actual) }
}

const isAsExpected = (expect: Scenario['expect'], actual: Scenario['expect']): boolean => {
  if ('permit' in expect)
    return (
      'permit' in actual &&
      (expect.permit === true ||
        (typeof actual.permit === 'object' &&
          Object.entries(expect.permit).every(([item, view]) =>
            Object.entries(actual.permit).some(([one, seen]) => one === item && seen === view),
          )))
    )
  return (
    'deny' in actual &&
    (expect.deny === true || JSON.stringify(expect.deny.toSorted()) === JSON.stringify(actual.deny))
  )
}

/** Which grants and purposes no scenario touches. */
export const coverageOf = (policy: Policy, outcomes: readonly ScenarioOutcome[]): ScenarioCoverage => {
  const { document, tables } = policy
  const permitted = outcomes.filter(({ decision }) => decision.outcome === 'permit')
  const grants = Object.entries(document.positions).flatMap(([position, rule]) =>
    rule.grants.map((grant, at) => ({ position, grant, place: `positions.${position}.grants[${at}]` })),
  )
  const untouched = grants.filter(
    ({ position, grant }) =>
      !permitted.some(
        ({ scenario: { when } }) =>
          when.position === position &&
          when.action !== 'collect' &&
          grant.purposes.includes(when.purpose) &&
          meets(itemsNamed(tables, grant.items), itemsNamed(tables, when.items)),
      ),
  )
  const asked = new Set(outcomes.map(({ scenario }) => scenario.when.purpose))
  const purposes = Object.keys(document.purposes)
  return {
    grants: untouched.map(({ place }) => place),
    purposes: purposes.filter((purpose) => !asked.has(purpose)).toSorted(),
    of: { grants: grants.length, purposes: purposes.length },
  }
}

/** The scenarios of a text, or the one error. */
export const loadScenarios = (text: unknown, file: string): PlacedScenarios => {
  const read = readScenarios(text, file)
  if (E.isLeft(read)) throw new TutelaError(read.left)
  return read.right
}
