/**
 * How are the drawings of a report made? By Plot and Graphviz, on the server side, as SVG whose colours are the page's. Both are
 * optional: where they aren't installed there are tables alone, and the report says so.
 */

import type { Counted } from './facts'
import type { Handover, Flow, Keeping } from './report'

/** What draws; each gives SVG as text. */
export interface Drawings {
  /** Bars by month, stacked by key. */
  readonly months: (given: MonthsDrawing) => string
  /** Periods by category, in years. */
  readonly periods: (given: PeriodsDrawing) => string
  /** Category, purpose, recipient, left to right. */
  readonly flow: (given: FlowDrawing) => string
}

export interface MonthsDrawing {
  readonly counts: readonly Counted[]
  /** The keys in the order of their colours, with the names that are shown. */
  readonly keys: readonly (readonly [key: string, label: string])[]
  /** What stands for the month of what is due already. */
  readonly overdue: string
}

export interface PeriodsDrawing {
  readonly keeping: readonly Keeping[]
  readonly labels: (category: string) => string
  readonly purposes: (purpose: string) => string
  readonly years: string
}

export interface FlowDrawing {
  readonly flows: readonly Flow[]
  readonly handovers: readonly Handover[]
  readonly categories: (name: string) => string
  readonly purposes: (name: string) => string
  readonly recipients: (name: string) => string
}

/** The drawings, or undefined where the packages they need aren't installed. */
export const loadDrawings = async (): Promise<Drawings | undefined> => {
  const packages = await loadPackages()
  if (packages === undefined) return undefined
  const { Plot, parseHTML, viz } = packages
  const document = () => parseHTML('<!doctype html><html><body></body></html>').document
  const draw = (options: Parameters<typeof Plot.plot>[0]): string =>
    Plot.plot({ ...options, document: document(), style: { background: 'none', color: 'inherit' } }).outerHTML

  return {
    months: ({ counts, keys, overdue }) => {
      const months = monthsOf(counts)
      const rows = counts.map(({ month, key, count }) => ({ month, key, count }))
      return draw({
        width: 720,
        height: 240,
        marginLeft: 48,
        marginBottom: 44,
        x: {
          domain: months,
          label: null,
          tickFormat: (month: string, index: number) =>
            index % stepOf(months) === 0 ? (month === 'overdue' ? overdue : month) : '',
        },
        y: {
          label: null,
          grid: true,
          tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
        },
        color: { domain: keys.map(([key]) => key), range: colours },
        marks: [
          Plot.barY(rows, { x: 'month', y: 'count', fill: 'key', title: 'key' }),
          Plot.ruleY([0], { stroke: 'currentColor' }),
        ],
      })
    },
    periods: ({ keeping, labels, purposes, years }) => {
      const bounds = keeping.flatMap(({ category, minimum, maximum }) => [
        ...(minimum === undefined ? [] : [{ category, days: minimum.days, kind: 'min' }]),
        ...(maximum === undefined ? [] : [{ category, days: maximum.days, kind: 'max' }]),
      ])
      const kept = keeping.flatMap(({ category, purposes: all }) =>
        all.map(({ purpose, days }) => ({ category, days, purpose: purposes(purpose) })),
      )
      const longest = keeping.map(({ category }) => ({
        category,
        days: Math.max(0, ...kept.filter((one) => one.category === category).map(({ days }) => days)),
      }))
      const inYears = ({ days }: { readonly days: number }): number => days / averageYear
      return draw({
        width: 720,
        height: 60 + keeping.length * 36,
        marginLeft: 150,
        x: {
          label: years,
          grid: true,
          domain: [0, Math.ceil(Math.max(1, ...[...kept, ...bounds].map(inYears)))],
        },
        y: { label: null, domain: keeping.map(({ category }) => category), tickFormat: labels },
        marks: [
          Plot.barX(longest, {
            x: inYears,
            y: 'category',
            fill: 'var(--c1)',
            fillOpacity: 0.35,
            insetTop: 8,
            insetBottom: 8,
          }),
          Plot.tickX(kept, {
            x: inYears,
            y: 'category',
            stroke: 'var(--c1)',
            strokeWidth: 3,
            insetTop: 8,
            insetBottom: 8,
            title: 'purpose',
          }),
          Plot.tickX(
            bounds.filter(({ kind }) => kind === 'min'),
            { x: inYears, y: 'category', stroke: 'var(--c3)', strokeWidth: 3 },
          ),
          Plot.tickX(
            bounds.filter(({ kind }) => kind === 'max'),
            { x: inYears, y: 'category', stroke: 'var(--c2)', strokeWidth: 3 },
          ),
          Plot.ruleX([0], { stroke: 'currentColor' }),
        ],
      })
    },
    flow: (given) => withoutProlog(viz.renderString(dotOf(given), { format: 'svg' })),
  }
}

