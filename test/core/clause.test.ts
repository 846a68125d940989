import { describe, expect, it } from 'vitest'
import { clauseIds, clauses, isClauseId } from '../../src/core/clause'

describe('the register of clauses', () => {
  it('holds the 73 provisions of the policy, each named in both languages', () => {
    expect(clauseIds).toHaveLength(73)
    for (const id of clauseIds) expect(clauses[id].title.zh === '' || clauses[id].title.en === '').toBe(false)
  })
  it('refuses an id that it does not hold, names of the prototype included', () => {
    expect(isClauseId('9.9')).toBe(false)
    expect(isClauseId('constructor')).toBe(false)
  })
})
