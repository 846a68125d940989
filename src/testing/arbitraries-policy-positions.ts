/** What may the positions of a random policy do? A worker, a clerk, two who may approve, and one who inspects. */

import * as fc from 'fast-check'
import type { PositionRule } from '../data/policy'
import { dense, mostly, often, oneOf } from './arbitraries-chances'
import { words } from './arbitraries-policy-parts'

/** What positions can name. */
export interface Nameable {
  readonly purposes: readonly string[]
  readonly patterns: readonly string[]
  readonly channels: readonly string[]
}

const label = { en: 'label', zh: '名称' }

/** Everything, or what stands at some of the places of a list whose length nobody knows yet. */
const places = often(undefined, fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }))

const grantDraft = fc.record({
  purposes: places,
  items: places,
  view: often(undefined, oneOf('plain' as const, 'masked' as const, 'pseudonym' as const)),
})

const collectDraft = fc.record({ channels: places, items: places })

const positionDraft = fc.record({
  department: oneOf(...words.departments),
  grants: fc.array(grantDraft, { minLength: 1, maxLength: 3 }),
  collects: fc.array(collectDraft, { minLength: 1, maxLength: 2 }),
  applies: fc.boolean(),
})

/** Drafts that become positions once it is known what they can name. */
export const positionDrafts: fc.Arbitrary<(nameable: Nameable) => Readonly<Record<string, PositionRule>>> = fc
  .record({
    drafts: fc.array(positionDraft, { minLength: 2, maxLength: 2 }),
    worker: often('red', oneOf(...words.departments)),
    approvers: fc.tuple(often('red', oneOf(...words.departments)), oneOf(...words.departments)),
    responsible: mostly(true, fc.constant(false)),
  })
  .map(({ drafts, worker, approvers, responsible }) => (nameable) => {
    const approver = (department: string): PositionRule =>
      dense({ label, department, responsible: responsible ? true : undefined, grants: [], collects: [] })
    const users = drafts.map(
      ({ department, grants, collects, applies }, place): PositionRule => ({
        label,
        department: place === 0 ? worker : department,
        applies,
        grants: grants.map(({ purposes, items, view }) =>
          dense({
            purposes: at(nameable.purposes, purposes),
            items: patterns(nameable.patterns, items),
            view,
          }),
        ),
        collects: collects.map(({ channels, items }) => ({
          channels: at(nameable.channels, channels),
          items: patterns(nameable.patterns, items),
        })),
      }),
    )
    return {
      ...Object.fromEntries(users.map((rule, place) => [words.positions[place] ?? 'worker', rule])),
      boss: approver(approvers[0]),
      chief: approver(approvers[1]),
      inspector: { label, department: 'green', grants: [], collects: [] },
    }
  })

const at = (list: readonly string[], chosen: readonly number[] | undefined): string[] =>
  chosen === undefined ? [...list] : [...new Set(chosen.flatMap((place) => list[place % list.length] ?? []))]

/** All categories, or some patterns and items. */
const patterns = (list: readonly string[], chosen: readonly number[] | undefined): string[] =>
  chosen === undefined ? list.filter((pattern) => pattern.endsWith('.*')) : at(list, chosen)
