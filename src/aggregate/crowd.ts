/** Who stands in a group? How many rows, which people, and which values of the columns that must vary; crowds merge into crowds. */

/** The rows of one group, without what they say. */
export interface Crowd {
  readonly rows: number
  readonly people: ReadonlySet<number>
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

export const nobody: Crowd = { rows: 0, people: new Set(), values: [] }

/** All of them together. A person in two of them is one person. */
export const mergeCrowds = (crowds: readonly Crowd[]): Crowd => {
  const [only] = crowds
  if (only === undefined) return nobody
  if (crowds.length === 1) return only
  return {
    rows: crowds.reduce((sum, { rows }) => sum + rows, 0),
    people: unionOf(crowds.map(({ people }) => people)),
    values: only.values.map((_, at) => unionOf(crowds.map(({ values }) => values[at] ?? new Set()))),
  }
}

/** May it be told? Larger crowds of the same people always may. */
export const isLarge = ({ people, values }: Crowd, { k, l }: Floor): boolean =>
  people.size >= k && values.every((seen) => seen.size >= l)

const unionOf = (sets: readonly ReadonlySet<number>[]): ReadonlySet<number> => {
  const union = new Set<number>()
  for (const set of sets) for (const member of set) union.add(member)
  return union
}
