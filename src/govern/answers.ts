/** How is a request answered that changes something (7.3.2, 7.3.3)? By correcting records, or by what the customer chose; all of it, or none. */

import type { Finding } from '../core/finding'
import type { Work } from '../core/work'
import { type Choice, choice } from '../data/consent'
import { rightsOf } from '../data/rights'
import { checkSpeaker } from '../check/people'
import { rightsFinding } from '../check/rules-of-rights'
import { chooseIn, endConsent } from '../vault/consents'
import {
  type CorrectAnswer,
  type Correction,
  prepareCorrection,
  type PreparedCorrection,
} from '../vault/correct'
import { operate } from '../vault/operation'
import { parseGivenShape } from '../vault/step'
import { type GovernInside, periodAfter } from './options'
import { type Answered, type AnswerInput, answerRequest } from './request-answer'

/** What was corrected for a request. */
export type Corrected = readonly Extract<CorrectAnswer, { readonly outcome: 'done' }>[]

/** What is put right: values of some of the customer's records. */
export type CorrectingInput = AnswerInput & {
  readonly corrections: readonly {
    readonly category: string
    readonly record: string
    readonly values: Correction['values']
  }[]
}

/** Corrects for a request; recipients of the old values are to be told within the policy's time. */
export const answerWithCorrections = (
  govern: GovernInside,
  input: CorrectingInput,
): Work<Answered<Corrected>> =>
  operate(govern.vault, async (act) => {
    const { actor, customer, corrections } = input
    const prepared: PreparedCorrection[] = []
    for (const { category, record, values } of corrections)
      prepared.push(
        await prepareCorrection(act, actor, { record: { customer, category, id: record }, values }),
      )
    const tellBy = periodAfter(govern, act.at, rightsOf(govern.vault.policy.document).tellWithin)
    return answerRequest(act, input, {
      right: 'correct',
      findings: [
        ...(corrections.length === 0 ? [rightsFinding['rights/accurate']['not-parsed']({})] : []),
        ...prepared.flatMap(({ findings }) =>
          findings.filter(({ effect, rule }) => effect === 'deny' && rule !== 'act/suspension'),
        ),
      ],
      work: async () => {
        const made: Corrected[number][] = []
        for (const one of prepared) made.push(await one.make(tellBy))
        return { value: made, touched: corrections.map(({ record }) => record) }
      },
    })
  })

/** What the customer no longer agrees to, and what they refuse from now on. */
export type ChoosingInput = AnswerInput & {
  /** Consents that are withdrawn, by id. */
  readonly withdraw?: readonly string[]
  readonly refuse?: readonly Omit<Choice, 'customer'>[]
}

/** Withdraws and refuses for a request; the next decision of every process sees it. Gives the ids of what it touched. */
export const answerWithChoices = (
  govern: GovernInside,
  input: ChoosingInput,
): Work<Answered<readonly string[]>> =>
  operate(govern.vault, (act) => {
    const { actor, customer, withdraw = [] } = input
    const refused = (input.refuse ?? []).map((one) => parseGivenShape(choice, { ...one, customer }, 'choice'))
    const findings: readonly Finding[] = checkSpeaker(govern.vault.policy.tables, actor, customer)
    return answerRequest(act, input, {
      right: 'choose',
      findings,
      work: async () => {
        for (const consent of withdraw)
          await endConsent(act, { actor, customer, consent }, 'withdrawn', checkSpeaker)
        for (const one of refused) await chooseIn(act, { actor, choice: one })
        const touched = [...withdraw, ...refused.map(({ id }) => id)]
        return { value: touched, touched }
      },
    })
  })
