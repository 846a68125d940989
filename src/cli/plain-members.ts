/** What may a tree of another's making hold? Looked into without trusting its shape: a list or nothing, members or none. */

/** The members of whatever it is. */
export type Members = Readonly<Record<string, unknown>>

/** The list that a value is; an empty one of anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The members that a value has; none of what is no object. */
export const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? (value as Members) : {}
