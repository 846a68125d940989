/** Is a diff of two policies all of it, and nothing else? Held against brute force over the decisions themselves. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffPolicies, type PolicyChange } from '../../src/ci/diff'
import { namesOfBoth } from '../../src/ci/names-of-both'
import { type Combination, findWitness } from '../../src/ci/witness'
import { definePolicy } from '../../src/policy/define'
import type { Policy } from '../../src/policy/policy'
import { standardPolicy } from '../../src/policy/standard'
import { on } from '../model/scenario'
import { changeNames, documentChanges, newDocument, policyOf } from './policy-changes'

const at = on(5)
const soak = Number(process.env['TUTELA_SOAK'] ?? 0)
const runs = soak > 0 ? Math.min(2000, soak / 500) : 40

/** Two policies that differ by a few changes, and some combinations of their names. */
const pairs = fc.record({
  changes: fc.array(fc.tuple(fc.constantFrom(...changeNames), fc.nat(100), fc.nat(100)), { maxLength: 3 }),
  picks: fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 }),
})

const changed = (changes: readonly (readonly [string, number, number])[]): Policy => {
  const document = newDocument()
  for (const [name, n, m] of changes) documentChanges[name]?.(document, n, m)
  return policyOf(document)
}

const combinationsOf = (base: Policy, head: Policy): readonly Combination[] => {
  const names = namesOfBoth(base, head)
  return names.actors.flatMap((actor) =>
    names.purposes.flatMap((purpose) =>
      names.items.flatMap((item): Combination[] => [
        { action: 'use', actor, purpose, item, through: undefined },
        ...names.recipients.map((through) => ({ action: 'share' as const, actor, purpose, item, through })),
        ...names.channels.map((through) => ({ action: 'collect' as const, actor, purpose, item, through })),
      ]),
    ),
  )
}

const holds = (change: PolicyChange, one: Combination): boolean =>
  change.kind === 'combinations' &&
  change.action === one.action &&
  change.actors.includes(one.actor) &&
  change.purposes.includes(one.purpose) &&
  change.items.includes(one.item) &&
  (one.through === undefined || change.through.includes(one.through))

/** May a rule at this place bear on the combination? One that stands under another name of its kind may not. */
const concerns = (path: readonly string[], { actor, purpose, item, through }: Combination): boolean => {
  const [section = '', name = ''] = path
  if (section === 'purposes') return name === purpose || path[2] !== 'archive'
  if (section === 'items') return name === item
  if (section === 'categories') return item.startsWith(`${name}.`)
  if (section === 'channels') return name === through || through === undefined
  return section !== 'positions' || name === actor || path[2] === 'responsible'
}

describe('the diff of two policies', () => {
  it('tells of every combination that brute force finds to be decided otherwise', () => {
    let differing = 0
    let inGroups = 0
    fc.assert(
      fc.property(pairs, ({ changes, picks }) => {
        const [base, head] = [policyOf(newDocument()), changed(changes)]
        const all = combinationsOf(base, head)
        const { changes: told } = diffPolicies(base, head, at)
        for (const pick of picks) {
          const one = all[pick % all.length]
          if (one === undefined || findWitness(base, head, one, at) === undefined) continue
          differing += 1
          const isTold = told.some((change) => holds(change, one))
          if (isTold) inGroups += 1
          expect(isTold || told.some((change) => change.kind === 'rule' && concerns(change.path, one))).toBe(
            true,
          )
        }
      }),
      { numRuns: runs, seed: 7 },
    )
    expect(inGroups).toBeGreaterThan(runs / 4)
    expect(differing - inGroups).toBeGreaterThan(runs / 4)
  })

  it('tells of no combination that no request shows: each has a witness, the last of a group as the first', () => {
    let groups = 0
    fc.assert(
      fc.property(pairs, ({ changes }) => {
        const [base, head] = [policyOf(newDocument()), changed(changes)]
        for (const change of diffPolicies(base, head, at).changes.slice(0, 12)) {
          if (change.kind !== 'combinations') continue
          groups += 1
          expect(change.witness).toBeDefined()
          const last = {
            action: change.action,
            actor: change.actors.at(-1) ?? '',
            purpose: change.purposes.at(-1) ?? '',
            item: change.items.at(-1) ?? '',
            through: change.through.at(-1),
          }
          expect([last, findWitness(base, head, last, at)?.situation]).toEqual([last, expect.any(String)])
        }
      }),
      { numRuns: runs, seed: 8 },
    )
    expect(groups).toBeGreaterThan(runs / 2)
  })

  it('goes the other way when the policies change places', () => {
    const mirrored = { widened: 'narrowed', narrowed: 'widened', changed: 'changed' } as const
    fc.assert(
      fc.property(pairs, ({ changes }) => {
        const [base, head] = [policyOf(newDocument()), changed(changes)]
        const [there, back] = [diffPolicies(base, head, at), diffPolicies(head, base, at)]
        expect(back.changes.length).toBe(there.changes.length)
        for (const direction of ['widened', 'narrowed', 'changed'] as const)
          expect(back.counts[direction]).toBe(there.counts[mirrored[direction]])
      }),
      { numRuns: runs, seed: 9 },
    )
  })

  it('is empty for the same policy, whatever the order of its names and lists', () => {
    const shuffled = newDocument()
    shuffled.items = Object.fromEntries(Object.entries(shuffled.items).toReversed())
    for (const purpose of Object.values(shuffled.purposes)) purpose.needs.reverse()
    shuffled.languages.reverse()
    expect(diffPolicies(policyOf(newDocument()), policyOf(shuffled), at).changes).toEqual([])
  })

  it('counts no change that the newer policy answers for', () => {
    const parameters = { organization: 'Acme', transactionYears: 5 }
    const base = definePolicy(standardPolicy(parameters))
    const change = { training: 'warn' } as const
    const [only] = diffPolicies(base, definePolicy(standardPolicy(parameters), change), at).changes
    expect(only).toMatchObject({ kind: 'rule', direction: 'widened', path: ['training'], clauses: ['7.1.2'] })
    const entry = { at, by: 'supervisor', reason: 'the academy moves', changes: [only?.fingerprint ?? ''] }
    const answered = definePolicy(standardPolicy(parameters), { ...change, log: [entry] })
    const { changes, counts } = diffPolicies(base, answered, at)
    expect(changes.map(({ acknowledged }) => acknowledged)).toEqual(['the academy moves'])
    expect(counts).toEqual({ widened: 0, narrowed: 0, changed: 0 })
  })

  it('folds a change of many names into one group of exactly these', () => {
    const head = newDocument()
    for (const item of Object.values(head.items)) item.sensitivity = 'sensitive'
    const groups = diffPolicies(policyOf(newDocument()), policyOf(head), at).changes.filter(
      (change) => change.kind === 'combinations' && change.action === 'collect',
    )
    expect(groups).toHaveLength(2)
    expect(groups[0]).toMatchObject({
      direction: 'narrowed',
      purposes: ['care', 'plan', 'sell'],
      items: ['a.x', 'b.x', 'c.x'],
    })
  })
})
