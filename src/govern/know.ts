/** How is a know-report made (7.3.1)? Read in one transaction: records opened, consents with their notices, and the log of the customer. */

import type { Localized } from '../core/locale'
import { noEvidence } from '../data/evidence'
import { watchAt, isInForce } from '../check/in-force'
import { dueOf } from '../decide/dispose'
import { indexOwnEvidence } from '../decide/index-evidence'
import type { RowOf } from '../store/tables'
import { listAll } from '../vault/list-all'
import type { Act } from '../vault/operation'
import { readOwn, readShared } from '../vault/read-evidence'
import { factsOf, parseBody, readRecord, summaryOf } from '../vault/record-row'
import { z } from 'zod'
import type {
  KnownDisclosure,
  KnownItem,
  KnownNames,
  KnownPurpose,
  KnownRecord,
  KnownRequest,
  KnowReport,
} from './know-report'
import { usesOf } from './know-uses'
import { requestKind, type RequestState } from './request-state'

/** The whole report on a customer. */
export const readKnowReport = async (act: Act, customer: string): Promise<KnowReport> => {
  const { document } = act.inside.policy
  const own = await readOwn(act, customer)
  const records = await knownRecords(act, customer, own)
  const notices = await readShared(act, 'notice', [...new Set(own.consents.map(({ notice }) => notice.id))])
  const shown = new Set(own.consents.map(({ notice }) => `${notice.id} ${notice.language} ${notice.hash}`))
  const disclosures = await knownDisclosures(act, customer)
  const uses = usesOf(await listAll(act.transaction, 'event', { equals: { customer } }), document)
  const purposes = new Set([
    ...records.flatMap((record) => record.purposes),
    ...own.consents.flatMap((consent) => consent.purposes),
    ...uses.flatMap((use) => use.purposes),
    ...disclosures.map(({ purpose }) => purpose),
  ])
  return {
    organization: document.organization,
    policy: document.version,
    customer,
    at: act.at,
    timeZone: document.timeZone,
    records,
    purposes: [...purposes].sort().map((purpose) => knownPurpose(act, purpose)),
    notices: notices.filter(({ id, language, hash }) => shown.has(`${id} ${language} ${hash}`)),
    consents: own.consents,
    choices: own.choices,
    uses,
    disclosures,
    requests: await knownRequests(act, customer),
    names: namesOf(act),
  }
}

/** The ids of records, as events name them. */
export const idsOfRecords = (report: KnowReport): readonly string[] => report.records.map(({ id }) => id)

const same = (text: string): Localized => ({ en: text, zh: text })

const knownRecords = async (
  act: Act,
  customer: string,
  own: Awaited<ReturnType<typeof readOwn>>,
): Promise<readonly KnownRecord[]> => {
  const { policy } = act.inside
  const index = indexOwnEvidence(policy, { ...noEvidence, ...own })
  const held = own.holds.some((hold) => isInForce(watchAt(act.at), hold))
  const records: KnownRecord[] = []
  for (const row of await listAll(act.transaction, 'record', { equals: { customer } })) {
    const { id, category, version } = row
    const facts = factsOf(row)
    const rule = policy.document.categories[category]
    const untilAt = dueOf(policy, summaryOf(row, facts), index, act.at)
    records.push({
      id,
      category,
      label: rule?.label ?? same(category),
      owner: rule?.owner ?? '',
      items: knownItems(act, category, await readRecord(act, row)),
      purposes: facts.purposes,
      channel: facts.channel,
      consents: facts.consents,
      capturedAt: facts.capturedAt,
      enteredAt: facts.enteredAt,
      version,
      review: facts.review,
      ...(facts.archivedAt === undefined ? {} : { archivedAt: facts.archivedAt }),
      kept: {
        from: rule?.retention.start ?? 'collected',
        ...(untilAt === undefined ? {} : { untilAt }),
        held,
        then: rule?.retention.action ?? 'delete',
      },
    })
  }
  return records
}

const knownItems = (
  { inside: { policy } }: Act,
  category: string,
  values: Awaited<ReturnType<typeof readRecord>>,
): readonly KnownItem[] =>
  Object.entries(values).map(([field, value]) => {
    const item = `${category}.${field}`
    const rule = policy.document.items[item]
    return { item, label: rule?.label ?? same(item), sensitivity: rule?.sensitivity ?? 'personal', value }
  })

const knownPurpose = ({ inside: { policy } }: Act, purpose: string): KnownPurpose => {
  const rule = policy.document.purposes[purpose]
  return {
    purpose,
    label: rule?.label ?? same(purpose),
    family: rule?.family ?? '',
    basis: rule?.basis.kind ?? '',
    ...(rule === undefined || rule.basis.kind === 'consent' ? {} : { article: rule.basis.article }),
    keep: rule?.keep ?? '',
  }
}

const knownDisclosures = async (act: Act, customer: string): Promise<readonly KnownDisclosure[]> => {
  const { recipients } = act.inside.policy.document
  const rows = await listAll(act.transaction, 'disclosure', { equals: { customer } })
  return rows
    .map(({ at, recipient, purpose, items, agreement, event }) => ({
      at,
      recipient,
      label: recipients[recipient]?.label ?? same(recipient),
      country: recipients[recipient]?.country ?? '',
      purpose,
      items: parseBody(z.record(z.string(), z.string()), items, 'disclosure'),
      agreement,
      event,
    }))
    .toSorted((left, right) => left.at - right.at)
}

const knownRequests = async (act: Act, customer: string): Promise<readonly KnownRequest[]> => {
  const rows: readonly RowOf<'matter'>[] = await listAll(act.transaction, 'matter', {
    equals: { customer, kind: requestKind.kind },
  })
  return rows.map(({ id, state, body: text }) => {
    const { right, receivedAt, answer } = parseBody(requestKind.shape, text, 'matter')
    return {
      id,
      right,
      state: state as RequestState, // written by the machine, which knows no other
      receivedAt,
      ...(answer === undefined ? {} : { answeredAt: answer.at }),
    }
  })
}

const namesOf = ({ inside: { policy } }: Act): KnownNames => {
  const { departments, channels, purposes, items, recipients } = policy.document
  const labels = (rules: Readonly<Record<string, { readonly label: Localized }>>) =>
    Object.fromEntries(Object.entries(rules).map(([name, { label }]) => [name, label]))
  return {
    departments: labels(departments),
    channels: labels(channels),
    purposes: labels(purposes),
    items: labels(items),
    recipients: labels(recipients),
  }
}
