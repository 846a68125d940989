/** What can a customer do by a form of their page? Consent, withdraw, stop, allow again: each as the vault's own step, in the customer's own name. */

import { isTutelaError } from '../../core/error'
import type { Clock } from '../../core/clock'
import { endOfTime } from '../../core/instant'
import type { PolicyNames } from '../../policy/policy'
import type { StepAnswer } from '../../vault/step'
import type { Vault } from '../../vault/vault'
import { toHex } from '../../audit/bytes'
import { sha256OfText } from '../../crypto/digest'
import { type ConsentTerms, consentOf } from './offers'
import { type PageView, stoppables } from './sections'

/** What the steps work on. */
export interface Stepping {
  readonly vault: Pick<Vault<PolicyNames>, 'giveConsent' | 'withdrawConsent' | 'choose' | 'endChoice'>
  readonly view: PageView
  readonly terms: Omit<ConsentTerms, 'at' | 'token'>
  readonly clock: Clock
  /** The token that the form was sent with. */
  readonly token: string
}

/** The steps by the last part of their address. */
export type PageStep = 'consent' | 'withdraw' | 'choose' | 'allow'

/** Is this a step of the page? */
export const isPageStep = (text: string): text is PageStep => Object.hasOwn(steps, text)

/** Takes a step; the answers are the vault's, none where the form named nothing that is there. */
export const takePageStep = (
  step: PageStep,
  stepping: Stepping,
  form: URLSearchParams,
): Promise<readonly StepAnswer[]> => steps[step](stepping, form)

const steps: Readonly<
  Record<PageStep, (stepping: Stepping, form: URLSearchParams) => Promise<readonly StepAnswer[]>>
> = {
  consent: async ({ vault, view, terms, token, clock }, form) => {
    const { notice, offers, document } = view
    const ticked = new Set(form.getAll('offer'))
    const accepted = offers.filter(({ key }) => ticked.has(key))
    // one act gives one separate consent, and none beside it
    if (notice === undefined || (accepted.length > 1 && accepted.some(({ separate }) => separate))) return []
    const answers: StepAnswer[] = []
    for (const offer of accepted) {
      const consent = consentOf(document, notice, offer, { ...terms, token, at: clock() })
      const actor = { kind: 'customer', id: terms.customer } as const
      answers.push(await once(consent.id, () => vault.giveConsent({ actor, consent })))
    }
    return answers
  },
  withdraw: async ({ vault, terms: { customer } }, form) => {
    const consent = form.get('consent')
    if (consent === null) return []
    return [await vault.withdrawConsent({ actor: { kind: 'customer', id: customer }, customer, consent })]
  },
  choose: async ({ vault, view, terms: { customer }, token, clock }, form) => {
    const key = form.get('choice') ?? ''
    const stoppable = stoppables(view).find((one) => one.key === key)
    if (stoppable === undefined) return []
    const id = `web-${toHex(sha256OfText(`${token} ${key}`)).slice(0, 32)}`
    const choice = { id, customer, refuses: stoppable.refuses, fromAt: clock(), untilAt: endOfTime }
    const actor = { kind: 'customer', id: customer } as const
    return [await once(id, () => vault.choose({ actor, choice }))]
  },
  allow: async ({ vault, terms: { customer } }, form) => {
    const choice = form.get('choice')
    if (choice === null) return []
    return [await vault.endChoice({ actor: { kind: 'customer', id: customer }, customer, choice })]
  },
}

/** The same form sent twice is the same step, done. */
const once = async (id: string, step: () => Promise<StepAnswer>): Promise<StepAnswer> => {
  try {
    return await step()
  } catch (error) {
    if (isTutelaError(error) && error.failure.kind === 'record/duplicate')
      return { outcome: 'done', id, event: '' }
    throw error
  }
}
