/** How do a diff, the scenarios' outcomes and an unsound policy become findings? Each with its place and its rule. */

import type { Failure } from '../core/error'
import { type CiFinding, ciFinding, inOrder } from '../lint/ci-finding'
import { describeChange, describeWitness } from './describe-change'
import type { PolicyDiff } from './diff'
import type { WhereOf } from '../lint/lint-rule'
import type { ScenarioOutcome } from './run-scenarios'

/** The changes that nobody acknowledged, placed where the newer policy says them. */
export const findingsOfDiff = ({ changes }: PolicyDiff, whereOf: WhereOf): readonly CiFinding[] =>
  changes
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map((change) => {
      const line = describeChange(change)
      const witness = describeWitness(change)
      return ciFinding({
        rule: `diff/${change.direction}`,
        message:
          witness === undefined ? line : { en: `${line.en} [${witness}]`, zh: `${line.zh} [${witness}]` },
        where: whereOf(
          change.kind === 'rule' ? change.path : ['purposes', change.purposes[0] ?? '', 'needs'],
        ),
        fingerprint: change.fingerprint,
        ...(change.kind === 'rule' ? { clauses: change.clauses } : {}),
      })
    })

/** The scenarios that came out otherwise. */
export const findingsOfScenarios = (
  outcomes: readonly ScenarioOutcome[],
  whereOf: WhereOf,
): readonly CiFinding[] =>
  outcomes.flatMap(({ scenario, passed, actual, decision }, at) =>
    passed
      ? []
      : [
          ciFinding({
            rule: 'scenario/failed',
            message: {
              en: `\`${scenario.name}\`: expected ${JSON.stringify(scenario.expect)}, was ${JSON.stringify(actual)}`,
              zh: `\`${scenario.name}\`：预期 ${JSON.stringify(scenario.expect)}，实际 ${JSON.stringify(actual)}`,
            },
            where: whereOf(['scenarios', at, 'expect']),
            ...(decision.outcome === 'deny'
              ? { clauses: [...new Set(decision.findings.flatMap(({ clauses }) => clauses))] }
              : {}),
          }),
        ],
  )

/** The faults of a policy that is not sound, or of a text that is none. */
export const findingsOfFailure = (failure: Failure): readonly CiFinding[] =>
  inOrder(
    (
      failure.issues ?? [
        { code: failure.kind, message: failure.message, remedy: failure.remedy, where: failure.where ?? {} },
      ]
    ).map(({ message, remedy, where }) =>
      ciFinding({
        rule: 'policy/unsound',
        message: { en: message, zh: message },
        remedy: { en: remedy, zh: remedy },
        where: where ?? {},
      }),
    ),
  )
