/** What does a finding say of each way in which a rule is broken? Read from the table of the page, which is the only source here. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../src/core/finding'

const page = readFileSync(join(import.meta.dirname, '../../docs/decisions/how-rules-are-read.md'), 'utf8')

/** A row of the table. */
interface Way {
  readonly clauses: readonly string[]
  readonly kind: string
  readonly names: readonly string[]
  readonly closedBy: string
}

const rows = page
  .slice(page.indexOf('## What a finding says'))
  .split('\n')
  .filter((line) => /^\|.*\| (violation|gap) \|/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

const words = (cell: string | undefined): readonly string[] =>
  (cell ?? '').split(' ').filter((word) => word !== '')

/** By `rule way`; a row without a rule goes on with the one above it. */
const ways = new Map<string, Way>()
let above: readonly [rule: string, clauses: readonly string[]] = ['', []]
for (const [rule, clauses, way, kind, names, closedBy] of rows) {
  if (rule !== undefined && rule !== '') above = [rule, words(clauses)]
  ways.set(`${above[0]} ${way}`, {
    clauses: above[1],
    kind: kind ?? '',
    names: words(names),
    closedBy: closedBy ?? '',
  })
}

export const everyWay: readonly string[] = [...ways.keys()]

/** What the model knows about something broken; the table says which of it the finding names. */
export interface Concerned {
  readonly items?: readonly string[]
  readonly purposes?: readonly string[]
  readonly recipient?: string
  readonly evidence?: string
  readonly at?: number
  readonly department?: string
}

/** A finding in a form that can be compared: lists in one order, nothing of the texts. */
export interface Told extends Concerned {
  readonly rule: string
  readonly way: string
  readonly kind: string
  readonly effect: string
  readonly clauses: readonly string[]
  readonly closes?: Concerned & { readonly kindOfEvidence: string }
}

const inOrder = (list: readonly string[]): readonly string[] => [...new Set(list)].sort()

const sorted = ({ items, purposes, ...rest }: Concerned): Concerned => ({
  ...rest,
  ...(items === undefined ? {} : { items: inOrder(items) }),
  ...(purposes === undefined ? {} : { purposes: inOrder(purposes) }),
})

/** What the page says of something broken. */
export const toldOf = (rule: string, way: string, effect: string, concerned: Concerned): Told => {
  const row = ways.get(`${rule} ${way}`)
  if (row === undefined) throw new Error(`the page has no ${rule} ${way}`)
  const told = (without: readonly string[]): Concerned =>
    sorted(
      Object.fromEntries(
        Object.entries(concerned).filter(([name]) => row.names.includes(name) && !without.includes(name)),
      ),
    )
  return {
    rule,
    way,
    kind: row.kind,
    effect,
    clauses: inOrder(row.clauses),
    ...told(['department']),
    ...(row.closedBy === '' ? {} : { closes: { kindOfEvidence: row.closedBy, ...told(['evidence', 'at']) } }),
  }
}

/** The engine's finding in the same form. */
export const toldOfFinding = (finding: Finding): Told => {
  const { rule, reason, kind, effect, clauses, message, closes, ...concerned } = finding
  if (message.en.trim() === '' || message.zh.trim() === '') throw new Error(`${rule} says nothing`)
  const { evidence, ...wanted } = closes ?? { evidence: '' }
  return {
    rule,
    way: reason,
    kind,
    effect,
    clauses: inOrder(clauses),
    ...sorted(concerned),
    ...(closes === undefined ? {} : { closes: { kindOfEvidence: evidence, ...sorted(wanted) } }),
  }
}

/** Findings in one order. */
export const inOneOrder = (told: readonly Told[]): readonly Told[] =>
  [...told].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

const keyOf = ({ rule, way, effect, evidence = '' }: Told): string => `${rule} ${way} ${effect} ${evidence}`
