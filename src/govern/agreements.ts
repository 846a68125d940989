/**
 * How does an agreement with a partner go on (6.3.1)? One person drafts and another signs; so is it amended. What was in force when stays:
 * each version, and each time after a suspension, is evidence of its own with its own term, and decisions read nothing else.
 */

import { runWork, type Work } from '../core/work'
import type { Staff } from '../data/actor'
import type { Signatory } from '../data/approval'
import { cyclesOf } from '../data/cycles'
import { checkDrafter, checkSigner, checkTerms } from '../check/agreement-people'
import { checkSpeaker } from '../check/people'
import { cycleFinding } from '../check/rules-of-cycles'
import { listMatters, type Matter, moveMatter, openMatter, readMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { parseGivenShape, type StepAnswer } from '../vault/step'
import {
  type AgreementBody,
  agreementKind,
  type AgreementMove,
  type AgreementStandingNow,
  type AgreementState,
  type AgreementTerms,
  agreementTerms,
  evidenceOf,
  lastAttested,
  partnerProof,
  type PartnerProof,
  signedDue,
  standingOfAgreement,
} from './agreement-state'
import { addEvidence, changeEvidence } from './evidence-row'
import { type GovernInside, periodAfter } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'

/** Who takes a step on which agreement. */
interface Step {
  readonly actor: Staff
  readonly id: string
}

/** What may be done with agreements. Each step answers `done`, or a denial with rule and clause. */
export interface Agreements {
  /** Drafts one; nothing is in force by it. */
  readonly draft: (input: { readonly actor: Staff; readonly terms: AgreementTerms }) => Promise<StepAnswer>
  /** Gives a draft up. */
  readonly drop: (input: Step) => Promise<StepAnswer>
  /** Signs a draft: somebody responsible who didn't draft it. It is in force from now, or from its term's beginning. */
  readonly sign: (input: Step) => Promise<StepAnswer>
  /** Proposes other terms; those in force stay so until somebody else amends. */
  readonly propose: (input: { readonly actor: Staff; readonly terms: AgreementTerms }) => Promise<StepAnswer>
  /** Puts the proposed terms in force from now on. */
  readonly amend: (input: Step) => Promise<StepAnswer>
  /** Keeps what the partner attested of its use (6.4.3). */
  readonly attest: (input: Step & { readonly proof: PartnerProof }) => Promise<StepAnswer>
  readonly suspend: (input: Step & { readonly reason: string }) => Promise<StepAnswer>
  readonly resume: (input: Step) => Promise<StepAnswer>
  /** Ends it; what must be returned or destroyed is awaited within the policy's time. */
  readonly end: (input: Step & { readonly reason: string }) => Promise<StepAnswer>
  /** Keeps the partner's word that it returned or destroyed what it had. */
  readonly confirm: (input: Step & { readonly proof: PartnerProof }) => Promise<StepAnswer>
  /** Every agreement as it stands, with a finding for what is overdue. */
  readonly list: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly AgreementStandingNow[]>>
}

/** The agreements of an open vault. */
export const agreementsOf = (govern: GovernInside): Agreements => ({
  draft: (input) => runWork(draft(govern, input)),
  drop: (input) => runWork(move(govern, input, { move: 'drop', body: (body) => body })),
  sign: (input) => runWork(sign(govern, input)),
  propose: (input) => runWork(propose(govern, input)),
  amend: (input) => runWork(amend(govern, input)),
  attest: (input) => runWork(attest(govern, input)),
  suspend: (input) => runWork(suspend(govern, input)),
  resume: (input) => runWork(resume(govern, input)),
  end: (input) => runWork(end(govern, input)),
  confirm: (input) => runWork(confirm(govern, input)),
  list: ({ actor }) =>
    runWork(
      operate(govern.vault, (act) =>
        readOnRecord(
          act,
          { actor, about: 'agreement/list', findings: checkSpeaker(govern.vault.policy.tables, actor, '') },
          async () =>
            (await listMatters(act, agreementKind)).map((matter) =>
              standingOfAgreement(govern, matter, act.at),
            ),
        ),
      ),
    ),
})

const draft = (govern: GovernInside, input: Parameters<Agreements['draft']>[0]) =>
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

const sign = (govern: GovernInside, input: Step) =>
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

const propose = (govern: GovernInside, input: Parameters<Agreements['propose']>[0]) => {
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

const amend = (govern: GovernInside, input: Step) =>
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

const attest = (govern: GovernInside, input: Parameters<Agreements['attest']>[0]) => {
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

const suspend = (govern: GovernInside, input: Parameters<Agreements['suspend']>[0]) =>
  move(govern, input, {
    move: 'suspend',
    by: 'responsible',
    body: (body) => ({ ...body, reason: input.reason }),
    dueAt: ({ terms }) => terms.untilAt,
    after: (act, { body }) =>
      changeEvidence(act, 'agreement', versionOf(body), (given) => ({ ...given, suspendedAt: act.at })),
  })

const resume = (govern: GovernInside, input: Step) =>
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
const end = (govern: GovernInside, input: Parameters<Agreements['end']>[0]) =>
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

const confirm = (govern: GovernInside, input: Parameters<Agreements['confirm']>[0]) => {
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

/** The version that stood ends now, or stays suspended; the next one begins now, under an id of its own. */
const replaceVersion = async (
  act: Act,
  body: AgreementBody,
  terms: AgreementTerms,
  how: 'endedAt' | 'kept',
): Promise<void> => {
  if (how === 'endedAt')
    await changeEvidence(act, 'agreement', versionOf(body), (given) => ({ ...given, endedAt: act.at }))
  const id = versionId(terms.id, body.versions.length + 1)
  const fromAt = nextFrom(act, body)
  const given = { id, signedAt: act.at, lastAttestedAt: lastAttested(body), fromAt }
  await addEvidence(act, 'agreement', evidenceOf(terms, given))
}

/** A version begins when it is signed, and none before the agreement does. */
const nextFrom = (act: Act, { versions }: AgreementBody): number =>
  Math.max(act.at, versions.at(-1)?.fromAt ?? act.at)

const withVersion = (
  body: AgreementBody,
  terms: AgreementTerms,
  { id: signedBy }: Staff,
  fromAt: number,
): AgreementBody => ({
  ...body,
  terms,
  versions: [
    ...body.versions,
    { evidence: versionId(terms.id, body.versions.length + 1), signedBy, fromAt, terms },
  ],
})

const versionId = (id: string, number: number): string => (number === 1 ? id : `${id} v${number}`)

const versionOf = ({ versions, terms }: AgreementBody): string => versions.at(-1)?.evidence ?? terms.id

const signatoryOf = ({ id, department, position }: Staff): Signatory => ({ id, department, position })
