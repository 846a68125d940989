/** How does a text read when the values in it are masked? Each by the strategy of its kind; the rest stays as it is. */

import { maskValue } from '../mask/mask-value'
import { type MaskStyle, wholeMask } from '../mask/style'
import { findCandidates, planOf } from './find'
import type { MaskOptions } from './options'
import type { Candidate } from './scan-plan'

/**
 * The text with every value masked. A value that was found but that its strategy can't read is masked whole, as
 * `******`. Clause 5.4.3.
 *
 * @throws TutelaError `input/invalid` where an option isn't one
 *
 * @example
 * ```ts
 * maskText('电话 138 0013 8000，邮箱 li.lei@example.com') // '电话 138****8000，邮箱 l***@example.com'
 * ```
 */
export const maskText = (text: string, options: MaskOptions = {}): string => {
  const candidates = findCandidates(planOf(options), text)
  if (candidates.length === 0) return text
  const style = options.style ?? {}
  let masked = ''
  let from = 0
  for (const candidate of candidates) {
    masked += text.slice(from, candidate.start) + maskCandidate(text, candidate, style)
    from = candidate.end
  }
  return masked + text.slice(from)
}

/** The mask of what was found. A mask that isn't a text, or is the value itself, hides nothing: then all of it goes. */
export const maskCandidate = (text: string, candidate: Candidate, style: MaskStyle): string => {
  const { recogniser, start, end } = candidate
  const value = candidate.value ?? text.slice(start, end)
  const { mask = recogniser.kind } = recogniser
  const masked = typeof mask === 'string' ? maskValue(mask, value, style) : mask(value, style)
  return typeof masked === 'string' && masked !== value ? masked : wholeMask(style)
}
