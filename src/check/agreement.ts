/** Which agreement with a recipient counts, and does it hold up: scope, border, key, attestation? Signed ones in force alone. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { orThrow } from '../core/error'
import { parsePeriod } from '../core/period'
import type { Agreement } from '../data/agreement'
import type { Evidence } from '../data/evidence'
import { itemsNamed } from '../policy/compile-items'
import { isInside, type ItemSet, without } from '../policy/item-set'
import type { PolicyTables, PurposeTable } from '../policy/tables'
import { type Ground, type ItemGround, lastOf } from './ground'
import { endOf, hasReached, isInForce, type Watch } from './in-force'
import { periodEndAt } from './period-end'
import { type AskedItems, namesOf } from './question'
import { none } from './rule'
import { shareFinding } from './rules-of-share'

/** The agreement that counts, and how it stands. */
export interface AgreementStanding extends ItemGround {
  readonly crossBorder: boolean
  readonly plain: ItemSet
  /** Its key in force that ends last. */
  readonly key: Ground | undefined
  /** When the next attestation falls due. */
  readonly attestBy: Instant
}

/** Signed, begun, and neither suspended nor ended. */
export const isAgreed = (watch: Watch, agreement: Agreement): boolean =>
  agreement.signedAt !== undefined && hasReached(watch, agreement.signedAt) && isInForce(watch, agreement)

/** Of the agreements in force that name the purpose: one that names every known item if there is such, then the one that ends last. */
export const agreementFor = (
  tables: PolicyTables,
  evidence: Evidence,
  recipient: string,
  purpose: PurposeTable | undefined,
  asked: AskedItems,
  watch: Watch,
): AgreementStanding | undefined => {
  const candidates = evidence.agreements
    .filter(
      (agreement) =>
        purpose !== undefined &&
        agreement.recipient === recipient &&
        agreement.purposes.includes(purpose.name) &&
        isAgreed(watch, agreement),
    )
    .map((agreement) => standingOf(tables, agreement, watch))
  const whole = candidates.filter((agreement) => isInside(asked.items, agreement.items))
  return lastOf(whole.length > 0 ? whole : candidates)
}

/** The recipient is known, an agreement names the purpose, and one across the border says so with its basis. (6.1.1, 6.1.3, 6.3.1) */
export const checkAgreement = (
  tables: PolicyTables,
  recipient: string,
  purpose: string,
  agreement: AgreementStanding | undefined,
): readonly Finding[] => {
  const abroad = tables.abroadByRecipient.get(recipient)
  if (abroad === undefined) return [shareFinding['share/agreement']['unknown-recipient']({ recipient })]
  const concern = { purposes: [purpose], recipient }
  if (agreement === undefined) return [shareFinding['share/agreement'].absent(concern)]
  return abroad && !agreement.crossBorder
    ? [shareFinding['share/agreement'].border({ ...concern, evidence: agreement.id })]
    : none
}

/** Every known item is inside the agreement's scope. (6.1.2) */
export const checkScope = (
  tables: PolicyTables,
  items: ItemSet,
  recipient: string,
  agreement: AgreementStanding,
): readonly Finding[] =>
  isInside(items, agreement.items)
    ? none
    : [
        shareFinding['share/necessary']['not-agreed']({
          items: namesOf(tables, without(items, agreement.items)),
          recipient,
          evidence: agreement.id,
        }),
      ]

/** The recipient has a key in force (6.4.2), and its attestation of use is not overdue (6.4.3). */
export const checkRecipient = (
  recipient: string,
  agreement: AgreementStanding,
  at: Instant,
): readonly Finding[] => [
  ...(agreement.key === undefined
    ? [shareFinding['share/transfer']['no-key']({ recipient, evidence: agreement.id })]
    : none),
  ...(agreement.attestBy > at
    ? none
    : [
        shareFinding['share/recipient'].overdue({
          recipient,
          evidence: agreement.id,
          at: agreement.attestBy,
        }),
      ]),
]

const standingOf = (tables: PolicyTables, agreement: Agreement, watch: Watch): AgreementStanding => ({
  id: agreement.id,
  endsAt: endOf(agreement),
  items: itemsNamed(tables, agreement.items),
  plain: itemsNamed(tables, agreement.plain),
  crossBorder: agreement.crossBorder !== false,
  key: lastOf(
    agreement.keys.filter((key) => isInForce(watch, key)).map((key) => ({ id: key.id, endsAt: endOf(key) })),
  ),
  attestBy: periodEndAt(
    tables,
    agreement.lastAttestedAt,
    orThrow(parsePeriod(agreement.attestEvery)),
    watch.at,
  ),
})
