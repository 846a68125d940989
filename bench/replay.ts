/**
 * How fast is the log replayed in memory (8.2.4)? From rows of the log to verdicts: each leaf is read, what it tells of evidence is
 * learnt, and every release is decided again; against the mere parsing of the same leaves. Customers differ in evidence and in how many
 * releases they have.
 */

import type { AuditEvent } from '../src/data/audit-event'
import type { Approval } from '../src/data/approval'
import type { Consent } from '../src/data/consent'
import type { Notice } from '../src/data/notice'
import { subjectOf } from '../src/govern/customer-subject'
import { walkedEvent } from '../src/govern/event-walk'
import { isRelease, judgeReleases } from '../src/govern/replay'
import { learn, noKnowledge, shareEvidence } from '../src/govern/replay-evidence'
import { definePolicy } from '../src/policy/define'
import { standardPolicy } from '../src/policy/standard'
import type { RowOf } from '../src/store/tables'
import { compareWays, seededNumbers } from './measure'
import { printBench } from './print'

const random = seededNumbers(11)
const start = Date.UTC(2026, 0, 1)
const day = 86_400_000
const term = { fromAt: start, untilAt: start + 2000 * day }
const policy = definePolicy(standardPolicy({ organization: 'Bench', transactionYears: 5 }))
const purposes = ['service', 'delivery', 'after-sales'] as const
const staff = Array.from({ length: 50 }, (_, index) => `e-${index}`)
const hex = 'a'.repeat(64)

const notice: Notice = {
  id: 'n-1',
  hash: hex,
  language: 'zh',
  parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
  purposes: Object.keys(policy.document.purposes),
  items: Object.keys(policy.document.items),
  ...term,
}
const needsOf = (purpose: string): string[] => [...(policy.document.purposes[purpose]?.needs ?? [])]
const approvals: readonly Approval[] = purposes.map((purpose) => ({
  id: `a-${purpose}`,
  action: 'use',
  purpose,
  items: needsOf(purpose),
  customers: 'all',
  manner: 'screen',
  applicant: { id: 'e-0', department: 'sales', position: 'sales-representative' },
  appliedAt: start,
  decision: { state: 'approved', by: { id: 'h', department: 'sales', position: 'sales-manager' }, at: start },
  ...term,
}))
const undertakings = staff.flatMap((party) =>
  (['confidentiality', 'training'] as const).map((kind) => ({
    id: `${kind} ${party}`,
    kind,
    party,
    ...term,
  })),
)
const shared = noKnowledge()
for (const id of [
  `n-1 zh ${hex}`,
  ...approvals.map(({ id: approval }) => approval),
  ...undertakings.map(({ id: undertaking }) => undertaking),
])
  shared.known.set(id, start)
for (const { id } of approvals) shared.approved.set(id, start)

const consentOf = (customer: string, purpose: string): Consent => ({
  id: `consent ${purpose} ${customer}`,
  customer,
  controller: 'Bench',
  notice: { id: 'n-1', hash: hex, language: 'zh' },
  purposes: [purpose],
  items: needsOf(purpose).map((item) => ({ item, necessary: true })),
  recipients: [],
  crossBorder: false,
  separate: true,
  channel: 'website',
  act: 'ticked',
  bundled: false,
  inducement: false,
  conditionFor: [],
  givenBy: 'customer',
  state: 'given',
  givenAt: start,
  ...term,
  withdrawal: 'anywhere',
})

const rowOf = (customer: string, counter: number, event: Partial<AuditEvent>): RowOf<'event'> => {
  const at = start + day + counter * 1000
  const told = {
    'tutela-event': 1,
    actor: { kind: 'customer', id: hex },
    at,
    counter,
    customer: hex,
    policy: policy.document.version,
    previous: hex,
    writer: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    ...event,
  }
  const leaf = JSON.stringify(told)
  return {
    ...{ customer, at, writer: told.writer, counter, leaf, position: counter },
    ...{ leaf_hash: new Uint8Array(32), salt: new Uint8Array(32), pending: null, head: null },
  }
}

