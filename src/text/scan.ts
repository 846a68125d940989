/**
 * Where in a text is something worth a look, and what do the recognisers find there? Numbers are sampled, marks are found by the
 * platform's own search; both can stop and go on, so a text may come in pieces.
 */

import { type MarkRecogniser, type PatternRecogniser, reach } from './recogniser'
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
  scanNumbers(plan, state, text, limit, found)
  plan.marks.forEach((one, index) => {
    state.marks[index] = scanMark(one, state.marks[index] ?? 0, text, limit, plan.minimum, found)
  })
  plan.patterns.forEach((one, index) => {
    state.patterns[index] = scanPattern(one, state.patterns[index] ?? 0, text, limit, plan.minimum, found)
  })
}

const scanMark = (
  { recogniser, mark, order }: Placed<MarkRecogniser> & { readonly mark: string },
  from: number,
  text: string,
  limit: number,
  minimum: number,
  found: Candidate[],
): number => {
  let at = text.indexOf(mark, from)
  while (at >= 0 && at < limit) {
    const one = recogniser.find(text, at)
    if (one !== undefined && one.confidence >= minimum) found.push({ ...one, recogniser, order })
    at = text.indexOf(mark, at + mark.length)
  }
  return at >= 0 ? at : Math.max(from, limit)
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
