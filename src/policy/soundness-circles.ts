/** Do purposes serve each other in a circle? `compatibleWith` is the one member by which a rule can lead back to itself. */

import type { Json } from '../data/plain-json'
import { membersOf } from './merge'
import type { Problem } from './soundness-problem'

/**
 * Each purpose on a circle. Information collected for one would serve them all, and 5.4.2 would hold for none: they are
 * one purpose, and are to be declared as one.
 */
export const circleProblems = (purposes: Json | undefined): readonly Problem[] => {
  const edges = new Map(
    Object.entries(membersOf(purposes)).map(([name, rule]) => [
      name,
      textsOf(membersOf(rule)['compatibleWith']),
    ]),
  )
  const onward = withoutEnds(edges)
  const circles = withoutEnds(reversed(onward))
  return [...circles.keys()].toSorted().map((name) => ({
    code: 'purpose/circle',
    path: ['purposes', name, 'compatibleWith'],
    message: 'purposes that are compatible in a circle are one purpose (5.4.2)',
    remedy: 'take one of them out of the list of another, or make them one',
  }))
}

type Edges = ReadonlyMap<string, readonly string[]>

/** What is left when whatever leads nowhere is taken away, again and again: each one leads to a circle. */
const withoutEnds = (edges: Edges): Edges => {
  const back = reversed(edges)
  const left = new Map([...edges].map(([name, next]) => [name, next.filter((one) => edges.has(one)).length]))
  const ends = [...left.keys()].filter((name) => left.get(name) === 0)
  // grows while it is read
  for (const end of ends) {
    left.delete(end)
    for (const before of back.get(end) ?? []) {
      const count = (left.get(before) ?? 1) - 1
      left.set(before, count)
      if (count === 0) ends.push(before)
    }
  }
  return new Map(
    [...edges]
      .filter(([name]) => left.has(name))
      .map(([name, next]) => [name, next.filter((one) => left.has(one))]),
  )
}

const reversed = (edges: Edges): Edges => {
  const back = new Map<string, string[]>([...edges.keys()].map((name) => [name, []]))
  for (const [name, next] of edges) for (const one of next) back.get(one)?.push(name)
  return back
}

const textsOf = (list: Json | undefined): readonly string[] =>
  Array.isArray(list) ? list.filter((element) => typeof element === 'string') : []
