/** What stands in the report, section by section, in one language? */

import type { Locale } from '../core/locale'
import { type Block, lead, note, type Section, table } from './block'
import type { Drawings } from './drawings'
import type { Report } from './report'
import { auditBlocks, clauseBlocks } from './sections-of-proof'
import { dueBlocks, consentBlocks, disclosureBlocks, matterBlocks } from './sections-of-facts'
import { reportWords } from './words'

/** What a section is written with. */
export interface Writing {
  readonly report: Report
  readonly locale: Locale
  readonly drawings: Drawings | undefined
}

/** The sections in their order. */
export const sectionsOf = (writing: Writing): readonly Section[] => {
  const words = reportWords[writing.locale]
  const section = (id: string, title: string, blocks: readonly Block[]): Section => ({ id, title, blocks })
  return [
    section('summary', words.summary, summaryBlocks(writing)),
    section('flows', words.flows, flowBlocks(writing)),
    section('matrix', words.matrix, matrixBlocks(writing)),
    section('keeping', words.keeping, keepingBlocks(writing)),
    section('due', words.forecast, dueBlocks(writing)),
    section('consents', words.consents, consentBlocks(writing)),
    section('disclosures', words.disclosures, disclosureBlocks(writing)),
    section('matters', words.matters, matterBlocks(writing)),
    section('audit', words.audit, auditBlocks(writing)),
    section('clauses', words.clauses, clauseBlocks(writing)),
  ]
}

/** The names that people know things by. */
export const namesOf = ({ report, locale }: Writing) => {
  const { document } = report.policy
  return {
    category: (name: string): string => document.categories[name]?.label[locale] ?? name,
    purpose: (name: string): string => document.purposes[name]?.label[locale] ?? name,
    recipient: (name: string): string => document.recipients[name]?.label[locale] ?? name,
    position: (name: string): string => document.positions[name]?.label[locale] ?? name,
    item: (name: string): string => document.items[name]?.label[locale] ?? name,
  }
}

const summaryBlocks = ({ report, locale, drawings }: Writing): readonly Block[] => {
  const words = reportWords[locale]
  const { facts, audit, clauses: lines } = report
  const answered = lines.filter(({ standing }) => standing !== 'to-come').length
  const events = Object.entries(facts?.events ?? {})
  const sum = (outcome: string): number =>
    events.filter(([key]) => key.endsWith(` ${outcome}`)).reduce((total, [, count]) => total + count, 0)
  const figures: (readonly [string, string])[] = [[words.answered, `${answered} / ${lines.length}`]]
  if (facts !== undefined)
    figures.push(
      [words.customers, String(facts.customers)],
      [words.inForce, String(facts.consentsInForce)],
      [words.decisions, String(sum('permit') + sum('deny'))],
      [words.denied, String(sum('deny'))],
      [
        words.overdue,
        String(
          facts.due.filter(({ month }) => month === 'overdue').reduce((all, { count }) => all + count, 0),
        ),
      ],
    )
  if (audit !== undefined) figures.push([words.faults, String(audit.faults.length)])
  const { derogations } = report
  return [
    { kind: 'figures', figures },
    ...(facts === undefined ? [note(words.noData)] : []),
    ...(drawings === undefined ? [note(words.noDrawings)] : []),
    table(
      words.derogations,
      [words.purpose, words.basis, words.article],
      derogations.map(({ purpose, basis, article }) => [
        namesOf({ report, locale, drawings }).purpose(purpose),
        basis,
        article,
      ]),
      words.noDerogations,
    ),
    note(words.limits),
  ]
}

const flowBlocks = (writing: Writing): readonly Block[] => {
  const { report, locale, drawings } = writing
  const words = reportWords[locale]
  const names = namesOf(writing)
  const { flows, handovers } = report
  const separator = locale === 'zh' ? '、' : ', '
  const given = {
    flows,
    handovers,
    categories: names.category,
    purposes: names.purpose,
    recipients: names.recipient,
  }
  const to = ({ purpose, items }: (typeof flows)[number]): string => {
    const reached = handovers.filter(
      (one) => one.purpose === purpose && one.items.some((item) => items.includes(item)),
    )
    const named = reached.map(({ recipient, abroad }) =>
      abroad ? `${names.recipient(recipient)} (${words.abroad})` : names.recipient(recipient),
    )
    return [...new Set(named)].join(separator)
  }
  return [
    lead(words.flowsLead),
    ...(drawings === undefined
      ? []
      : [{ kind: 'drawing' as const, svg: drawings.flow(given), label: words.flows }]),
    table(
      words.flows,
      [words.category, words.purpose, words.items, words.recipient],
      flows.map((flow) => [
        names.category(flow.category),
        names.purpose(flow.purpose),
        {
          text: flow.items.map(names.item).join(separator),
          ...(flow.sensitive ? { tone: 'sensitive' } : {}),
        },
        to(flow),
      ]),
      words.none,
    ),
  ]
}

const matrixBlocks = (writing: Writing): readonly Block[] => {
  const { report, locale } = writing
  const words = reportWords[locale]
  const names = namesOf(writing)
  const positions = Object.keys(report.policy.document.positions)
  return [
    lead(words.matrixLead),
    {
      kind: 'table',
      look: 'matrix',
      caption: words.matrix,
      heads: [words.item, ...positions.map(names.position)],
      rows: report.matrix.map(({ item, sensitivity, cells }) => [
        { text: names.item(item), note: item, ...(sensitivity === 'sensitive' ? { tone: 'sensitive' } : {}) },
        ...cells.map(({ view, purposes }) =>
          view === undefined
            ? '–'
            : { text: words.views[view], tone: view, note: purposes.map(names.purpose).join(', ') },
        ),
      ]),
    },
  ]
}

const keepingBlocks = (writing: Writing): readonly Block[] => {
  const { report, locale, drawings } = writing
  const words = reportWords[locale]
  const names = namesOf(writing)
  const drawing = {
    keeping: report.keeping,
    labels: names.category,
    purposes: names.purpose,
    years: words.years,
  }
  const bound = (given: { readonly period: string; readonly source: string } | undefined): string =>
    given === undefined ? '–' : `${given.period} (${given.source})`
  const startOf = (start: string): string =>
    new Map<string, string>(Object.entries(words.starts)).get(start) ?? start
  const actionOf = (action: string): string =>
    new Map<string, string>(Object.entries(words.actions)).get(action) ?? action
  return [
    lead(words.keepingLead),
    ...(drawings === undefined
      ? []
      : [{ kind: 'drawing' as const, svg: drawings.periods(drawing), label: words.keeping }]),
    table(
      words.keeping,
      [words.category, words.start, words.minimum, words.maximum, words.action, words.purpose],
      report.keeping.map(({ category, start, minimum, maximum, action, purposes }) => [
        names.category(category),
        startOf(start),
        bound(minimum),
        bound(maximum),
        actionOf(action),
        purposes.map(({ purpose, period }) => `${names.purpose(purpose)} ${period}`).join(', '),
      ]),
      words.none,
    ),
  ]
}
