/**
 * Do the security measures hold in what is stored (8.2.3)? Every record opens under its key and shows nothing in clear, keys are not too
 * old, the log is whole and sequenced, and people's measures have their evidence.
 */

import type { ClauseId } from '../core/clause'
import { runWork } from '../core/work'
import { oversightOf } from '../data/oversight'
import { inspectionFinding } from '../check/rules-of-inspection'
import type { RowOf } from '../store/tables'
import { verifyEvents } from '../vault/read-events'
import type { RecordFacts, RecordValues } from '../vault/record-row'
import { controlStandings } from './control-state'
import type { Looked } from './inspect-authorization'
import { count, type Inspecting, readOpened, readPlain } from './inspecting'
import { besides, type Gravity } from './notebook'
import { periodAfter } from './options'
import { type WalkedRecord, walkRecords } from './record-walk'

const find = inspectionFinding['inspect/security']

/** Looks at records, or at a sample of them; at keys, the log and the measures as a whole. */
export const inspectSecurity = async (inspecting: Inspecting): Promise<Looked> => {
  await lookAtControls(inspecting)
  await lookAtKeys(inspecting)
  await lookAtLog(inspecting)
  return walkRecords(inspecting, (record) => {
    const { row, facts, values } = record
    if (typeof values === 'string') {
      tell(inspecting, row, 'unopened', values, ['1.3.3', '4.2.4'])
      return true
    }
    count(inspecting, 'opened')
    const place = inClear(row, facts, values)
    if (place !== undefined) tell(inspecting, row, 'in-clear', place, ['4.2.4'])
    return place !== undefined
  })
}

const tell = (
  { govern, notebook }: Inspecting,
  row: WalkedRecord['row'],
  reason: 'unopened' | 'in-clear',
  about: string,
  clauses: readonly ClauseId[],
): void =>
  notebook.note({
    finding: besides(find[reason]({}), clauses),
    gravity: 'high',
    department: govern.vault.policy.document.categories[row.category]?.owner,
    about: [row.category, about],
    ...(row.customer === '' ? {} : { customer: row.customer }),
    // a record's own id may be the value that stands in clear
    ...(reason === 'in-clear' ? {} : { example: row.id }),
  })

/** The column in which a value of the record stands in clear: an id that was made of it, a fact of another shape. */
const inClear = (
  row: WalkedRecord['row'],
  facts: RecordFacts | string,
  values: RecordValues,
): string | undefined => {
  if (typeof facts === 'string') return 'facts'
  // an id of another system is no value of the person: it may be the customer's id here, too
  const leaves = leavesOf(Object.entries(values).filter(([field]) => field !== 'formerId'))
  const isMadeOf = (text: string) =>
    leaves.some((leaf) => text === leaf || (leaf.length >= long && text.includes(leaf)))
  if (isMadeOf(row.customer)) return 'customer'
  if (isMadeOf(row.id)) return 'id'
  return facts.consents.some(isMadeOf) ? 'consents' : undefined
}

/** The texts of a record that are long enough not to be met by chance. */
const leavesOf = (values: unknown): readonly string[] => {
  if (typeof values === 'string') return values.length >= shortest ? [values] : []
  if (typeof values !== 'object' || values === null) return []
  return Object.values(values).flatMap(leavesOf)
}

/** Equal by no chance. */
const shortest = 6
/** Contained by no chance. */
const long = 10

/** Data keys whose wrapping key is older than the policy gives, or gone. (4.2.4) */
const lookAtKeys = async (inspecting: Inspecting): Promise<void> => {
  const { govern, notebook, untilAt } = inspecting
  const { document } = govern.vault.policy
  const { keyAge } = oversightOf(document)
  const epochs = new Map<string, boolean>()
  for (let after: RowOf<'epoch'> | undefined, more = true; more; ) {
    const rows: readonly RowOf<'epoch'>[] = await readPlain(inspecting, (transaction) =>
      transaction.list('epoch', { equals: { customer: '' }, limit: 1000, after }),
    )
    for (const { id, created_at } of rows) epochs.set(id, periodAfter(govern, created_at, keyAge) <= untilAt)
    after = rows.at(-1)
    more = rows.length === 1000
  }
  for (let after: RowOf<'data_key'> | undefined, more = true; more; ) {
    const rows: readonly RowOf<'data_key'>[] = await readPlain(inspecting, (transaction) =>
      transaction.list('data_key', { equals: {}, limit: 1000, after }),
    )
    for (const { customer, category, epoch } of rows) {
      count(inspecting, 'keys')
      const isOld = epochs.get(epoch)
      if (isOld === false) continue
      notebook.note({
        finding: besides(isOld === undefined ? find['key-lost']({}) : find['key-old']({}), ['4.2.4']),
        gravity: isOld === undefined ? 'high' : 'medium',
        department: document.categories[category]?.owner,
        about: [category],
        customer,
      })
    }
    after = rows.at(-1)
    more = rows.length === 1000
  }
}

/** The log as a whole, and what waits for its position. (1.3.3, 5.3.3) */
const lookAtLog = async (inspecting: Inspecting): Promise<void> => {
  const { govern, notebook, untilAt } = inspecting
  const { faults, size, pending, pendingSince } = await runWork(verifyEvents(govern.vault))
  count(inspecting, 'events', size + pending)
  const note = (reason: 'log' | 'log-pending', gravity: Gravity, about: string, example?: string): void =>
    notebook.note({
      finding: besides(find[reason]({}), ['1.3.3', '5.3.3']),
      gravity,
      about: [about],
      ...(example === undefined ? {} : { example }),
    })
  for (const { kind, position, writer, counter } of faults)
    note('log', 'high', kind, writer === undefined ? `${position ?? ''}` : `${writer}/${counter ?? ''}`)
  const { sequenceWithin } = oversightOf(govern.vault.policy.document)
  if (pendingSince !== undefined && periodAfter(govern, pendingSince, sequenceWithin) <= untilAt)
    note('log-pending', 'medium', 'pending')
}

/** Measures of people whose evidence is missing or has lapsed, each with its own provision. */
const lookAtControls = async (inspecting: Inspecting): Promise<void> => {
  const standings = await readOpened(inspecting, (act) => controlStandings(act, inspecting.govern))
  for (const { control, owner, findings } of standings) {
    count(inspecting, 'controls')
    for (const finding of findings)
      inspecting.notebook.note({ finding, gravity: 'medium', department: owner, about: [control] })
  }
}
