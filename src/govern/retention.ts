/**
 * How does a company see that records come to their end (4.3)? What falls due when, a sweep with a look at what is left of it, and a
 * certificate of it all. The sweep itself is the vault's, and so are holds, events and the archive.
 */

import type { Instant } from '../core/instant'
import { runWork } from '../core/work'
import { randomUuid } from '../crypto/random'
import type { Staff } from '../data/actor'
import { checkSpeaker } from '../check/people'
import { listMatters, openMatter } from '../vault/matter'
import { type Act, operate } from '../vault/operation'
import { sweep } from '../vault/sweep'
import { type Certificate, type CertificateBody, certificateKind, certificateOf } from './certificate'
import { forecastUntil, type ForecastRow } from './forecast'
import type { GovernInside } from './options'
import { type ReadAnswer, readOnRecord } from './read-on-record'
import { type Residue, scanResidue } from './residue'

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
