/** On what is a decision measured? A policy of 20 positions, 12 purposes and 60 items, and a thousand customers' evidence; all from a seed. */

import type { Evidence } from '../src/data/evidence'
import type { PolicyDocument } from '../src/data/policy'
import type { UseRequest } from '../src/data/request'
import { seededNumbers } from './measure'

const label = { en: 'label', zh: '名称' }
const day = 86_400_000
const now = Date.UTC(2026, 5, 1)

export const departments = ['service', 'sales', 'marketing', 'finance'] as const
const categories = ['basic', 'transaction', 'communication', 'preference', 'credit', 'other'] as const
export const items = categories.flatMap((category) =>
  Array.from({ length: 10 }, (_, index) => `${category}.item${index}`),
)
export const purposes = Array.from({ length: 12 }, (_, index) => `purpose${index}`)
export const positions = Array.from({ length: 20 }, (_, index) => `position${index}`)
const departmentOf = (position: number): string => departments[position % 4] ?? 'service'

/** Each purpose needs 24 items; each position is granted four purposes, on 20 of the items that each needs. */
const needsOf = (purpose: number): readonly string[] =>
  items.filter((_, index) => (index + purpose * 5) % 60 < 24)
export const grantedOf = (position: number, purpose: number): readonly string[] =>
  (position + purpose) % 5 < 2 ? needsOf(purpose).slice(position % 5, (position % 5) + 20) : []

export const document: PolicyDocument = {
  organization: 'Bench',
  version: '1',
  country: 'CN',
  timeZone: 'Asia/Shanghai',
  languages: ['zh', 'en'],
  creditBusiness: true,
  unknownAge: 'adult',
  training: 'block',
  pendingUse: false,
  breakGlass: { allowed: true, longest: 'P1D', reviewWithin: 'P3D' },
  supervision: 'position0',
  departments: Object.fromEntries(departments.map((name) => [name, { label }])),
  positions: Object.fromEntries(
    positions.map((name, position) => [
      name,
      {
        label,
        department: departmentOf(position),
        responsible: true,
        grants: purposes
          .map((purpose, index) => ({ purposes: [purpose], items: [...grantedOf(position, index)] }))
          .filter((grant) => grant.items.length > 0),
        collects: [],
      },
    ]),
  ),
  categories: Object.fromEntries(
    categories.map((name, index) => [
      name,
      {
        label,
        owner: departments[index % 4] ?? 'service',
        retention: {
          start: 'collected',
          minimum: { period: 'P1Y', source: 'law' },
          maximum: { period: 'P9Y', source: 'law' },
          action: 'delete',
        },
      },
    ]),
  ),
  items: Object.fromEntries(
    items.map((name, index) => [
      name,
      {
        label,
        sensitivity: index % 6 === 0 ? 'sensitive' : 'personal',
        view: index % 3 === 0 ? 'masked' : 'plain',
      },
    ]),
  ),
  purposes: Object.fromEntries(
    purposes.map((name, index) => [
      name,
      {
        label,
        family: index < 6 ? 'service' : index < 10 ? 'marketing' : 'decision',
        basis: { kind: 'consent' },
        needs: [...needsOf(index)],
        keep: 'P5Y',
      },
    ]),
  ),
  channels: {},
  recipients: {},
}

const hash = 'a'.repeat(64)