const averageYear = 365.2425

/** The page's own colours, which differ by light and dark. */
export const colours = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)']

/** Labels so far apart that they don't touch. */
const stepOf = (months: readonly string[]): number => Math.max(1, Math.ceil(months.length / 10))

/** Every month from the first to the last, so that one without anything shows as such; `overdue` before them. */
export const monthsOf = (counts: readonly Counted[]): readonly string[] => {
  const named = [...new Set(counts.map(({ month }) => month))].toSorted()
  const months = named.filter((month) => /^\d{4}-\d{2}$/.test(month))
  const [first, last] = [months[0], months.at(-1)]
  const all: string[] = named.filter((month) => !months.includes(month))
  if (first === undefined || last === undefined) return all
  for (let month = first; month <= last && all.length < mostMonths; month = nextMonth(month)) all.push(month)
  // a year at least, so that a bar is as wide as a month
  for (let month = nextMonth(last); all.length < 12; month = nextMonth(month)) all.push(month)
  return all
}

const mostMonths = 240

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

const loadPackages = async () => {
  try {
    const [Plot, { parseHTML }, { instance }] = await Promise.all([
      import('@observablehq/plot'),
      import('linkedom'),
      import('@viz-js/viz'),
    ])
    return { Plot, parseHTML, viz: await instance() }
  } catch {
    return undefined // they are optional, and the report says that it has no drawings
  }
}

/** Graphviz's language. Colours come as classes, so that the page's own apply. */
const dotOf = ({ flows, handovers, categories, purposes, recipients }: FlowDrawing): string => {
  const node = (id: string, label: string, kind: string): string =>
    `${quoted(id)} [label=${quoted(label)} class=${kind} width=${widthOf(label)}]`
  const names = <A>(list: readonly A[], of: (one: A) => string): readonly string[] => [
    ...new Set(list.map(of)),
  ]
  const column = (ids: readonly string[]): string => `{ rank=same ${ids.map(quoted).join(' ')} }`
  const [left, middle, right] = [
    names(flows, ({ category }) => category),
    names(flows, ({ purpose }) => purpose),
    names(handovers, ({ recipient }) => recipient),
  ]
  return [
    'digraph {',
    'rankdir=LR ranksep=1.6 nodesep=0.18 bgcolor=transparent',
    'node [shape=box style="rounded,filled" fontname="sans-serif" fontsize=12 height=0.38 fixedsize=true]',
    'edge [arrowsize=0.6]',
    ...left.map((name) => node(`c ${name}`, categories(name), 'category')),
    ...middle.map((name) => node(`p ${name}`, purposes(name), 'purpose')),
    ...right.map((name) => node(`r ${name}`, recipients(name), 'recipient')),
    column(left.map((name) => `c ${name}`)),
    column(middle.map((name) => `p ${name}`)),
    ...(right.length === 0 ? [] : [column(right.map((name) => `r ${name}`))]),
    ...flows.map(
      ({ category, purpose, items, sensitive }) =>
        `${quoted(`c ${category}`)} -> ${quoted(`p ${purpose}`)} [class=${sensitive ? 'sensitive' : 'flow'} penwidth=${(0.8 + Math.min(items.length, 12) / 5).toFixed(1)}]`,
    ),
    ...handovers.map(
      ({ purpose, recipient, abroad }) =>
        `${quoted(`p ${purpose}`)} -> ${quoted(`r ${recipient}`)} [class=${abroad ? 'abroad' : 'handover'} penwidth=2]`,
    ),
    '}',
  ].join('\n')
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** In inches: Graphviz knows no widths of Chinese characters. */
const widthOf = (label: string): string => {
  const units = [...label].reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.58),
    0,
  )
  return (units * 0.175 + 0.35).toFixed(2)
}

const withoutProlog = (svg: string): string =>
  svg.slice(svg.indexOf('<svg')).replaceAll(/<!--[\s\S]*?-->/g, '')