const pick = <A>(list: readonly [A, ...A[]] | readonly A[], fallback: A): A =>
  list[Math.floor(random() * list.length)] ?? fallback

/** From 1 to 40 releases each, one wrong in a thousand. */
const customers = Array.from({ length: 2000 }, (_, index) => {
  const customer = `c-${index}`
  const consents = purposes.map((purpose) => consentOf(customer, purpose))
  const releases = Array.from({ length: 1 + Math.floor(random() ** 2 * 40) }, (_, place) => {
    const purpose = pick(purposes, 'service')
    return rowOf(customer, 10 + place, {
      action: 'use',
      outcome: 'permit',
      actor: { kind: 'staff', id: pick(staff, 'e-0'), department: 'sales', position: 'sales-representative' },
      purposes: [purpose],
      items: ['basic.name', 'basic.phone', 'basic.address'],
      manner: random() < 0.001 ? 'export' : 'screen',
      rules: [],
      evidence: [`consent ${purpose} ${customer}`, 'confidentiality', 'training', `a-${purpose}`],
      records: ['f47ac10b-58cc-4372-a567-0e02b2c3d479'],
    })
  })
  const given = consents.map(({ id }, place) =>
    rowOf(customer, place, { action: 'consent', outcome: 'done', evidence: [id], about: 'given' }),
  )
  return { customer, consents, rows: [...given, ...releases], releases: releases.length }
})

const stored = { notices: [notice], approvals, agreements: [], undertakings, grants: [], breakGlass: [] }
const world = {
  policies: new Map([[policy.document.version, [policy]]]),
  shared: shareEvidence(stored, shared),
}

const replayOne = (turn: number): number => {
  const one = customers[turn % customers.length]
  if (one === undefined) return 0
  const knowledge = noKnowledge()
  const events = one.rows.flatMap((row) => walkedEvent(row) ?? [])
  for (const { event } of events) learn(knowledge, event)
  const subject = subjectOf({ consents: one.consents, choices: [], age: 'adult' }, knowledge, events)
  let wrong = 0
  judgeReleases(
    world,
    subject,
    events.filter(({ event }) => isRelease(event)),
    (_, verdict) => {
      if (verdict !== 'sound') wrong += 1
    },
  )
  return wrong
}

const parseOne = (turn: number): number => {
  let sum = 0
  for (const { leaf } of customers[turn % customers.length]?.rows ?? []) {
    const event: { readonly at?: number } = JSON.parse(leaf)
    sum += event.at ?? 0
  }
  return sum
}

const all = customers.reduce((sum, { releases }) => sum + releases, 0)
const wrong = customers.reduce((sum, _, index) => sum + replayOne(index), 0)
const planted = customers
  .flatMap(({ rows }) => rows)
  .filter(({ leaf }) => leaf.includes('"manner":"export"')).length
if (wrong !== planted || planted === 0) throw new Error(`${wrong} found of ${planted} planted`)

const measured = compareWays({
  'the replay of a customer': { run: replayOne, turns: customers.length },
  'the parsing of their leaves': { run: parseOne, turns: customers.length },
})
const mean = all / customers.length

/** By the processor's time, so that what else the machine does isn't counted: the median of nine passes. */
const passes = Array.from({ length: 9 }, () => {
  const before = process.cpuUsage()
  for (const [turn] of customers.entries()) replayOne(turn)
  const { user, system } = process.cpuUsage(before)
  return (all / (user + system)) * 1e6
}).toSorted((left, right) => left - right)

printBench('replay', {
  rows: Object.entries(measured),
  ratios: {
    'releases a customer': mean,
    'releases a second of the processor': passes[4] ?? Number.NaN,
    'releases a second': measured['the replay of a customer'].perSecond * mean,
    'parsing / replay':
      measured['the parsing of their leaves'].nanoseconds / measured['the replay of a customer'].nanoseconds,
  },
})
