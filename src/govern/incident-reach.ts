/**
 * Which customers and items did an incident reach (7.2.3)? Reckoned from the audit log and from what is stored beside it, page by page,
 * so that a long log holds up no other work.
 */

import { TutelaError } from '../core/error'
import type { AuditEvent } from '../data/audit-event'
import { packageManifest } from '../data/package'
import type { IndexOf, RowOf } from '../store/tables'
import type { Query, Transaction } from '../store/store'
import { disclosedItems } from '../vault/recipient-notice'
import { inTime, noStore } from '../vault/patience'
import { factsOf, parseBody } from '../vault/record-row'
import type { IncidentScope } from './incident-state'
import type { GovernInside } from './options'

/** What an incident reached. */
export interface IncidentReach {
  /** By id, sorted. */
  readonly customers: readonly string[]
  readonly items: readonly string[]
  /** How many releases or records. */
  readonly releases: number
}

/** Reckons what a scope reached. */
export const reachOf = async (govern: GovernInside, scope: IncidentScope): Promise<IncidentReach> => {
  const tally = createTally()
  switch (scope.by) {
    case 'releases':
      await addReleases(govern, scope, tally)
      break
    case 'package':
      await addPackages(govern, (row) => row.id === scope.package, tally)
      break
    case 'recipient-key':
      await addPackages(govern, (row) => isSealedTo(row, scope), tally)
      break
    case 'epoch':
      await addEpoch(govern, scope.epoch, tally)
  }
  return tally.reach()
}

const isSealedTo = (
  { recipient, manifest }: RowOf<'package'>,
  scope: { readonly recipient: string; readonly key: string },
): boolean =>
  recipient === scope.recipient && parseBody(packageManifest, manifest, 'package').key === scope.key

interface Tally {
  readonly add: (customer: string, items: readonly string[]) => void
  readonly reach: () => IncidentReach
}

const createTally = (): Tally => {
  const [customers, items] = [new Set<string>(), new Set<string>()]
  let releases = 0
  return {
    add: (customer, reached) => {
      if (customer !== '') customers.add(customer)
      for (const item of reached) items.add(item)
      releases += 1
    },
    reach: () => ({ customers: [...customers].sort(), items: [...items].sort(), releases }),
  }
}

/** Everything that was released as the scope says, whether its event has a position already or not. */
const addReleases = async (
  govern: GovernInside,
  scope: Extract<IncidentScope, { readonly by: 'releases' }>,
  tally: Tally,
): Promise<void> => {
  await eachRow(govern, 'event', { equals: {} }, (row) => {
    if (row.at < scope.fromAt || row.at >= scope.untilAt || row.customer === '') return
    const event = eventOf(row.leaf)
    if (isReleaseIn(event, scope)) tally.add(row.customer, itemsIn(event, scope.item))
  })
}

const itemsIn = ({ items = [] }: Partial<AuditEvent>, item: string | undefined): readonly string[] =>
  item === undefined ? items : items.filter((one) => one === item)

const isReleaseIn = (
  { action, outcome, actor, items, purposes, recipient, about }: Partial<AuditEvent>,
  scope: Extract<IncidentScope, { readonly by: 'releases' }>,
): boolean =>
  ((outcome === 'permit' && (action === 'use' || action === 'share' || action === 'find')) ||
    (outcome === 'done' && action === 'use' && about !== undefined)) &&
  (scope.actor === undefined || actor?.id === scope.actor) &&
  (scope.position === undefined || actor?.position === scope.position) &&
  (scope.department === undefined || actor?.department === scope.department) &&
  (scope.purpose === undefined || purposes?.includes(scope.purpose) === true) &&
  (scope.item === undefined || items?.includes(scope.item) === true) &&
  (scope.recipient === undefined || recipient === scope.recipient)

const eventOf = (leaf: string): Partial<AuditEvent> => {
  try {
    const event: Partial<AuditEvent> | null = JSON.parse(leaf)
    if (typeof event === 'object' && event !== null) return event
  } catch {
    // told below
  }
  throw new TutelaError({
    kind: 'audit/broken',
    message: 'an audit event is not what was written',
    remedy: 'verify the log, which tells what else was changed',
    where: { table: 'event' },
  })
}

/** Everybody in the packages that were chosen. */
const addPackages = async (
  govern: GovernInside,
  isChosen: (row: RowOf<'package'>) => boolean,
  tally: Tally,
): Promise<void> => {
  const chosen = new Map<string, Set<string>>()
  await eachRow(govern, 'package', { equals: { customer: '' } }, (row) => {
    if (isChosen(row)) chosen.set(row.recipient, (chosen.get(row.recipient) ?? new Set()).add(row.id))
  })
  for (const [recipient, ids] of chosen)
    await eachRow<'disclosure', 'byRecipient'>(
      govern,
      'disclosure',
      { index: 'byRecipient', equals: { recipient } },
      (row) => {
        if (ids.has(row.id)) tally.add(row.customer, disclosedItems(row.items))
      },
    )
}

/** Every record whose data key is wrapped under the epoch's key. */
const addEpoch = async (govern: GovernInside, epoch: string, tally: Tally): Promise<void> => {
  const keys = new Set<string>()
  await eachRow<'data_key', 'byEpoch'>(
    govern,
    'data_key',
    { index: 'byEpoch', equals: { epoch } },
    ({ id }) => keys.add(id),
  )
  await eachRow(govern, 'record', { equals: {} }, (row) => {
    if (keys.has(row.key_id)) tally.add(row.customer, factsOf(row).items)
  })
}

const page = 1000

type Listed = 'event' | 'package' | 'disclosure' | 'data_key' | 'record'

/** Each row of a query, a page to a transaction. */
const eachRow = async <N extends Listed, I extends IndexOf<N> = never>(
  { vault }: GovernInside,
  table: N,
  query: Omit<Query<N, I>, 'limit' | 'after'>,
  take: (row: RowOf<N>) => void,
): Promise<void> => {
  let last: RowOf<N> | undefined
  do {
    const rows: readonly RowOf<N>[] = await inTime(vault.patience, noStore, () =>
      vault.store.transact((transaction: Transaction) =>
        transaction.list<N, I>(table, { ...query, limit: page, after: last }),
      ),
    )
    for (const row of rows) take(row)
    last = rows.length < page ? undefined : rows.at(-1)
  } while (last !== undefined)
}
