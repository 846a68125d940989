/**
 * How do items go to a partner? Decided for each customer, recorded as a disclosure, sealed to the partner's key; the
 * package leaves once all of that is durable. Customers who may not be shared are not in it, and are told with their findings.
 */

import { TutelaError } from '../core/error'
import type { Finding } from '../core/finding'
import type { Work } from '../core/work'
import { contentBytes, hashOf, packageInfo, writePackage } from '../crypto/package'
import { pseudonymOf } from '../crypto/pseudonym'
import { randomUuid } from '../crypto/random'
import type { Permit } from '../core/decision'
import type { Actor } from '../data/actor'
import type { Agreement } from '../data/agreement'
import type { PackageEntry, PackageManifest } from '../data/package'
import type { View } from '../data/view'
import { indexOwnEvidence } from '../decide/index-evidence'
import { decideShare } from '../decide/share'
import type { RecordedDenial } from './answer'
import { countExtraction } from './count-extraction'
import { actorOf, ruleIds } from './event-parts'
import type { VaultInside } from './inside'
import { type Act, operate } from './operation'
import { expectBytes, inTime, noKeys } from './patience'
import { readEvidence, readShared } from './read-evidence'
import { showRecords } from './show'
import { categoriesOf, permittedRows } from './use'

/** Who sends what of whom to which recipient, and for what. */
export interface ShareInput {
  readonly actor: Actor
  readonly customers: readonly string[]
  readonly purpose: string
  readonly recipient: string
  readonly items: readonly string[]
}

/** A customer who is not in the package, and why. */
export interface Withheld {
  readonly customer: string
  readonly findings: readonly Finding[]
}

/** A package for those who may be shared, or a denial where nobody may. */
export type ShareAnswer =
  | {
      readonly outcome: 'permit'
      readonly manifest: PackageManifest
      readonly package: Uint8Array
      readonly shared: readonly string[]
      readonly withheld: readonly Withheld[]
      readonly event: string
    }
  | (RecordedDenial & { readonly withheld: readonly Withheld[] })

/** What may leave of one customer. */
interface Disclosure {
  readonly customer: string
  readonly permit: Permit<View>
  readonly entry: PackageEntry
}

/** Shares with a recipient. (5.2.2, 6.1.1 to 6.4.3) */
export const share = (inside: VaultInside, input: ShareInput): Work<ShareAnswer> =>
  operate(inside, async (act) => {
    const disclosures: Disclosure[] = []
    const withheld: Withheld[] = []
    for (const customer of new Set(input.customers)) {
      const one = await discloseOne(act, input, customer)
      if ('entry' in one) disclosures.push(one)
      else withheld.push(one)
    }
    if (disclosures.length === 0) return denyAll(act, input, withheld)
    const { manifest, recipientKey } = await manifestOf(act, input, disclosures)
    const content = disclosures.map(({ entry }) => entry)
    const sealed = expectBytes(
      await inTime(inside.patience, noKeys, () =>
        inside.keys.sealTo(recipientKey, packageInfo(manifest), contentBytes(content)),
      ),
    )
    const bytes = writePackage(manifest, sealed)
    await record(act, input, manifest, disclosures, bytes)
    const event = act.tell({
      ...aboutOf(input),
      outcome: 'permit',
      evidence: [manifest.agreement],
      about: manifest.id,
    })
    const shared = disclosures.map(({ customer }) => customer)
    return { outcome: 'permit', manifest, package: bytes, shared, withheld, event }
  })

