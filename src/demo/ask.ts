/** How is the vault asked in the story, and its answer told? A request in words, then the view that came out, or the rules. */

import type { Staff } from '../data/actor'
import type { SeenRecord } from '../vault/answer'
import type { Stage } from './groundwork'
import { newestOf, type Teller } from './tell'

/** One request of the story. */
export interface Request {
  readonly actor: Staff
  readonly customer: string
  readonly purpose: string
  readonly items: readonly string[]
  readonly en: string
  readonly zh: string
  /** Of which category the newest record is shown by itself. */
  readonly newest?: string
}

/** Asks the vault, and tells what it says. */
export const ask = async (
  { vault }: Stage,
  tell: Teller,
  { actor, customer, purpose, items, en, zh, newest, ...how }: Request & { readonly manner?: string },
): Promise<void> => {
  tell.ask({ en: `${en} [${purpose}]`, zh: `${zh}〔${purpose}〕` })
  const answer = await vault.use({ actor, customer, purpose, items, ...how })
  if (answer.outcome === 'deny') return tell.deny(answer.findings)
  const shown: readonly SeenRecord[] =
    newest === undefined
      ? answer.seen
      : [...answer.seen.filter(({ category }) => category !== newest), ...newestOf(answer.seen, newest)]
  const basis = answer.evidence.length
  tell.permit({
    en: `on ${basis} pieces of evidence, recorded as event ${numberOf(answer.event)}`,
    zh: `依据 ${basis} 项，留痕于事件 ${numberOf(answer.event)}`,
  })
  for (const { category, items: values } of shown) tell.view({ [category]: values })
}

/** The number of an event among its writer's. */
const numberOf = (event: string): string => event.split('/')[1] ?? event
