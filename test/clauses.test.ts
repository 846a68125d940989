/** Is every provision carried by code that is tried here by its name, or honestly said to be still to come? */

import { describe, expect, it } from 'vitest'
import type { MakeFinding } from '../src/check/rule'
import { collectFinding } from '../src/check/rules-of-collect'
import { inspectionFinding } from '../src/check/rules-of-inspection'
import { oversightFinding } from '../src/check/rules-of-oversight'
import { incidentFinding } from '../src/check/rules-of-incidents'
import { peopleFinding } from '../src/check/rules-of-people'
import { erasureFinding } from '../src/check/rules-of-erasure'
import { rightsFinding } from '../src/check/rules-of-rights'
import { disposeFinding, shareFinding } from '../src/check/rules-of-share'
import { useFinding } from '../src/check/rules-of-use'
import { suspensionFinding } from '../src/check/suspension'
import { type ClauseId, clauseIds, clauses, isClauseId } from '../src/core/clause'
import { byMechanism, notYetCarried, partlyCarried, type Trials } from './clauses/carried'
import { firstChapters } from './clauses/principles-and-collection'
import { lastChapters } from './clauses/sharing-and-people'
import { middleChapters } from './clauses/storage-and-use'
import { rightsChapters } from './clauses/rights-and-incidents'
import { supervisionChapters } from './clauses/supervision'

const chapters = [firstChapters, middleChapters, lastChapters, rightsChapters, supervisionChapters]
const trials: Trials = Object.assign({}, ...chapters)
const carried = chapters.flatMap((chapter) => Object.keys(chapter))

const tables: readonly { readonly [rule: string]: { readonly [reason: string]: MakeFinding } }[] = [
  collectFinding,
  useFinding,
  shareFinding,
  disposeFinding,
  peopleFinding,
  erasureFinding,
  oversightFinding,
  inspectionFinding,
  rightsFinding,
  incidentFinding,
  suspensionFinding,
]

/** The clauses that each rule's findings name, in every way in which it can be broken. */
const named = tables.flatMap((rules) =>
  Object.entries(rules).flatMap(([rule, reasons]) =>
    Object.entries(reasons).map(([reason, make]) => ({ rule, reason, ids: make({}).clauses })),
  ),
)

describe('the register', () => {
  it('has 73 provisions, each carried by one trial or named as still to come, and none as both', () => {
    expect(clauseIds).toHaveLength(73)
    expect([...carried, ...notYetCarried].sort()).toEqual([...clauseIds].sort())
  })

  it('has ever fewer that are still to come, whole or in part', () => {
    expect(notYetCarried.length).toBeLessThanOrEqual(1)
    expect(Object.keys(partlyCarried).length).toBeLessThanOrEqual(1)
    expect(carried).toEqual(expect.arrayContaining(Object.keys(partlyCarried)))
  })

  it.each(named)('has every clause that $rule names when it is broken as $reason', ({ ids }) => {
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => !isClauseId(id))).toEqual([])
  })

  it('has every enforced provision named by a rule, or by the mechanism that enforces it', () => {
    const ruled = named.flatMap(({ ids }) => ids)
    const enforced = clauseIds.filter((id) => clauses[id].kind === 'enforced' && !notYetCarried.includes(id))
    expect(enforced.filter((id) => !ruled.includes(id))).toEqual(Object.keys(byMechanism).sort())
  })
})

describe.each(clauseIds.filter((id) => trials[id] !== undefined))('clause %s', (id: ClauseId) => {
  it(`is ${clauses[id].kind}: ${clauses[id].says}`, async () => {
    await trials[id]?.()
  })
})
