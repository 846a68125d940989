/** Which rows does an erasure remove, and which does a duty keep? Everything under the customer's id, sorted into what goes and what stays. */

import type { ErasureCertificate } from '../data/erasure'
import { hold } from '../data/hold'
import type { RowOf } from '../store/tables'
import { listAll } from './list-all'
import type { Act } from './operation'
import { factsOf, parseBody } from './record-row'
import { dutiesNow, retain, type RetainedRecord } from './retain'

/** What was there of a customer. */
export interface Remains {
  readonly gone: Omit<ErasureCertificate['gone'], 'events'>
  readonly retained: readonly RetainedRecord[]
  readonly recipients: ErasureCertificate['recipients']
  /** The keys that went. */
  readonly keys: readonly RowOf<'data_key'>[]
  readonly holds: readonly RowOf<'hold'>[]
}

/** Removes records, index entries and keys; seals anew what a duty keeps. */
export const sweepAway = async (act: Act, customer: string): Promise<Remains> => {
  const equals = { customer }
  const { transaction } = act
  const records = await listAll(transaction, 'record', { equals })
  const holds = await listAll(transaction, 'hold', { equals })
  const given = holds.map((row) => parseBody(hold, row.body, 'hold'))
  const sorted = records.map((row) => ({ row, because: dutiesNow(act, row, given) }))
  const retained = sorted.filter(({ because }) => because.length > 0)
  const goes = sorted.filter(({ because }) => because.length === 0).map(({ row }) => row)
  const keys = await listAll(transaction, 'data_key', { equals })
  await retain(act, retained)
  await transaction.delete(
    'data_key',
    keys.map(({ category, id }) => ({ customer, category, id })),
  )
  await transaction.delete(
    'record',
    goes.map(({ category, id }) => ({ customer, category, id })),
  )
  const entries = await listAll(transaction, 'index_entry', { equals })
  await transaction.delete(
    'index_entry',
    entries.map(({ record, item, tag }) => ({ customer, record, item, tag })),
  )
  const disclosures = await listAll(transaction, 'disclosure', { equals })
  const consents = await listAll(transaction, 'consent', { equals })
  const choices = await listAll(transaction, 'choice', { equals })
  await transaction.delete('consent', consents.map(idOf))
  await transaction.delete('choice', choices.map(idOf))
  await withdrawDisclosures(act, disclosures)
  return {
    retained,
    keys,
    holds,
    recipients: recipientsOf(disclosures),
    gone: {
      records: countBy(goes.map(({ category }) => category)),
      keys: keys.length,
      indexEntries: entries.length,
      consents: consents.length,
      choices: choices.length,
      disclosures: disclosures.length,
    },
  }
}

/** The customer's own row goes, and every hold that keeps nothing. */
export const forgetCustomer = async (
  act: Act,
  customer: string,
  { retained, holds }: Remains,
): Promise<void> => {
  await act.transaction.delete('customer', [{ customer }])
  const keeping = new Set(
    retained.flatMap(({ because }) => because.flatMap(({ kind, id }) => (kind === 'hold' ? [id] : []))),
  )
  await act.transaction.delete('hold', holds.filter(({ id }) => !keeping.has(id)).map(idOf))
}

/** What stays, by category and duties. */
export const staysOf = (retained: readonly RetainedRecord[]): ErasureCertificate['stays'] => {
  const groups = new Map<string, ErasureCertificate['stays'][number]>()
  for (const { row, because } of retained) {
    const key = JSON.stringify([row.category, because])
    const before = groups.get(key)
    const items = [...new Set([...(before?.items ?? []), ...factsOf(row).items])].toSorted()
    groups.set(key, {
      category: row.category,
      records: (before?.records ?? 0) + 1,
      items,
      because: [...because],
    })
  }
  return [...groups.values()]
}

/** A package that the customer is in is not issued again; who received it stands in the certificate. */
const withdrawDisclosures = async (act: Act, disclosures: readonly RowOf<'disclosure'>[]): Promise<void> => {
  await act.transaction.delete('disclosure', disclosures.map(idOf))
  for (const { id } of disclosures)
    await act.transaction.update('package', { customer: '', id }, {}, { sealed: new Uint8Array() })
}

const recipientsOf = (disclosures: readonly RowOf<'disclosure'>[]): ErasureCertificate['recipients'] => {
  const byName = new Map<string, ErasureCertificate['recipients'][number]>()
  for (const { recipient, id, at } of disclosures) {
    const before = byName.get(recipient)
    byName.set(recipient, {
      recipient,
      packages: [...(before?.packages ?? []), id],
      lastAt: Math.max(before?.lastAt ?? at, at),
    })
  }
  return [...byName.values()].toSorted((one, other) => (one.recipient < other.recipient ? -1 : 1))
}

const idOf = ({ customer, id }: { readonly customer: string; readonly id: string }) => ({ customer, id })

const countBy = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
