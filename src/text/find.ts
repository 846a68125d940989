/** Where in a text are values that tell about somebody? Their places, kinds and how sure it is; nothing is masked here. */

import { byPlace, type Choice, choose } from './choose'
import { type FindOptions, minimumOf, recognisersOf } from './options'
import type { Span } from './recogniser'
import { scan } from './scan'
import { type Candidate, planScan, type ScanPlan, scanStart } from './scan-plan'

let standardPlan: ScanPlan | undefined

/** The plan for what a caller wants; that for no wishes is made once. */
export const planOf = (options: FindOptions): ScanPlan => {
  const isStandard =
    options.kinds === undefined &&
    options.recognisers === undefined &&
    options.minimumConfidence === undefined
  if (!isStandard) return planScan(recognisersOf(options), minimumOf(options))
  return (standardPlan ??= planScan(recognisersOf({}), minimumOf({})))
}

/** Everything that counts, in the order of the text, without overlaps. */
export const findCandidates = (plan: ScanPlan, text: string): readonly Candidate[] => {
  const found: Candidate[] = []
  scan(plan, scanStart(plan), text, text.length, found)
  if (found.length < 2) return found
  found.sort(byPlace)
  const choice: Choice = { pending: undefined }
  const chosen: Candidate[] = []
  for (const next of found) {
    const done = choose(choice, next)
    if (done !== undefined) chosen.push(done)
  }
  if (choice.pending !== undefined) chosen.push(choice.pending)
  return chosen
}

/**
 * Finds telephone numbers, e-mail addresses, identity documents, cards, plates, codes, addresses, IP addresses and
 * addresses of the web with credentials in a text of Chinese and English, however they are spelled: full width, with
 * spaces and signs inside, in Chinese or other digits. Spans are in the order of the text and don't overlap; positions
 * are UTF-16 code units. Linear in the length of the text. Clause 5.4.3.
 *
 * @throws TutelaError `input/invalid` where an option isn't one
 *
 * @example
 * ```ts
 * findInText('电话 138 0013 8000') // [{ start: 3, end: 16, kind: 'mobile', confidence: 0.98 }]
 * ```
 */
export const findInText = (text: string, options: FindOptions = {}): readonly Span[] =>
  findCandidates(planOf(options), text).map(({ start, end, confidence, recogniser }) => ({
    start,
    end,
    kind: recogniser.kind,
    confidence,
  }))
