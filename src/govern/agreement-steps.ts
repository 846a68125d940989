/** Which steps does an agreement take (6.3.1, 6.4.3)? Each is checked, moves the matter, and changes what decisions read, in one transaction. */

import type { Work } from '../core/work'
import type { Staff } from '../data/actor'
import type { Signatory } from '../data/approval'
import { cyclesOf } from '../data/cycles'
import { checkDrafter, checkSigner, checkTerms } from '../check/agreement-people'
import { cycleFinding } from '../check/rules-of-cycles'
import { type Matter, moveMatter, openMatter, readMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import type { Step, WithProof, WithReason, WithTerms } from './agreement-inputs'
import {
  type AgreementBody,
  agreementKind,
  type AgreementMove,
  type AgreementState,
  agreementTerms,
  evidenceOf,
  lastAttested,
  partnerProof,
  signedDue,
} from './agreement-state'
import { nextFrom, replaceVersion, versionOf, withVersion } from './agreement-versions'
import { addEvidence, changeEvidence } from './evidence-row'
import { type GovernInside, periodAfter } from './options'

/** Drafts one; nothing is in force by it. */
export const draft = (govern: GovernInside, input: WithTerms) =>
  operate(govern.vault, async (act) => {
    const terms = parseGivenShape(agreementTerms, input.terms, 'agreement')
    const { tables } = govern.vault.policy
    const { actor } = input
    return openMatter(act, agreementKind, {
      actor,
      findings: [...checkDrafter(tables, actor, terms.id), ...checkTerms(tables, terms, act.at)],
      customer: '',
      id: terms.id,
      subject: terms.recipient,
      dueAt: undefined,
      body: { terms, draftedBy: signatoryOf(actor), versions: [], attestations: [] },
    })
  })

/** Gives a draft up. */
export const drop = (govern: GovernInside, input: Step) =>
  move(govern, input, { move: 'drop', body: (body) => body })

type Found = Matter<AgreementBody, AgreementState>

/** A move by somebody responsible, or, for words of the partner, by anybody with a position. */
interface Move {
  readonly move: AgreementMove
  readonly by?: 'responsible'
  readonly drafter?: (body: AgreementBody) => string | undefined
  readonly findings?: (body: AgreementBody, act: Act) => ReturnType<typeof checkTerms>
  readonly body: (body: AgreementBody, act: Act) => AgreementBody
  readonly dueAt?: (body: AgreementBody, act: Act) => number | undefined
  /** What it changes of the evidence, after the matter moved. */
  readonly after?: (act: Act, before: Found) => Promise<void>
}

const move = (govern: GovernInside, { actor, id }: Step, rule: Move): Work<StepAnswer> =>
  operate(govern.vault, (act) => moveWithin(govern, act, { actor, id }, rule))

const moveWithin = async (govern: GovernInside, act: Act, { actor, id }: Step, rule: Move) => {
  const { tables } = govern.vault.policy
  const before = await readMatter(act, agreementKind, { customer: '', id })
  const answer = await moveMatter(act, agreementKind, {
    customer: '',
    id,
    move: rule.move,
    step: ({ body }) => ({
      actor,
      findings: [
        ...(rule.by === 'responsible'
          ? checkSigner(tables, actor, id, rule.drafter?.(body))
          : checkDrafter(tables, actor, id)),
        ...(rule.findings?.(body, act) ?? []),
      ],
    }),
    change: (matter) => {
      const body = rule.body(matter.body, act)
      return { body, dueAt: rule.dueAt?.(body, act) }
    },
  })
  if (answer.outcome === 'done') await rule.after?.(act, before)
  return answer
}

/** Signs a draft that somebody else made. */
export const sign = (govern: GovernInside, input: Step) =>
  move(govern, input, {
    move: 'sign',
    by: 'responsible',
    drafter: ({ draftedBy }) => draftedBy.id,
    findings: ({ terms }, act) => checkTerms(govern.vault.policy.tables, terms, act.at),
    body: (body, act) => withVersion(body, body.terms, input.actor, Math.max(act.at, body.terms.fromAt)),
    dueAt: (body) => signedDue(govern, body),
    after: async (act, { body }) => {
      const fromAt = Math.max(act.at, body.terms.fromAt)
      await addEvidence(
        act,
        'agreement',
        evidenceOf(body.terms, { id: body.terms.id, signedAt: act.at, lastAttestedAt: fromAt, fromAt }),
      )
    },
  })

/** Proposes other terms; those in force stay. */
export const propose = (govern: GovernInside, input: WithTerms) => {
  const { actor } = input
  return operate(govern.vault, (act) => {
    const terms = parseGivenShape(agreementTerms, input.terms, 'agreement')
    return moveWithin(
      govern,
      act,
      { actor, id: terms.id },
      {
        move: 'propose',
        findings: (body) => [
          ...checkTerms(govern.vault.policy.tables, terms, act.at),
          // another partner is another agreement
          ...(terms.recipient === body.terms.recipient
            ? []
            : [
                cycleFinding['agreement/order']['out-of-order']({
                  evidence: terms.id,
                  recipient: terms.recipient,
                }),
              ]),
        ],
        body: (body) => ({ ...body, proposed: { terms, by: signatoryOf(actor), at: act.at } }),
        dueAt: (body) => signedDue(govern, body),
      },
    )
  })
}

/** Puts in force what somebody else proposed. */
export const amend = (govern: GovernInside, input: Step) =>
  move(govern, input, {
    move: 'amend',
    by: 'responsible',
    drafter: ({ proposed }) => proposed?.by.id,
    findings: ({ proposed }, act) =>
      proposed === undefined
        ? [agreementKind.outOfOrder({ evidence: input.id })]
        : checkTerms(govern.vault.policy.tables, proposed.terms, act.at),
    body: ({ proposed, ...body }, act) =>
      proposed === undefined ? body : withVersion(body, proposed.terms, input.actor, nextFrom(act, body)),
    dueAt: (body) => signedDue(govern, body),
    after: (act, { body }) => replaceVersion(act, body, body.proposed?.terms ?? body.terms, 'endedAt'),
  })

/** Keeps the partner's word on its use. (6.4.3) */
export const attest = (govern: GovernInside, input: WithProof) => {
  const proof = parseGivenShape(partnerProof, input.proof, 'attestation')
  const find = cycleFinding['agreement/attestation']
  const concern = { evidence: input.id, at: proof.saidAt }
  return move(govern, input, {
    move: 'attest',
    findings: (body, act) => [
      ...(proof.saidAt > act.at ? [find.future(concern)] : []),
      ...(proof.saidAt <= lastAttested(body) ? [find.superseded(concern)] : []),
    ],
    body: (body, act) => ({
      ...body,
      attestations: [...body.attestations, { ...proof, by: input.actor.id, at: act.at }],
    }),
    dueAt: (body) => signedDue(govern, body),
    after: (act, { body }) =>
      changeEvidence(act, 'agreement', versionOf(body), (given) => ({
        ...given,
        lastAttestedAt: proof.saidAt,
      })),
  })
}

/** Nothing is shared under it until it is resumed. */
export const suspend = (govern: GovernInside, input: WithReason) =>
  move(govern, input, {
    move: 'suspend',
    by: 'responsible',
    body: (body) => ({ ...body, reason: input.reason }),
    dueAt: ({ terms }) => terms.untilAt,
    after: (act, { body }) =>
      changeEvidence(act, 'agreement', versionOf(body), (given) => ({ ...given, suspendedAt: act.at })),
  })

/** A version of its own, so that the time between stays told. */
export const resume = (govern: GovernInside, input: Step) =>
  move(govern, input, {
    move: 'resume',
    by: 'responsible',
    findings: ({ terms }, act) => checkTerms(govern.vault.policy.tables, terms, act.at),
    body: ({ reason: _reason, ...body }, act) =>
      withVersion(body, body.terms, input.actor, nextFrom(act, body)),
    dueAt: (body) => signedDue(govern, body),
    after: (act, { body }) => replaceVersion(act, body, body.terms, 'kept'),
  })

/** With something to return or destroy, a confirmation is awaited; without, it is over. */
export const end = (govern: GovernInside, input: WithReason) =>
  operate(govern.vault, async (act) => {
    const { body } = await readMatter(act, agreementKind, { customer: '', id: input.id })
    const awaited = body.versions.some(({ terms }) => terms.atEnd.length > 0)
    return moveWithin(govern, act, input, {
      move: awaited ? 'end' : 'close',
      by: 'responsible',
      body: (given) => ({ ...given, reason: input.reason, endedAt: act.at }),
      dueAt: () =>
        awaited
          ? periodAfter(govern, act.at, cyclesOf(govern.vault.policy.document).returnWithin)
          : undefined,
      after: () =>
        changeEvidence(act, 'agreement', versionOf(body), (given) => ({ ...given, endedAt: act.at })),
    })
  })

/** Keeps the partner's word that it returned or destroyed what it had. */
export const confirm = (govern: GovernInside, input: WithProof) => {
  const proof = parseGivenShape(partnerProof, input.proof, 'confirmation')
  const find = cycleFinding['agreement/return']
  const concern = { evidence: input.id, at: proof.saidAt }
  return move(govern, input, {
    move: 'confirm',
    findings: ({ endedAt }, act) => [
      ...(proof.saidAt > act.at ? [find.future(concern)] : []),
      ...(proof.saidAt < (endedAt ?? act.at) ? [find.early(concern)] : []),
    ],
    body: (body, act) => ({ ...body, confirmed: { ...proof, by: input.actor.id, at: act.at } }),
  })
}

const signatoryOf = ({ id, department, position }: Staff): Signatory => ({ id, department, position })
