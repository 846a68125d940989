/** Does a count from 0 have every number once, in order? What is missing is told at the end, since it may yet come too late. */

/** Takes numbers as they come. */
export interface OrderCheck {
  readonly add: (number: number) => 'inserted' | 'reordered' | undefined
  /** The first number of each gap that is left. */
  readonly gaps: () => readonly number[]
}

/** Starts a check. It keeps the gaps alone. */
export const createOrderCheck = (): OrderCheck => {
  let expected = 0
  let gaps: readonly { readonly from: number; readonly until: number }[] = []
  return {
    add: (number) => {
      if (number >= expected) {
        if (number > expected) gaps = [...gaps, { from: expected, until: number }]
        expected = number + 1
        return undefined
      }
      const gap = gaps.find(({ from, until }) => from <= number && number < until)
      if (gap === undefined) return 'inserted'
      const parts = [
        { from: gap.from, until: number },
        { from: number + 1, until: gap.until },
      ]
      gaps = [...gaps.filter((each) => each !== gap), ...parts.filter(({ from, until }) => from < until)]
      return 'reordered'
    },
    gaps: () => gaps.map(({ from }) => from),
  }
}
