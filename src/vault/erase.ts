/**
 * How is a customer erased? In one transaction keys, records and index entries go, with consents, choices and disclosures; what law
 * or a hold keeps is sealed anew; events are untied; a tombstone with the certificate stays, and nothing is taken under the id again.
 */

import { z } from 'zod'
import { attempt, runWork, type Work } from '../core/work'
import { erasedName, signErasure } from '../audit/erasure'
import { checkEraser } from '../check/erasure'
import { type Actor, actor } from '../data/actor'
import { type ErasureCertificate, type ErasureGround, erasureGround } from '../data/erasure'
import { opaqueId } from '../data/names'
import type { RowOf } from '../store/tables'
import type { RecordedDenial } from './answer'
import { actorOf, ruleIds } from './event-parts'
import { untied } from './event-writer'
import { forgetCustomer, type Remains, staysOf, sweepAway } from './erase-rows'
import type { VaultInside } from './inside'
import { writeJournal } from './journal'
import { listAll } from './list-all'
import { type Act, operate } from './operation'
import { inTime, noStore } from './patience'
import { parseGivenShape } from './step'
import { readTombstone, setTombstone } from './tombstone'

/** Who erases whom, and on which ground. */
export interface EraseInput {
  /** The customer themselves, or staff in a responsible position or the supervision post. */
  readonly actor: Actor
  readonly customer: string
  readonly ground: ErasureGround
}

/** Done, with the certificate; or a denial with the rule. */
export type EraseAnswer =
  | {
      readonly outcome: 'done'
      readonly event: string
      readonly certificate: ErasureCertificate
      /** The certificate signed by the log's key, for the customer; absent in a vault without a `signer`. */
      readonly note?: string
      /** The customer was erased before: the certificate is the one of then. */
      readonly repeated: boolean
    }
  | RecordedDenial

/**
 * Erases a customer. What a duty keeps is in the certificate. Rejects with `key/unavailable` where the signer fails after the
 * erasure is durable: asked again, it answers with the certificate. (7.3.3, 4.3.2)
 */
export const erase = (inside: VaultInside, given: EraseInput): Work<EraseAnswer> =>
  attempt(noStore, async () => {
    const input = parseGivenShape(eraseInput, given, 'erasure')
    return settleErasure(inside, await runWork(operate(inside, (act) => eraseIn(act, input))))
  })

/** What follows an erasure that is durable: its keys are forgotten, and its certificate is signed. */
export const settleErasure = async (
  inside: VaultInside,
  { answer: done, keys }: Erased,
): Promise<EraseAnswer> => {
  // this process forgets them; others read the row again before they use one
  for (const name of keys) inside.unwrapped.delete(name)
  if (done.outcome === 'deny') return done
  const { signer } = inside
  if (signer === undefined) return done
  const note = await inTime(inside.patience, noSignature, () => signErasure(done.certificate, [signer]))
  return { ...done, note }
}

const eraseInput = z.strictObject({ actor, customer: opaqueId, ground: erasureGround })

/** The answer before it is signed, with the keys that this process must forget. */
export interface Erased {
  readonly answer: EraseAnswer
  readonly keys: readonly string[]
}

/** Erases in a transaction; `settleErasure` follows once that is durable. */
export const eraseIn = async (act: Act, input: z.infer<typeof eraseInput>): Promise<Erased> => {
  const { customer, ground } = input
  const about = { action: 'erase' as const, actor: actorOf(input.actor), customer, about: ground }
  const findings = checkEraser(act.inside.policy.tables, input.actor, customer)
  if (findings.length > 0)
    return {
      answer: {
        outcome: 'deny',
        findings,
        event: act.tell({ ...about, outcome: 'deny', rules: ruleIds(findings) }),
      },
      keys: [],
    }
  const before = await readTombstone(act, customer)
  const event = act.tell({ ...about, outcome: 'done' })
  act.untie(customer)
  const events = await untieEvents(act, customer)
  if (before !== undefined)
    return { answer: { outcome: 'done', event, certificate: before, repeated: true }, keys: [] }
  const remains = await sweepAway(act, customer)
  await forgetCustomer(act, customer, remains)
  const certificate = certificateOf(act, { customer, ground, event, events }, remains)
  await setTombstone(act, certificate)
  await writeJournal(act, { kind: 'erasure', event, at: act.at, certificate })
  const keys = remains.keys.map(({ id, version }) => `${id} ${version}`)
  return { answer: { outcome: 'done', event, certificate, repeated: false }, keys }
}

const certificateOf = (
  act: Act,
  told: { customer: string; ground: ErasureGround; event: string; events: number },
  remains: Remains,
): ErasureCertificate => ({
  'tutela-erasure': 1,
  vault: act.inside.id,
  customer: erasedName(act.inside.id, told.customer),
  ground: told.ground,
  erasedAt: act.at,
  event: told.event,
  gone: { ...remains.gone, events: told.events },
  stays: [...staysOf(remains.retained)],
  recipients: [...remains.recipients],
})

/** The events stand with their leaves and hashes; that they are about this customer is in none of them any more. */
const untieEvents = async (act: Act, customer: string): Promise<number> => {
  const rows = await listAll(act.transaction, 'event', { equals: { customer } })
  await act.transaction.delete('event', rows.map(placeOf))
  await act.transaction.insert(
    'event',
    rows.map((row) => ({ ...row, ...untied })),
  )
  return rows.length
}

const placeOf = ({ customer, at, writer, counter }: RowOf<'event'>) => ({ customer, at, writer, counter })

const noSignature = {
  kind: 'key/unavailable',
  message: 'the customer was erased, and the signer of the certificate did not answer',
  remedy: 'look at the signer and erase again: the certificate is given anew',
} as const
