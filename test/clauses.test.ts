/** Is every provision carried by code that is tried here by its name, or honestly said to be still to come? */

import { describe, expect, it } from 'vitest'
import { type ClauseId, clauseIds, clauses, isClauseId } from '../src/core/clause'
import { mostNotYetCarried, notYetCarried, type Trials } from './clauses/carried'
import { firstChapters, ofTheDocument } from './clauses/principles-and-collection'
import { lastChapters } from './clauses/sharing-and-people'
import { betweenDepartments, middleChapters } from './clauses/storage-and-use'

const trials: Trials = {
  ...firstChapters,
  ...ofTheDocument,
  ...middleChapters,
  ...betweenDepartments,
  ...lastChapters,
}
const carried = Object.keys(trials).filter(isClauseId)

describe('the register', () => {
  it('has 73 provisions, each carried by a trial or named as still to come, and none as both', () => {
    expect(clauseIds).toHaveLength(73)
    expect([...carried, ...notYetCarried].sort()).toEqual([...clauseIds].sort())
  })

  it('has ever fewer that are still to come', () => {
    expect(notYetCarried.length).toBeLessThanOrEqual(mostNotYetCarried)
  })
})

describe.each(clauseIds.filter((id) => trials[id] !== undefined))('clause %s', (id: ClauseId) => {
  it(`is ${clauses[id].kind}: ${clauses[id].says}`, async () => {
    await trials[id]?.()
  })
})