/** A customer who has consented twice (of which once separately) to every purpose, with a record a category and every approval. */
export const evidenceOf = (customer: string, actor: string, seed: number): Evidence => {
  const random = seededNumbers(seed)
  const from = (least: number): number => now - Math.floor((least + random() * 30) * day)
  const until = (least: number): number => now + Math.floor((least + random() * 300) * day)
  const term = () => ({ fromAt: from(60), untilAt: until(40) })
  const consent = (id: string, separate: boolean, only: (index: number) => boolean) => ({
    id: `${customer}-${id}`,
    customer,
    controller: 'Bench',
    notice: { id: 'n-1', hash, language: 'zh' as const },
    purposes,
    items: items.filter((_, index) => only(index)).map((item) => ({ item, necessary: true })),
    recipients: [],
    crossBorder: false,
    separate,
    channel: 'website',
    act: 'ticked' as const,
    bundled: false,
    inducement: false,
    conditionFor: [],
    givenBy: 'customer' as const,
    state: 'given' as const,
    givenAt: now - 50 * day,
    withdrawal: 'write to us',
    ...term(),
  })
  return {
    age: 'adult',
    notices: [
      {
        id: 'n-1',
        hash,
        language: 'zh',
        parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
        purposes,
        items,
        fromAt: now - 900 * day,
        untilAt: now + 900 * day,
      },
    ],
    consents: [
      consent('general', false, () => true),
      consent('separate', true, (index) => index % 6 === 0),
      { ...consent('earlier', false, () => true), state: 'withdrawn', endedAt: now - 80 * day },
    ],
    choices: [],
    approvals: purposes.flatMap((purpose, index) =>
      departments.map((department) => ({
        id: `a-${index}-${department}`,
        action: 'use' as const,
        purpose,
        items: [...needsOf(index)],
        customers: 'all' as const,
        manner: 'screen',
        applicant: { id: 'e-applicant', department, position: 'position0' },
        appliedAt: now - 70 * day,
        decision: {
          state: 'approved' as const,
          by: { id: 'e-head', department: departmentOf(1), position: 'position1' },
          at: now - 65 * day,
        },
        ...term(),
      })),
    ),
    extractions: {},
    grants: departments.flatMap((owner) =>
      departments
        .filter((receiver) => receiver !== owner)
        .map((receiver) => ({
          id: `g-${owner}-${receiver}`,
          owner,
          receiver,
          purposes,
          items,
          manner: 'screen',
          appliedBy: { id: 'e-applicant', department: receiver, position: 'position0' },
          approvedBy: { id: 'e-owner', department: owner, position: 'position0' },
          ...term(),
        })),
    ),
    breakGlass: [],
    agreements: [],
    undertakings: [
      { id: `${actor}-u`, kind: 'confidentiality', party: actor, ...term() },
      { id: `${actor}-t`, kind: 'training', party: actor, ...term() },
    ],
    holds: [],
    records: categories.map((category) => ({
      id: `${customer}-${category}`,
      customer,
      category,
      items: items.filter((item) => item.startsWith(`${category}.`)),
      purposes,
      channel: 'website',
      consents: [],
      capturedAt: now - 50 * day,
      enteredAt: now - 50 * day,
      enteredBy: 'e-clerk',
      review: 'confirmed' as const,
      events: {},
    })),
  }
}

/** A question of eight items without its customer, and which position and purpose it is of. */
export interface Question {
  readonly position: string
  readonly department: string
  readonly purpose: string
  readonly items: string[]
}

/** Questions that the policy allows. Two in three ask for their own department's items as far as there are eight. */
export const questionsOf = (count: number, seed: number): readonly Question[] => {
  const random = seededNumbers(seed)
  const questions: Question[] = []
  while (questions.length < count) {
    const position = Math.floor(random() * positions.length)
    const purpose = Math.floor(random() * purposes.length)
    const granted = grantedOf(position, purpose)
    if (granted.length < 8) continue
    const chosen = [...granted].sort(() => random() - 0.5).slice(0, 8)
    questions.push({
      position: positions[position] ?? '',
      department: departmentOf(position),
      purpose: purposes[purpose] ?? '',
      items: chosen,
    })
  }
  return questions
}

/** Instants of a few weeks in which all of the evidence holds. */
export const instantsOf = (count: number, seed: number): readonly number[] => {
  const random = seededNumbers(seed)
  return Array.from({ length: count }, () => now + Math.floor((random() * 60 - 30) * day))
}

/** A request as a caller writes it, its texts made anew as they are when they come over the wire. */
export const requestOf = (question: Question, customer: string, actor: string): UseRequest => ({
  actor: { kind: 'staff', id: actor, department: question.department, position: question.position },
  customer,
  purpose: question.purpose,
  items: [...question.items],
  manner: 'screen',
})
