/** Who stands in a group? How many rows, which people, and which values of the columns that must vary; crowds merge into crowds. */

/** The rows of one group, without what they say. */
export interface Crowd {
  readonly rows: number
  /** Absent where each row is somebody else. */
  readonly people?: ReadonlySet<number> | undefined
  /** By sensitive column: which values there are, by number. */
  readonly values: readonly ReadonlySet<number>[]
}

/** When is a crowd large enough to be told? */
export interface Floor {
  /** The fewest people. */
  readonly k: number
  /** The fewest values of each sensitive column. */
  readonly l: number
}

export const nobody: Crowd = { rows: 0, values: [] }

/** All of them together. A person in two of them is one person. */
export const mergeCrowds = (crowds: readonly Crowd[]): Crowd => {
  const [only] = crowds
  if (only === undefined) return nobody
  if (crowds.length === 1) return only
  return {
    rows: crowds.reduce((sum, { rows }) => sum + rows, 0),
    people: only.people && unionOf(crowds.map(({ people }) => people)),
    values: only.values.map((_, at) => unionOf(crowds.map(({ values }) => values[at]))),
  }
}

/** May it be told? Larger crowds of the same people always may. */
export const isLarge = (crowd: Crowd, { k, l }: Floor): boolean =>
  peopleOf(crowd) >= k && crowd.values.every((seen) => seen.size >= l)

/** How many people they are. */
export const peopleOf = ({ rows, people }: Crowd): number => people?.size ?? rows

const unionOf = (sets: readonly (ReadonlySet<number> | undefined)[]): ReadonlySet<number> => {
  const union = new Set<number>()
  for (const set of sets) for (const member of set ?? []) union.add(member)
  return union
}
