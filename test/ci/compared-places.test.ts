/** Is there a member of a policy that no comparison reads? A new one must be compared, or told here why not. */

import { describe, expect, it } from 'vitest'
import { comparedPlaces } from '../../src/ci/rule-changes'
import { policyDocument } from '../../src/data/policy'
import { z } from 'zod'

/** Read by the combinations of names. */
const inCombinations = [
  'positions.*.grants.purposes',
  'positions.*.grants.items',
  'positions.*.grants.view',
  'positions.*.collects.channels',
  'positions.*.collects.items',
  'items.*.view',
  'purposes.*.needs',
  'purposes.*.view',
  'purposes.*.aggregateOnly',
  'recipients.*.country',
]

/** Texts for people, what nothing is decided by, and a word whose effect stands in members of its own. */
const notCompared = ['version', 'log.at', 'log.by', 'log.reason', 'log.changes', 'channels.*.kind']

/** The members of a schema, `*` for every name. */
const placesIn = (shape: unknown, path: readonly string[]): readonly string[] => {
  if (shape instanceof z.ZodOptional) return placesIn(shape.unwrap(), path)
  if (shape instanceof z.ZodArray && shape.element instanceof z.ZodObject)
    return placesIn(shape.element, path)
  if (shape instanceof z.ZodRecord) return placesIn(shape.valueType, [...path, '*'])
  if (shape instanceof z.ZodDiscriminatedUnion)
    return [...new Set(shape.options.flatMap((option: unknown) => placesIn(option, path)))]
  if (!(shape instanceof z.ZodObject)) return [path.join('.')]
  return Object.entries(shape.shape).flatMap(([name, part]) => placesIn(part, [...path, name]))
}

describe('a comparison of policies', () => {
  it('reads every member of a policy but labels and what is told here', () => {
    const isRead = (place: string): boolean =>
      [...comparedPlaces, ...inCombinations, ...notCompared].some(
        (known) => place === known || place.startsWith(`${known}.`),
      )
    const places = placesIn(policyDocument, [])
    expect(places.length).toBeGreaterThan(40)
    const unread = places.filter((place) => !/\.label\.(?:en|zh)$/.test(place) && !isRead(place))
    expect(unread).toEqual([])
    for (const known of [...inCombinations, ...notCompared]) expect(places).toContain(known)
  })
})
