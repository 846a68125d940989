/** Which version of an agreement was in force when? Each is evidence of its own, with its own time; ids are numbered. */

import type { Staff } from '../data/actor'
import type { Act } from '../vault/operation'
import { type AgreementBody, type AgreementTerms, evidenceOf, lastAttested } from './agreement-state'
import { addEvidence, changeEvidence } from './evidence-row'

/** The version that stood ends now, or stays suspended; the next one begins now, under an id of its own. */
export const replaceVersion = async (
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
export const nextFrom = (act: Act, { versions }: AgreementBody): number =>
  Math.max(act.at, versions.at(-1)?.fromAt ?? act.at)

export const withVersion = (
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

export const versionOf = ({ versions, terms }: AgreementBody): string => versions.at(-1)?.evidence ?? terms.id
