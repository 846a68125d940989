/**
 * Has what a caller hands over the right shape? A cheap look where it can be told so, the whole schema where it can't; what has
 * another shape is refused as `input/invalid`. Each property is read once, into a copy, so that a getter can't answer twice.
 */

import type { z } from 'zod'
import { type Issue, TutelaError } from '../core/error'
import { endOfTime, type Instant } from '../core/instant'
import type { Actor } from '../data/actor'
import { type Evidence, evidence as evidenceShape } from '../data/evidence'
import { type EvidenceIndex, evidenceInside, indexOf, type Indexed, isIndexed } from '../check/evidence-index'
import type { PolicyTables } from '../policy/tables'

/** An index of what was given: itself where it is one of this policy, else a new one of the parsed evidence. */
export const indexGiven = (tables: PolicyTables, given: Evidence | EvidenceIndex): Indexed => {
  const marked = given as Partial<Indexed> // whatever it is, it is only asked for its mark
  try {
    if (isIndexed(marked, tables)) return marked
  } catch {
    // a hostile trap: it is no index, and the schema refuses it
  }
  const inside = safely(() => evidenceInside(given))
  return indexOf(tables, inside ?? parseShape(evidenceShape, given, 'evidence'))
}

/** Refuses what is no instant. */
export const checkInstant = (at: Instant): void => {
  if (!Number.isInteger(at) || at > endOfTime || at < -endOfTime)
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the instant of a decision is not an instant',
      remedy: 'give whole milliseconds since 1970 in UTC',
    })
}

/** The value in its shape, or the refusal; what a hostile getter throws is told as one more wrong shape. */
export const parseShape = <A>(shape: z.ZodType<A>, value: unknown, what: string): A => {
  const parsed = safely(() => shape.safeParse(value))
  if (parsed?.success === true) return parsed.data
  const issues: readonly Issue[] =
    parsed?.error.issues.map((issue) => ({
      code: issue.code,
      message: 'not of the right shape',
      remedy: 'give what its type says',
      where: { path: issue.path.map(String).join('.') },
    })) ?? []
  throw new TutelaError({
    kind: 'input/invalid',
    message: `the ${what} has not the right shape`,
    remedy: `give the ${what} as its type says`,
    issues,
  })
}

/** Reads with `read`; what can't be read is `undefined`, and the reader goes on to the whole schema, which tells. */
export const safely = <A>(read: () => A): A | undefined => {
  try {
    return read()
  } catch {
    return undefined // what was thrown may hold the value, so it isn't passed on
  }
}

/** A copy of an actor that is plainly one, known to the policy; `undefined` leaves the judgement to the schema. */
export const plainActor = (tables: PolicyTables, actor: Actor): Actor | undefined => {
  const { kind, id } = actor
  if (!isId(id)) return undefined
  if (kind === 'customer') return { kind, id }
  const { department, position } = actor
  return kind === 'staff' && tables.positionByName.get(position)?.department === department
    ? { kind, id, department, position }
    : undefined
}

/** A copy of a list of texts, `undefined` where it isn't plainly one. */
export const plainTexts = (texts: readonly string[], least: number): string[] | undefined => {
  if (!Array.isArray(texts)) return undefined
  const copy: string[] = []
  const count = texts.length
  for (let index = 0; index < count; index++) {
    const text: unknown = texts[index]
    if (!isText(text)) return undefined
    copy.push(text)
  }
  return copy.length < least ? undefined : copy
}

export const isText = (text: unknown): text is string => typeof text === 'string' && text.length <= 256

export const isId = (id: unknown): id is string => typeof id === 'string' && id.length > 0 && id.length <= 128
