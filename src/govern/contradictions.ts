/**
 * Which values about one person can't all be true? A day of birth that the resident id denies, two days of birth, two numbers of one
 * document that a person has once. It gives names of items, and no value.
 */

import { either as E } from 'fp-ts'
import { readResidentId } from '../data/formats/resident-id'
import { membersOf } from '../policy/merge'
import type { RecordValues } from '../vault/record-row'

/** What one record says that a person has once, as hashes would: texts by what they are about. */
export type Claims = ReadonlyMap<string, string>

/** The claims of a record of basic information, and whether it contradicts itself. */
export const claimsOf = (
  values: RecordValues,
): { readonly claims: Claims; readonly own: readonly string[] } => {
  const claims = new Map<string, string>()
  const own = new Set<string>()
  const claim = (about: string, text: string): void => {
    const before = claims.get(about)
    if (before !== undefined && before !== text) own.add(itemOf(about))
    claims.set(about, text)
  }
  if (typeof values.birthDate === 'string') claim('birthDate', values.birthDate)
  for (const document of Array.isArray(values.identity) ? values.identity : []) {
    const { kind, number } = membersOf(document)
    if (kind !== 'resident-id' || typeof number !== 'string') continue
    claim('identity', number)
    const read = readResidentId(number)
    if (E.isRight(read)) claim('birthDate', read.right.birthDate)
  }
  return { claims, own: [...own] }
}

/** The items of which two records of one customer claim different things. */
export const contradicted = (left: Claims, right: Claims): readonly string[] =>
  [...left].flatMap(([about, text]) => {
    const other = right.get(about)
    return other === undefined || other === text ? [] : [itemOf(about)]
  })

const itemOf = (about: string): string => `basic.${about}`
