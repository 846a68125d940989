/**
 * Who promised confidentiality, and who was trained (7.1.1, 7.1.2)? For each person or partner the last promise and the last training,
 * with its result; each that counts is evidence with a term from the policy, and what lapses is a finding that says whom it blocks.
 */

import type { Finding } from '../core/finding'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import { cyclesOf } from '../data/cycles'
import { standingPosition } from '../check/approval'
import { endOf } from '../check/in-force'
import { checkSpeaker } from '../check/people'
import { cycleFinding } from '../check/rules-of-cycles'
import { listMatters, moveMatter, openMatter } from '../vault/matter'
import { operate } from '../vault/operation'
import { readShared } from '../vault/read-evidence'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import { addEvidence, changeEvidence } from './evidence-row'
import { type GovernInside, periodAfter } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'
import { standingOf, type UndertakingStanding } from './undertaking-standing'
import {
  type UndertakingBody,
  undertakingKind,
  type UndertakingRecord,
  undertakingRecord,
} from './undertaking-state'

/** What may be done with promises and trainings. */
export interface Undertakings {
  /** Records a promise or a training of somebody else; one that was passed counts for the policy's time. */
  readonly record: (input: {
    readonly actor: Staff
    readonly record: UndertakingRecord
  }) => Promise<StepAnswer>
  /** Says that it counts no longer, from now on. */
  readonly revoke: (input: {
    readonly actor: Staff
    readonly kind: UndertakingRecord['kind']
    readonly party: string
  }) => Promise<StepAnswer>
  /** Everybody's, with a finding for what lapsed or was not passed. */
  readonly list: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly UndertakingStanding[]>>
}

/** The undertakings of an open vault. */
export const undertakingsOf = (govern: GovernInside): Undertakings => ({
  record: (input) => runWork(record(govern, input)),
  revoke: (input) => runWork(revoke(govern, input)),
  list: ({ actor }) =>
    runWork(
      operate(govern.vault, (act) =>
        readOnRecord(
          act,
          { actor, about: 'undertaking/list', findings: checkSpeaker(govern.vault.policy.tables, actor, '') },
          async () =>
            (await listMatters(act, undertakingKind)).map((matter) => standingOf(govern, matter, act.at)),
        ),
      ),
    ),
})

const record = (govern: GovernInside, input: Parameters<Undertakings['record']>[0]) =>
  operate(govern.vault, async (act): Promise<StepAnswer> => {
    const given = parseGivenShape(undertakingRecord, input.record, 'undertaking')
    const { actor } = input
    const { kind, party } = given
    const key = { customer: '', id: `${kind} ${party}` }
    const { confidentialityFor, trainingEvery } = cyclesOf(govern.vault.policy.document)
    const passed = given.result === 'passed'
    const untilAt = periodAfter(
      govern,
      given.doneAt,
      kind === 'training' ? trainingEvery : confidentialityFor,
    )
    const find = cycleFinding['undertake/order']
    const concern = { evidence: key.id, at: given.doneAt }
    const findings = [
      ...checkRecorder(govern, actor, party),
      ...(given.doneAt > act.at ? [find.future(concern)] : []),
      ...(passed && untilAt <= act.at ? [find.past(concern)] : []),
      ...(kind === 'confidentiality' && !passed ? [find['out-of-order'](concern)] : []),
    ]
    const numbered = (number: number) => (number === 1 ? key.id : `${key.id} ${number}`)
    const bodyOf = (number: number, before?: UndertakingBody): UndertakingBody => ({
      record: given,
      by: actor.id,
      number,
      ...(passed
        ? { evidence: numbered(number), untilAt }
        : before?.evidence === undefined || before.untilAt === undefined
          ? {}
          : { evidence: before.evidence, untilAt: before.untilAt }),
    })
    const row = await act.transaction.get('matter', { ...key, kind: undertakingKind.kind })
    let number = 1
    const answer =
      row === undefined
        ? await openMatter(act, undertakingKind, {
            actor,
            findings,
            ...key,
            subject: party,
            dueAt: passed ? untilAt : act.at,
            body: bodyOf(1),
          })
        : await moveMatter(act, undertakingKind, {
            ...key,
            move: 'renew',
            step: ({ body }) => ({
              actor,
              findings: [
                ...findings,
                ...(given.doneAt < body.record.doneAt ? [find.superseded(concern)] : []),
              ],
            }),
            change: ({ body, state }) => {
              number = body.number + 1
              const next = bodyOf(number, state === 'revoked' ? undefined : body)
              return { body: next, dueAt: passed ? untilAt : act.at }
            },
          })
    if (answer.outcome === 'done' && passed)
      await addEvidence(act, 'undertaking', {
        id: numbered(number),
        kind,
        party,
        fromAt: given.doneAt,
        untilAt,
      })
    return answer
  })

const revoke = (govern: GovernInside, input: Parameters<Undertakings['revoke']>[0]) =>
  operate(govern.vault, async (act) => {
    const { actor, kind, party } = input
    const answer = await moveMatter(act, undertakingKind, {
      customer: '',
      id: `${kind} ${party}`,
      move: 'revoke',
      step: () => ({ actor, findings: checkRecorder(govern, actor, party) }),
      change: ({ body: { evidence: _evidence, untilAt: _untilAt, ...body } }) => ({ body, dueAt: act.at }),
    })
    if (answer.outcome !== 'done') return answer
    // what was renewed before its end is in force beside what renewed it
    for (const given of await readShared(act, 'undertaking', [party]))
      if (given.kind === kind && endOf(given) > act.at)
        await changeEvidence(act, 'undertaking', given.id, (stood) => ({ ...stood, revokedAt: act.at }))
    return answer
  })

/** Who records holds a position, and records nothing of their own. */
const checkRecorder = (govern: GovernInside, actor: Staff, party: string): readonly Finding[] => {
  const find = cycleFinding['undertake/person']
  return [
    ...(standingPosition(govern.vault.policy.tables, actor) === undefined
      ? [find['no-position']({ department: actor.department })]
      : []),
    ...(actor.id === party ? [find.self({ evidence: party })] : []),
  ]
}
