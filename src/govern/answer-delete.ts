/**
 * How is a customer's request to be deleted answered (7.3.3)? By erasing them in the transaction that ends it. What law or a hold keeps
 * is in the certificate; the request stays under the name that the certificate gives the customer, which tells nobody who it was.
 */

import { TutelaError } from '../core/error'
import { attempt, runWork, type Work } from '../core/work'
import { checkEraser } from '../check/erasure'
import { type EraseAnswer, type Erased, eraseIn, settleErasure } from '../vault/erase'
import { listAll } from '../vault/list-all'
import { type Act, operate } from '../vault/operation'
import { noStore } from '../vault/patience'
import type { GovernInside } from './options'
import { type Answered, type AnswerInput, answerRequest } from './request-answer'

/** The certificate of an erasure, and its signed note where the vault has a signer. */
export type Erasure = Pick<Extract<EraseAnswer, { readonly outcome: 'done' }>, 'certificate' | 'note'>

/** Erases for a request. */
export const answerWithErasure = (govern: GovernInside, input: AnswerInput): Work<Answered<Erasure>> =>
  attempt(noStore, async () => {
    const { answered, erased } = await runWork(operate(govern.vault, (act) => eraseFor(act, input)))
    if (answered.outcome === 'deny' || erased === undefined) return answered
    const settled = await settleErasure(govern.vault, erased)
    if (settled.outcome === 'deny') throw new TutelaError(undone)
    const { certificate, note } = settled
    return { ...answered, value: { certificate, ...(note === undefined ? {} : { note }) } }
  })

const eraseFor = async (
  act: Act,
  input: AnswerInput,
): Promise<{ readonly answered: Answered<Erasure>; readonly erased: Erased | undefined }> => {
  const { actor, customer } = input
  const answered = await answerRequest(act, input, {
    right: 'delete',
    findings: checkEraser(act.inside.policy.tables, actor, customer),
    work: async () => ({ value: undefined, touched: [] }),
  })
  if (answered.outcome === 'deny') return { answered, erased: undefined }
  const erased = await eraseIn(act, { actor, customer, ground: 'request' })
  if (erased.answer.outcome === 'deny') throw new TutelaError(undone)
  const { certificate } = erased.answer
  await renameMatters(act, customer, certificate.customer)
  return { answered: { ...answered, value: { certificate } }, erased }
}

/** What people are at about the customer goes on under the certificate's name: a recipient is still to be told, say. */
const renameMatters = async (act: Act, customer: string, name: string): Promise<void> => {
  const rows = await listAll(act.transaction, 'matter', { equals: { customer } })
  await act.transaction.delete(
    'matter',
    rows.map(({ kind, id }) => ({ customer, kind, id })),
  )
  await act.transaction.insert(
    'matter',
    rows.map((row) => ({
      ...row,
      customer: name,
      body: row.body.replaceAll(JSON.stringify(customer), JSON.stringify(name)),
    })),
  )
}

const undone = {
  kind: 'tool/fault',
  message: 'an erasure was refused after its request was answered',
  remedy: 'this is a fault of the library: report it; nothing was done',
} as const
