/** Which changes may be made to a small policy? Each turns one thing of the document, by two numbers. */

import { compile } from '../../src/policy/compile'
import type { PolicyDocument } from '../../src/data/policy'
import type { Policy } from '../../src/policy/policy'
import { items, newScenario, purposes, type Writable } from '../model/scenario'

export type Document = Writable<PolicyDocument>

/** A fresh copy of the small policy's document. */
export const newDocument = (): Document => newScenario().document

export const policyOf = (document: PolicyDocument): Policy => compile(document, [])

const pick = <A>(list: readonly A[], at: number): A => {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const at = <A>(record: Record<string, A>, n: number): A => pick(Object.values(record), n)
/** One who sees and collects, or one who does neither yet; perhaps there is no such position. */
const staffOf = (document: Document, n: number) => document.positions[n % 2 === 0 ? 'worker' : 'chief']

const without = <A>(record: Record<string, A>, name: string): Record<string, A> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))

const views = ['plain', 'masked', 'pseudonym', 'omitted'] as const
const label = { en: 'label', zh: '名称' }

/** The changes by name. */
export const documentChanges: Readonly<Record<string, (document: Document, n: number, m: number) => void>> = {
  'a view of an item': (d, n, m) => void (at(d.items, n).view = pick(views, m)),
  'a sensitivity': (d, n, m) => {
    at(d.items, n).sensitivity = pick(['general', 'personal', 'sensitive'] as const, m)
  },
  'a view of a purpose': (d, n, m) => void (at(d.purposes, n).view = pick(views, m)),
  'a need': (d, n, m) => {
    const purpose = at(d.purposes, n)
    const item = pick(items, m)
    purpose.needs = purpose.needs.includes(item)
      ? purpose.needs.filter((one) => one !== item || purpose.needs.length === 1)
      : [...purpose.needs, item]
  },
  'a basis': (d, n, m) => {
    at(d.purposes, n).basis = pick(
      [
        { kind: 'consent' },
        { kind: 'contract', article: 'a' },
        { kind: 'legal-obligation', article: 'b' },
      ] as const,
      m,
    )
  },
  'figures alone': (d, n) => {
    const purpose = at(d.purposes, n)
    purpose.aggregateOnly = purpose.aggregateOnly !== true
  },
  'a family': (d, n, m) => {
    at(d.purposes, n).family = pick(['service', 'marketing', 'decision'] as const, m)
  },
  'a period of a purpose': (d, n, m) => void (at(d.purposes, n).keep = pick(['P3D', 'P9D', 'P20D'], m)),
  'a compatible purpose': (d, n, m) => {
    at(d.purposes, n).compatibleWith = m % 3 === 0 ? [] : [pick(purposes, m)]
  },
  'the archive': (d, n) => {
    const purpose = at(d.purposes, n)
    purpose.archive = purpose.archive !== true
  },
  'a grant': (d, n, m) => {
    const grants = staffOf(d, n)?.grants
    if (m % 4 === 0) grants?.pop()
    else
      grants?.push({
        purposes: [pick(purposes, m)],
        items: [pick([...items, 'a.*'], n)],
        ...(m % 2 === 0 ? { view: pick(views, n) } : {}),
      })
  },
  'what is collected': (d, n, m) => {
    const collects = staffOf(d, n)?.collects
    if (m % 3 === 0) collects?.pop()
    else collects?.push({ channels: [pick(['web', 'shop', 'agent'], m)], items: [pick(items, n)] })
  },
  'a department of a position': (d, n) => {
    const worker = d.positions['worker']
    if (worker !== undefined) worker.department = pick(['red', 'blue'], n)
  },
  'who approves': (d, n) => {
    const position = at(d.positions, n)
    position.responsible = position.responsible !== true
  },
  'who owns': (d, n, m) => void (at(d.categories, n).owner = pick(['red', 'blue'], m)),
  'a start of retention': (d, n, m) => {
    at(d.categories, n).retention.start = pick(['collected', 'order-completed'] as const, m)
  },
  'a minimum': (d, n, m) => {
    const { retention } = at(d.categories, n)
    if (m % 3 === 0) delete retention.minimum
    else retention.minimum = { period: pick(['P2D', 'P15D'], m), source: 's' }
  },
  'a maximum': (d, n, m) => {
    const { retention } = at(d.categories, n)
    if (m % 3 === 0) delete retention.maximum
    else retention.maximum = { period: pick(['P6D', 'P25D'], m), source: 's' }
  },
  'an archive period': (d, n) => {
    const { retention } = at(d.categories, n)
    if (retention.action === 'archive') retention.archiveFor = pick(['P4D', 'P12D'], n)
  },
  'a channel': (d, n, m) => {
    const channel = at(d.channels, n)
    if (m % 3 === 0) channel.partner = channel.partner !== true
    else if (m % 3 === 1) channel.entryWithin = pick(['P1D', 'P6D'], n)
    else channel.reviewWithin = pick(['P1D', 'P6D'], n)
  },
  'a new channel': (d) => void (d.channels['fax'] = { label, kind: 'offline', entryWithin: 'P2D' }),
  'a channel less': (d) => void delete d.channels['shop'],
  'a new recipient': (d) => void (d.recipients['near'] = { label, country: 'CN' }),
  'a recipient moves': (d, n) => void (at(d.recipients, n).country = pick(['CN', 'DE'], n >> 1)),
  'a purpose less': (d, n) => void (d.purposes = without(d.purposes, pick(purposes, n))),
  'an item less': (d, n) => void (d.items = without(d.items, pick(items, n))),
  'a position less': (d) => void delete d.positions['chief'],
  'an item more': (d) => {
    d.items['a.z'] = { label, sensitivity: 'personal', view: 'masked' }
    d.purposes['care']?.needs.push('a.z')
  },
  training: (d) => void (d.training = d.training === 'block' ? 'warn' : 'block'),
  'pending use': (d) => void (d.pendingUse = !d.pendingUse),
  'unknown age': (d) => void (d.unknownAge = d.unknownAge === 'adult' ? 'minor' : 'adult'),
  languages: (d, n) => void (d.languages = pick([['zh'], ['en'], ['en', 'zh']] as const, n).slice()),
  'the credit business': (d) => void (d.creditBusiness = !d.creditBusiness),
  emergencies: (d, n) => {
    d.breakGlass =
      n % 3 === 0
        ? { allowed: false }
        : { allowed: true, longest: pick(['P1D', 'P20D'], n), reviewWithin: 'P2D' }
  },
  'a label': (d, n) => void (at(d.items, n).label = { en: `label ${n}`, zh: '别名' }),
}

export const changeNames = Object.keys(documentChanges)
