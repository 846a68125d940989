/** Which request do names make? The one of the action, asked by the made-up customer or staff of the evidence. */

import type { Instant } from '../core/instant'
import type { When } from './scenario'
import { type Subject, witnessIds } from './whole-evidence'

/** The request in the shape of its action. */
export const requestOf = (
  { action, purpose, items, recipient, channel, supplier, manner }: When,
  { actor, channel: standing }: Subject,
  at: Instant,
): Readonly<Record<string, unknown>> => {
  const { customer, notice } = witnessIds
  const asked = {
    actor: actor === undefined ? { kind: 'customer', id: customer } : { kind: 'staff', ...actor },
    customer,
    items: [...items],
  }
  if (action === 'use') return { ...asked, purpose, manner: manner ?? 'screen' }
  if (action === 'share') return { ...asked, purpose, recipient: recipient ?? '' }
  return {
    ...asked,
    channel: channel ?? standing,
    supplier: supplier ?? witnessIds.supplier,
    purposes: [purpose],
    notice,
    capturedAt: at,
    inaccurate: [],
  }
}
