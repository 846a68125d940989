/** Does a promise or a training count at an instant, and whom does its lapse block (7.1.1, 7.1.2)? */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import { cycleFinding } from '../check/rules-of-cycles'
import type { Matter } from '../vault/matter'
import type { GovernInside } from './options'
import type { UndertakingBody, UndertakingRecord, UndertakingState } from './undertaking-state'

/** How one stands. `blocks` says whether its lapse denies every use, or warns. */
export interface UndertakingStanding {
  readonly kind: UndertakingRecord['kind']
  readonly party: string
  readonly state: 'current' | 'lapsed' | 'failed' | 'revoked'
  readonly blocks: boolean
  readonly untilAt?: Instant
  readonly findings: readonly Finding[]
}

/** How one stands at an instant. */
export const standingOf = (
  govern: GovernInside,
  { state, body }: Matter<UndertakingBody, UndertakingState>,
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