const discloseOne = async (act: Act, input: ShareInput, customer: string): Promise<Disclosure | Withheld> => {
  const { actor, purpose, recipient, items } = input
  const { policy } = act.inside
  const read = await readEvidence(act, {
    customer,
    actor,
    purposes: [purpose],
    partner: recipient,
    categories: categoriesOf(items),
  })
  const request = { actor, customer, purpose, recipient, items: [...items] }
  const decision = decideShare(policy, request, indexOwnEvidence(policy, read.evidence), act.at)
  if (decision.outcome === 'deny') {
    act.tell({ ...aboutOf(input), customer, outcome: 'deny', rules: ruleIds(decision.findings) })
    return { customer, findings: decision.findings }
  }
  await countExtraction(act, read.evidence, decision.evidence)
  const scope = `recipient ${recipient}`
  const rows = permittedRows(read.rows, decision)
  const seen = await showRecords(act, rows, { views: decision.views, scope })
  const known = pseudonymOf(await act.inside.derived.pseudonym(scope, 'customer'), customer)
  return {
    customer,
    permit: decision,
    entry: {
      customer: known,
      records: seen.map(({ category, items: shown }) => ({
        category,
        items: Object.fromEntries(
          Object.entries(shown).map(([field, value]) => [`${category}.${field}`, value]),
        ),
      })),
    },
  }
}

/** The manifest, and the key that the permits oblige to seal to. */
const manifestOf = async (
  act: Act,
  { purpose, recipient, items }: ShareInput,
  disclosures: readonly Disclosure[],
): Promise<{ readonly manifest: PackageManifest; readonly recipientKey: Uint8Array }> => {
  const [first] = disclosures
  const seal = first?.permit.obligations.find(({ kind }) => kind === 'seal')
  const agreements = await readShared(act, 'agreement', [recipient])
  const agreement = agreements.find(({ id }) => first?.permit.evidence.includes(id) === true)
  const key = seal?.kind === 'seal' ? keyOf(agreement, seal.key) : undefined
  if (agreement === undefined || key === undefined) throw new TutelaError(noSeal)
  return {
    recipientKey: fromHex(key.publicKey),
    manifest: {
      id: randomUuid(act.inside.random),
      organization: act.inside.policy.document.organization,
      recipient,
      key: key.id,
      agreement: agreement.id,
      purpose,
      manner: agreement.manner,
      items: [...new Set(items)].sort(),
      customers: disclosures.length,
      issuedAt: act.at,
      untilAt: Math.min(...disclosures.map(({ permit }) => permit.untilAt)),
      contentHash: hashOf(contentBytes(disclosures.map(({ entry }) => entry))),
    },
  }
}

/** One disclosure for each customer (6.3.3), and the package. */
const record = async (
  act: Act,
  input: ShareInput,
  manifest: PackageManifest,
  disclosures: readonly Disclosure[],
  sealed: Uint8Array,
): Promise<void> => {
  const { recipient, purpose } = input
  const { id, agreement } = manifest
  const rows = disclosures.map(({ customer, permit }) => {
    const event = act.tell({
      ...aboutOf(input),
      outcome: 'permit',
      customer,
      rules: ruleIds(permit.warnings),
      evidence: [...permit.evidence],
      records: [...(permit.records ?? [])],
      about: id,
    })
    const items = JSON.stringify(permit.views)
    return { customer, id, at: act.at, recipient, agreement, purpose, items, event }
  })
  await act.transaction.insert('disclosure', rows)
  await act.transaction.insert('package', [
    { customer: '', id, recipient, agreement, issued_at: act.at, manifest: JSON.stringify(manifest), sealed },
  ])
}

const denyAll = (act: Act, input: ShareInput, withheld: readonly Withheld[]): ShareAnswer => {
  const findings = withheld.flatMap((one) => one.findings)
  const event = act.tell({ ...aboutOf(input), outcome: 'deny', rules: ruleIds(findings) })
  return { outcome: 'deny', findings, withheld, event }
}

const aboutOf = ({ actor, purpose, recipient, items }: ShareInput) => ({
  action: 'share' as const,
  actor: actorOf(actor),
  purposes: [purpose],
  items: [...items],
  recipient,
})

const keyOf = (agreement: Agreement | undefined, id: string): Agreement['keys'][number] | undefined =>
  agreement?.keys.find((key) => key.id === id)

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const noSeal = {
  kind: 'tool/fault',
  message: 'a permit to share names no agreement or key to seal to',
  remedy: 'this is a fault of the library: report it; nothing was released',
} as const
