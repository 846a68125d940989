/**
 * Where in a text is something worth a look, and what do the recognisers find there? Numbers are sampled, marks are found by the
 * platform's own search; both can stop and go on, so a text may come in pieces.
 */

import { type PatternRecogniser, reach } from './recogniser'
import { scanNumbers } from './scan-numbers'
import type { Candidate, Placed, ScanPlan, ScanState } from './scan-plan'

/**
 * Looks at everything that begins before `limit` and hands on what is found, with each part of the scan in the order of
 * the text. What begins there is read up to `reach` code units on: unless the text ends with it, `limit` is that far
 * from the end.
 */
export const scan = (
  plan: ScanPlan,
  state: ScanState,
  text: string,
  limit: number,
  found: Candidate[],
): void => {
  let until = Math.min(state.numbers, ...state.marks)
  do {
    until = Math.min(limit, until + stretch)
    scanNumbers(plan, state, text, until, found)
    for (const [index, one] of plan.marks.entries())
      state.marks[index] = scanMark(one, state.marks[index] ?? 0, text, until, plan.minimum, found)
  } while (until < limit)
  plan.patterns.forEach((one, index) => {
    state.patterns[index] = scanPattern(one, state.patterns[index] ?? 0, text, limit, plan.minimum, found)
  })
}

/** A long text is looked at in stretches of so many code units, each by all: it stays in the processor's nearest memory. */
const stretch = 32_768

const scanMark = (
  { mark, readers }: ScanPlan['marks'][number],
  from: number,
  text: string,
  limit: number,
  minimum: number,
  found: Candidate[],
): number => {
  if (from >= limit) return from
  const part = text.slice(from, limit + mark.length - 1)
  for (let at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + mark.length))
    for (const { recogniser, order } of readers) {
      const one = recogniser.find(text, from + at)
      if (one !== undefined && one.confidence >= minimum) found.push({ ...one, recogniser, order })
    }
  return limit
}

const scanPattern = (
  { recogniser, order }: Placed<PatternRecogniser>,
  from: number,
  text: string,
  limit: number,
  minimum: number,
  found: Candidate[],
): number => {
  const { pattern, confidence, accepts } = recogniser
  if (confidence < minimum) return from
  pattern.lastIndex = from
  let next = from
  for (let match = pattern.exec(text); match !== null && match.index < limit; match = pattern.exec(text)) {
    const value = match[0]
    const end = match.index + value.length
    if (value.length > 0 && value.length <= reach && accepts?.(value) !== false)
      found.push({ start: match.index, end, confidence, recogniser, order })
    next = pattern.lastIndex = Math.max(end, match.index + 1)
  }
  return Math.max(next, limit)
}
