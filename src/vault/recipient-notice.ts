/** Who was given what has changed since (7.3.3)? Each recipient of a disclosure is to be told, and whether they were told is kept. */

import { z } from 'zod'
import type { Instant } from '../core/instant'
import type { Actor } from '../data/actor'
import { instant, itemName, name, opaqueId } from '../data/names'
import { rightsFinding } from '../check/rules-of-rights'
import { listAll } from './list-all'
import { type MatterKind, openMatter } from './matter'
import type { Act } from './operation'
import { parseBody } from './record-row'

/** How somebody was told. */
export const toldHow = z.enum(['letter', 'email', 'telephone', 'interface', 'in-person'])
export type ToldHow = z.infer<typeof toldHow>

const noticeBody = z.strictObject({
  record: opaqueId,
  /** The version that the recipient is to know of. */
  version: z.number().int().positive(),
  items: z.array(itemName),
  /** The packages in which it got what has changed. */
  packages: z.array(opaqueId),
  told: z.strictObject({ at: instant, by: opaqueId, how: toldHow }).optional(),
})
export type RecipientNotice = z.infer<typeof noticeBody>

/** That a recipient is to be told: due until it was. */
export const recipientNoticeKind: MatterKind<RecipientNotice, 'due' | 'told', 'tell'> = {
  kind: 'recipient-notice',
  first: 'due',
  moves: { tell: { from: ['due'], to: 'told' } },
  shape: noticeBody,
  outOfOrder: rightsFinding['rights/notify']['out-of-order'],
}

/** A recipient who is to be told, and by when. */
export interface RecipientToTell {
  readonly id: string
  readonly recipient: string
  readonly items: readonly string[]
  readonly dueAt: Instant
}

/** Opens a notice for each recipient that was given any of these items of the customer; gives who they are. */
export const openRecipientNotices = async (
  act: Act,
  change: {
    readonly actor: Actor
    readonly customer: string
    readonly record: string
    readonly version: number
    readonly items: readonly string[]
    readonly dueAt: Instant
  },
): Promise<readonly RecipientToTell[]> => {
  const { actor, customer, record, version, dueAt } = change
  const given = new Map<string, { readonly items: Set<string>; readonly packages: string[] }>()
  for (const row of await listAll(act.transaction, 'disclosure', { equals: { customer } })) {
    const items = disclosedItems(row.items).filter((item) => change.items.includes(item))
    if (items.length === 0) continue
    const known = given.get(row.recipient) ?? { items: new Set(), packages: [] }
    for (const item of items) known.items.add(item)
    known.packages.push(row.id)
    given.set(row.recipient, known)
  }
  const notices: RecipientToTell[] = []
  for (const [recipient, { items, packages }] of given) {
    const id = `${record} ${version} ${recipient}`
    const sorted = [...items].sort()
    await openMatter(act, recipientNoticeKind, {
      actor,
      findings: [],
      customer,
      id,
      subject: recipient,
      dueAt,
      body: { record, version, items: sorted, packages },
    })
    notices.push({ id, recipient, items: sorted, dueAt })
  }
  return notices
}

/** The items of a disclosure, as its row tells them. */
export const disclosedItems = (text: string): readonly string[] =>
  Object.keys(parseBody(z.record(name.or(itemName), z.string()), text, 'disclosure'))
