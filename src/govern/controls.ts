/**
 * How does a company show that people take the measures that no code can take (4.2.1, 4.2.2, 7.1.3, 7.2.1)? The owner of each gives a
 * reference to its evidence and the hash of it, again and again; what has lapsed is a finding. The evidence itself stays where it is.
 */

import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import { checkControlOwner, checkInspector, ofClause } from '../check/oversight'
import { oversightFinding } from '../check/rules-of-oversight'
import { checkSpeaker } from '../check/people'
import { moveMatter, openMatter } from '../vault/matter'
import { operate } from '../vault/operation'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import {
  type ControlBody,
  controlKind,
  controlProof,
  type ControlProof,
  type ControlStanding,
  controlStandings,
} from './control-state'
import { type GovernInside, periodAfter } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'

/** What may be done with measures. */
export interface Controls {
  /** Gives evidence of a measure, by its owner's department; it counts for the measure's period from when it was seen. */
  readonly prove: (input: {
    readonly actor: Staff
    readonly control: string
    readonly proof: ControlProof
  }) => Promise<StepAnswer>
  /** Says that the evidence proves nothing; who inspects does. */
  readonly withdraw: (input: { readonly actor: Staff; readonly control: string }) => Promise<StepAnswer>
  /** Every measure of the policy as it stands, with a finding for each whose evidence is missing or has lapsed. */
  readonly list: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly ControlStanding[]>>
}

/** The measures of an open vault. */
export const controlsOf = (govern: GovernInside): Controls => ({
  prove: (input) => runWork(prove(govern, input)),
  withdraw: (input) => runWork(withdraw(govern, input)),
  list: ({ actor }) =>
    runWork(
      operate(govern.vault, (act) =>
        readOnRecord(
          act,
          {
            actor,
            about: 'control/list',
            findings: checkSpeaker(govern.vault.policy.tables, actor, ''),
          },
          () => controlStandings(act, govern),
        ),
      ),
    ),
})

const prove = (govern: GovernInside, input: Parameters<Controls['prove']>[0]) =>
  operate(govern.vault, async (act): Promise<StepAnswer> => {
    const { actor, control } = input
    const proof = parseGivenShape(controlProof, input.proof, 'proof')
    const { tables, document } = govern.vault.policy
    const find = oversightFinding['control/evidence']
    const rule = document.controls?.[control]
    const findings = [
      ...checkControlOwner(tables, actor, control),
      ...(rule !== undefined && proof.seenAt > act.at
        ? [ofClause(find.future({ evidence: control, at: proof.seenAt }), rule.clause)]
        : []),
    ]
    const older = (body: ControlBody) =>
      rule !== undefined && proof.seenAt < body.proof.seenAt
        ? [ofClause(find.superseded({ evidence: control, at: body.proof.seenAt }), rule.clause)]
        : []
    const key = { customer: '', id: control }
    const dueAt = rule === undefined ? undefined : periodAfter(govern, proof.seenAt, rule.review)
    const given = { ...proof, by: actor.id, at: act.at }
    const row = await act.transaction.get('matter', { customer: '', kind: controlKind.kind, id: control })
    if (row === undefined)
      return openMatter(act, controlKind, {
        actor,
        findings,
        ...key,
        subject: rule?.owner ?? '',
        dueAt,
        body: { proof: given },
      })
    return moveMatter(act, controlKind, {
      ...key,
      move: 'renew',
      step: ({ body }) => ({ actor, findings: [...findings, ...older(body)] }),
      change: ({ body }) => ({ body: { proof: given, before: body.proof }, dueAt }),
    })
  })

const withdraw = (govern: GovernInside, input: Parameters<Controls['withdraw']>[0]) =>
  operate(govern.vault, async (act) => {
    const { actor, control } = input
    const { tables, document } = govern.vault.policy
    return moveMatter(act, controlKind, {
      customer: '',
      id: control,
      move: 'withdraw',
      step: () => ({
        actor,
        findings: checkInspector(tables, actor, [document.controls?.[control]?.owner ?? '']),
      }),
      change: ({ body }) => ({ body, dueAt: undefined }),
    })
  })
