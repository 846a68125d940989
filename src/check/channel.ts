/** May information come in by this channel, and did it come in time? A partner supplies only what its agreement says. */

import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Evidence } from '../data/evidence'
import { itemsNamed } from '../policy/compile-items'
import { isInside } from '../policy/item-set'
import type { ChannelTable, PolicyTables } from '../policy/tables'
import { isAgreed } from './agreement'
import { type Ground, lastOf } from './ground'
import { endOf, type Watch } from './in-force'
import { periodEndAt } from './period-end'
import type { AskedItems } from './question'
import { none } from './rule'
import { collectFinding } from './rules-of-collect'

/** The findings about the channel, and the partner's agreement where it supplies. (3.1.1, 3.1.2, 3.3.1) */
export const checkChannel = (
  tables: PolicyTables,
  evidence: Evidence,
  channel: ChannelTable | undefined,
  supplier: string | undefined,
  asked: AskedItems,
  watch: Watch,
): { readonly findings: readonly Finding[]; readonly ground: Ground | undefined } => {
  const find = collectFinding['collect/channel']
  if (channel === undefined) return { findings: [find.unknown({})], ground: undefined }
  if (!channel.partner) return { findings: none, ground: undefined }
  if (supplier === undefined) return { findings: [find['no-supplier']({})], ground: undefined }
  const ground = lastOf(
    evidence.agreements
      .filter(
        (agreement) =>
          agreement.recipient === supplier &&
          asked.unknown.length === 0 &&
          isInside(asked.items, itemsNamed(tables, agreement.supplies)) &&
          isAgreed(watch, agreement),
      )
      .map((agreement) => ({ id: agreement.id, endsAt: endOf(agreement) })),
  )
  return ground === undefined
    ? { findings: [find['no-agreement']({ items: asked.names, recipient: supplier })], ground }
    : { findings: none, ground }
}

/** Entered in time is a warning where it isn't; captured in the future is no capture. (3.2.4) */
export const checkEntry = (
  tables: PolicyTables,
  channel: ChannelTable | undefined,
  capturedAt: Instant,
  at: Instant,
): readonly Finding[] => {
  const find = collectFinding['collect/entry']
  if (capturedAt > at) return [find['not-yet']({ at: capturedAt })]
  if (channel === undefined) return none
  const due = periodEndAt(tables, capturedAt, channel.entryWithin, at)
  return at >= due ? [find.late({ at: due }, 'warn')] : none
}
