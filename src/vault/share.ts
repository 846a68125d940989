/**
 * How do items go to a partner? Decided for each customer, recorded as a disclosure, sealed to the partner's key; the
 * package leaves once all of that is durable. Customers who may not be shared are not in it, and are told with their findings.
 */

import { TutelaError } from '../core/error'
import type { Finding } from '../core/finding'
import type { Work } from '../core/work'
import { contentBytes, packageInfo, writePackage } from '../crypto/package'
import { pseudonymOf, recipientScope } from '../crypto/pseudonym'
import type { Actor } from '../data/actor'
import { type PackageManifest, packageManifest } from '../data/package'
import { indexOwnEvidence } from '../decide/index-evidence'
import { decideShare } from '../decide/share'
import type { RowOf } from '../store/tables'
import type { RecordedDenial } from './answer'
import { countExtraction } from './count-extraction'
import { actorOf, ruleIds } from './event-parts'
import type { VaultInside } from './inside'
import { type Act, operate } from './operation'
import { expectBytes, inTime, noKeys } from './patience'
import { type Disclosure, manifestOf, packageIdOf } from './package-of'
import { readEvidence } from './read-evidence'
import { parseBody } from './record-row'
import { withShadow } from './shadow'
import { showRecords } from './show'
import { categoriesOf, permittedRows } from './use'

/** Who sends what of whom to which recipient, and for what. */
export interface ShareInput {
  readonly actor: Actor
  readonly customers: readonly string[]
  readonly purpose: string
  readonly recipient: string
  readonly items: readonly string[]
  /** The caller's own name for this package: giving it again issues the same one, and discloses nothing twice. */
  readonly reference?: string
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
      /** The package was issued before, under the same reference. */
      readonly repeated: boolean
      readonly event: string
    }
  | (RecordedDenial & { readonly withheld: readonly Withheld[] })

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
    const id = await packageIdOf(act, input)
    const issued = await act.transaction.get('package', { customer: '', id })
    if (issued !== undefined) return issueAgain(act, input, issued, { disclosures, withheld })
    const { manifest, recipientKey } = await manifestOf(act, input, id, disclosures)
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
    return { outcome: 'permit', manifest, package: bytes, shared, withheld, repeated: false, event }
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
  const question = { operation: 'share', purposes: [purpose], items: request.items } as const
  const decision = withShadow(act, question, (policy) =>
    decideShare(policy, request, indexOwnEvidence(policy, read.evidence), act.at),
  )
  if (decision.outcome === 'deny') {
    act.tell({ ...aboutOf(input), customer, outcome: 'deny', rules: ruleIds(decision.findings) })
    return { customer, findings: decision.findings }
  }
  await countExtraction(act, read.evidence, decision.evidence)
  const scope = recipientScope(recipient)
  const rows = permittedRows(read.rows, decision)
  const { pseudonyms } = policy.document.purposes[purpose] ?? {}
  const seen = await showRecords(act, rows, { views: decision.views, scope, pseudonyms })
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

/** The package as it was issued, if everybody in it may still be shared; else nobody is, and the reasons are told. */
const issueAgain = async (
  act: Act,
  input: ShareInput,
  issued: RowOf<'package'>,
  {
    disclosures,
    withheld,
  }: { readonly disclosures: readonly Disclosure[]; readonly withheld: readonly Withheld[] },
): Promise<ShareAnswer> => {
  const isInside = async (customer: string): Promise<boolean> =>
    (await act.transaction.get('disclosure', { customer, id: issued.id })) !== undefined
  const manifest = parseBody(packageManifest, issued.manifest, 'package')
  const shared: string[] = []
  for (const { customer } of disclosures) if (await isInside(customer)) shared.push(customer)
  if (shared.length !== manifest.customers) {
    if (withheld.length === 0) throw new TutelaError(otherPackage)
    return denyAll(act, input, withheld)
  }
  const event = act.tell({
    ...aboutOf(input),
    outcome: 'permit',
    evidence: [manifest.agreement],
    about: issued.id,
  })
  return { outcome: 'permit', manifest, package: issued.sealed, shared, withheld, repeated: true, event }
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

const otherPackage = {
  kind: 'input/invalid',
  message: 'the reference names a package of other customers',
  remedy: 'give a new reference, or ask for the same customers',
} as const
