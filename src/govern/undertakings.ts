/**
 * Who promised confidentiality, and who was trained (7.1.1, 7.1.2)? For each person or partner the last promise and the last training,
 * with its result; each that counts is evidence with a term from the policy, and what lapses is a finding that says whom it blocks.
 */

import { z } from 'zod'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import type { Staff } from '../data/actor'
import { cyclesOf } from '../data/cycles'
import { instant, opaqueId } from '../data/names'
import { standingPosition } from '../check/approval'
import { endOf } from '../check/in-force'
import { checkSpeaker } from '../check/people'
import { cycleFinding } from '../check/rules-of-cycles'
import { listMatters, type Matter, type MatterKind, moveMatter, openMatter } from '../vault/matter'
import { operate } from '../vault/operation'
import { readShared } from '../vault/read-evidence'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import { addEvidence, changeEvidence } from './evidence-row'
import { type GovernInside, periodAfter } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'

/** What was signed or held: who, when, with what result, and where its document is kept. */
export const undertakingRecord = z.strictObject({
  kind: z.enum(['confidentiality', 'training']),
  /** The id of a member of staff, or the name of a recipient. */
  party: z.string().min(1).max(96),
  /** When it was signed, or the training took place. */
  doneAt: instant,
  /** A promise is given; a training is passed or failed. */
  result: z.enum(['passed', 'failed']),
  reference: z.string().regex(/^\S{1,200}$/, 'a reference names where the document is kept, without spaces'),
})
export type UndertakingRecord = z.infer<typeof undertakingRecord>

const undertakingBody = z.strictObject({
  record: undertakingRecord,
  by: opaqueId,
  /** How many were recorded of this kind for this party; each that counts is evidence by its number. */
  number: z.number().int().positive(),
  /** The evidence that counts, and until when; absent where none does. */
  evidence: opaqueId.optional(),
  untilAt: instant.optional(),
})
type UndertakingBody = z.infer<typeof undertakingBody>
type State = 'recorded' | 'revoked'

export const undertakingKind: MatterKind<UndertakingBody, State, 'renew' | 'revoke'> = {
  kind: 'undertaking',
  first: 'recorded',
  moves: {
    renew: { from: ['recorded', 'revoked'], to: 'recorded' },
    revoke: { from: ['recorded'], to: 'revoked' },
  },
  shape: undertakingBody,
  outOfOrder: cycleFinding['undertake/order']['out-of-order'],
}

/** How one stands. `blocks` says whether its lapse denies every use, or warns. */
export interface UndertakingStanding {
  readonly kind: UndertakingRecord['kind']
  readonly party: string
  readonly state: 'current' | 'lapsed' | 'failed' | 'revoked'
  readonly blocks: boolean
  readonly untilAt?: Instant
  readonly findings: readonly Finding[]
}

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

/** How one stands at an instant. */
export const standingOf = (
  govern: GovernInside,
  { state, body }: Matter<UndertakingBody, State>,
  at: Instant,
): UndertakingStanding => {
  const { kind, party, result } = body.record
  const blocks = kind === 'confidentiality' || govern.vault.policy.document.training === 'block'
  const concern = { evidence: body.evidence ?? `${kind} ${party}` }
  const lapsed =
    kind === 'confidentiality'
      ? cycleFinding['undertake/confidentiality'].lapsed
      : cycleFinding['undertake/training'].lapsed
  const until = body.untilAt === undefined ? {} : { untilAt: body.untilAt }
  const standing = { kind, party, blocks, ...until }
  const isCurrent = body.untilAt !== undefined && body.untilAt > at
  if (state === 'revoked') return { ...standing, state, findings: [lapsed(concern)] }
  if (result === 'failed')
    // what was passed before counts on until its own end
    return {
      ...standing,
      state: 'failed',
      blocks: blocks && !isCurrent,
      findings: [cycleFinding['undertake/training'].failed(concern)],
    }
  return isCurrent
    ? { ...standing, state: 'current', findings: [] }
    : {
        ...standing,
        state: 'lapsed',
        findings: [lapsed({ ...concern, ...(body.untilAt === undefined ? {} : { at: body.untilAt }) })],
      }
}

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
