/** Does a count from 0 have every number once, in order? What is missing is told at the end, since it may yet come too late. */

/** Takes numbers as they come. */
export interface OrderCheck {
  readonly add: (number: number) => 'inserted' | 'reordered' | undefined
  /** The first number of each gap that is left. */
  readonly gaps: () => readonly number[]
}

/** Starts a check. It keeps the gaps alone, and what came too late for one. */
export const createOrderCheck = (): OrderCheck => {
  const gaps: Gap[] = []
  let expected = 0
  return {
    add: (number) => {
      if (number >= expected) {
        if (number > expected) gaps.push({ from: expected, until: number, late: new Set() })
        expected = number + 1
        return undefined
      }
      const gap = gapAt(gaps, number)
      if (gap === undefined || gap.late.has(number)) return 'inserted'
      gap.late.add(number)
      return 'reordered'
    },
    gaps: () =>
      gaps.flatMap(({ from, until, late }) => {
        if (late.size === until - from) return []
        let first = from
        while (late.has(first)) first += 1
        return [first]
      }),
  }
}

/** Numbers that were passed over, in the order of the numbers. */
interface Gap {
  readonly from: number
  readonly until: number
  readonly late: Set<number>
}

/** The gap that a number is in; the gaps are sorted, and there may be many. */
const gapAt = (gaps: readonly Gap[], number: number): Gap | undefined => {
  let [low, high] = [0, gaps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const gap = gaps[middle]
    if (gap !== undefined && gap.until <= number) low = middle + 1
    else high = middle
  }
  const found = gaps[low]
  return found !== undefined && found.from <= number ? found : undefined
}
