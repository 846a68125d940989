/**
 * How does a company see that records come to their end (4.3)? What falls due when, a sweep with a look at what is left of it, and a
 * certificate of it all. The sweep itself is the vault's, and so are holds, events and the archive.
 */

import { z } from 'zod'
import { formatInstant, type Instant } from '../core/instant'
import { runWork } from '../core/work'
import { randomUuid } from '../crypto/random'
import type { Staff } from '../data/actor'
import { signatory } from '../data/approval'
import { instant } from '../data/names'
import { checkSpeaker } from '../check/people'
import { disposeFinding } from '../check/rules-of-share'
import type { RowOf } from '../store/tables'
import { listMatters, type MatterKind, openMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { sweep } from '../vault/sweep'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'
import { fateOf, type Residue, scanResidue } from './residue'

const count = z.number().int().nonnegative()

/** What a sweep did, and what it left. It names no customer. */
const certificateBody = z.strictObject({
  by: signatory,
  /** The sweep began at the first, and what is left was counted at the second. */
  fromAt: instant,
  untilAt: instant,
  policy: z.string(),
  done: z.strictObject({ delete: count, archive: count, anonymize: count }),
  kept: count,
  /** Kept by a hold, or for want of a rule. */
  held: count,
  residue: z.strictObject({ due: count, entries: count, keys: count, persons: count }),
})
type CertificateBody = z.infer<typeof certificateBody>

export const certificateKind: MatterKind<CertificateBody, 'given', never> = {
  kind: 'disposal',
  first: 'given',
  moves: {},
  shape: certificateBody,
  outOfOrder: disposeFinding['dispose/retention']['no-period'],
}

/** A certificate of disposal: `whole` where nothing was left that should be gone. */
export interface Certificate extends CertificateBody {
  readonly id: string
  readonly whole: boolean
}

/** How many records come to which end, in which month of UTC. */
export interface ForecastRow {
  /** As `2026-11`; what is due already stands in the month that is. */
  readonly month: string
  readonly category: string
  readonly action: 'delete' | 'archive' | 'anonymize' | 'held'
  readonly records: number
}

/** What may be done with retention. */
export interface Retention {
  /** What falls due until an instant, as the evidence stands now; a consent that ends before then is reckoned with. (4.3.1) */
  readonly forecast: (input: {
    readonly actor: Staff
    readonly untilAt: Instant
  }) => Promise<ReadAnswer<readonly ForecastRow[]>>
  /** Sweeps, counts what is left, and keeps a certificate. (4.3.2) */
  readonly run: (input: {
    readonly actor: Staff
    readonly batch?: number
  }) => Promise<ReadAnswer<Certificate>>
  /** Counts what is left of what was disposed of, and sweeps nothing. */
  readonly residue: (input: { readonly actor: Staff }) => Promise<ReadAnswer<Residue>>
  /** The certificates that were given. */
  readonly certificates: (input: { readonly actor: Staff }) => Promise<ReadAnswer<readonly Certificate[]>>
}

/** The retention of an open vault. */
export const retentionOf = (govern: GovernInside): Retention => {
  const read = <A>(actor: Staff, about: string, steps: (act: Act) => Promise<A>): Promise<ReadAnswer<A>> =>
    runWork(
      operate(govern.vault, (act) =>
        readOnRecord(
          act,
          { actor, about, findings: checkSpeaker(govern.vault.policy.tables, actor, '') },
          () => steps(act),
        ),
      ),
    )
  return {
    forecast: ({ actor, untilAt }) => read(actor, 'retention/forecast', (act) => forecastUntil(act, untilAt)),
    residue: ({ actor }) => read(actor, 'retention/residue', scanResidue),
    certificates: ({ actor }) =>
      read(actor, 'retention/certificates', async (act) =>
        (await listMatters(act, certificateKind)).map(({ id, body }) => certificateOf(id, body)),
      ),
    run: async ({ actor, batch }) => {
      const begun = await read(actor, 'retention/begin', (act) => Promise.resolve(act.at))
      if (begun.outcome === 'deny') return begun
      const report = await runWork(sweep(govern.vault, batch === undefined ? {} : { batch }))
      return read(actor, 'retention/run', async (act) => {
        const { done, kept, held } = report
        const id = randomUuid(govern.vault.random)
        const body: CertificateBody = {
          by: { id: actor.id, department: actor.department, position: actor.position },
          fromAt: begun.value,
          untilAt: act.at,
          policy: govern.vault.policy.document.version,
          done,
          kept,
          held: held.length,
          residue: await scanResidue(act),
        }
        const opened = {
          actor,
          findings: [],
          customer: '',
          id,
          subject: 'certificate',
          dueAt: undefined,
          body,
        }
        await openMatter(act, certificateKind, opened)
        return certificateOf(id, body)
      })
    },
  }
}

const certificateOf = (id: string, body: CertificateBody): Certificate => ({
  id,
  ...body,
  whole: Object.values(body.residue).every((left) => left === 0),
})

/** Walks what is due until then by time; what would be decided at that instant counts, and no record twice. */
const forecastUntil = async (act: Act, untilAt: Instant): Promise<readonly ForecastRow[]> => {
  const rows = new Map<string, ForecastRow>()
  let last: RowOf<'record'> | undefined
  do {
    const query = { index: 'byDue', equals: {}, until: untilAt, limit: page, after: last } as const
    const records: readonly RowOf<'record'>[] = await act.transaction.list('record', query)
    for (const record of records) {
      const at = Math.max(record.due_at ?? act.at, act.at)
      const fate = await fateOf(act, record, at)
      // a consent or choice turns on that day, and the record stays beyond it
      const dueAt = fate.outcome === 'keep' ? fate.dueAt : at
      if (dueAt === undefined || dueAt >= untilAt) continue
      const later = fate.outcome === 'keep' ? await fateOf(act, record, dueAt) : fate
      if (later.outcome === 'keep') continue
      const action = later.outcome === 'held' ? 'held' : later.action
      const month = formatInstant(dueAt).slice(0, 7)
      const key = `${month} ${record.category} ${action}`
      const records = (rows.get(key)?.records ?? 0) + 1
      rows.set(key, { month, category: record.category, action, records })
    }
    last = records.length < page ? undefined : records.at(-1)
  } while (last !== undefined)
  return [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row)
}

const page = 500
