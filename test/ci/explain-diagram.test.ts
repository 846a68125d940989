/** Is what is drawn of an explanation a flowchart that Mermaid reads, with every way and every finding in it, and no syntax from names? */

import { describe, expect, it } from 'vitest'
import { accessDiagram, decisionDiagram } from '../../src/ci/explain-diagram'
import { decideUse } from '../../src/decide/use'
import { explainItem } from '../../src/decide/explain'
import { locales } from '../../src/core/locale'
import { noEvidence } from '../../src/data/evidence'
import { policy } from '../vault/company'

/** The lines of a flowchart as Mermaid reads them: nodes of four shapes, arrows with and without a label in quotes. */
const line =
  /^ {2}(?:\w+(?:\["[^"]*"\]|\(\["[^"]*"\]\)|\{\{"[^"]*"\}\}|>"[^"]*"\])|\w+(?:\(\["[^"]*"\]\))? (?:--> \w+|-- "[^"]*" --> \w+|-\. "[^"]*" \.-> \w+))$/

const items = ['basic.phone', 'basic.birthDate']
const ways = items.map((item) => ({ item, access: explainItem(policy, item) }))

describe.each(locales)('a diagram in %s', (locale) => {
  it('shows every way to an item', () => {
    const [head, ...rest] = accessDiagram(ways, locale).split('\n')
    expect(head).toBe('flowchart LR')
    for (const one of rest) expect(one).toMatch(line)
    const arrows = rest.filter((one) => one.includes('-->'))
    expect(arrows).toHaveLength(ways.flatMap(({ access }) => access).length)
  })

  it('shows every finding with its clauses, each clause once, and what would close it', () => {
    const request = {
      actor: { kind: 'staff', id: 'e', department: 'service', position: 'service-agent' },
      customer: 'c',
      purpose: 'service',
      items,
      manner: 'screen',
    } as const
    const decision = decideUse(policy, { ...request, items: [...items] }, noEvidence, 0)
    if (decision.outcome === 'permit') throw new Error('nothing to draw')
    const [head, ...rest] = decisionDiagram(decision, locale).split('\n')
    expect(head).toBe('flowchart LR')
    for (const one of rest) expect(one).toMatch(line)
    expect(rest.filter((one) => one.startsWith('  d --> '))).toHaveLength(decision.findings.length)
    const named = [...new Set(decision.findings.flatMap(({ clauses }) => clauses))]
    for (const id of named) expect(rest.filter((one) => one.includes(`"${id} `))).toHaveLength(1)
  })

  it('takes no syntax from a name', () => {
    const access = [
      { position: 'a"]\n --> x', department: '<b>#', purpose: 'p"|', view: 'plain', conditions: [] },
    ] as const
    for (const one of accessDiagram([{ item: 'x"])', access }], locale)
      .split('\n')
      .slice(1))
      expect(one).toMatch(line)
  })
})
