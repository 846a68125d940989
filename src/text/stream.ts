/**
 * How is a text masked that comes in pieces, or is too long to hold? Pieces in, masked pieces out, with a few thousand characters
 * held back; the pieces together read as `maskText` of the whole would.
 */

import { byPlace, type Choice, choose } from './choose'
import { planOf } from './find'
import { maskCandidate } from './mask'
import type { MaskOptions } from './options'
import { reach } from './recogniser'
import { scan } from './scan'
import { type Candidate, scanStart } from './scan-plan'

/** Masks a text piece by piece. */
export interface TextMasker {
  /** Takes the next piece, of any length; gives what is certain by now, masked, which may be nothing. */
  readonly push: (piece: string) => string
  /** Ends the text and gives the rest. Afterwards the masker is as new. */
  readonly flush: () => string
}

/**
 * A masker for pieces. It holds back at most the last piece and 4,096 code units, whatever the length of the text; a
 * value that is cut by the border of two pieces is found as if it weren't.
 *
 * @throws TutelaError `input/invalid` where an option isn't one
 *
 * @example
 * ```ts
 * const masker = createTextMasker()
 * const masked = masker.push('电话 1380013') + masker.push('8000') + masker.flush() // '电话 138****8000'
 * ```
 */
export const createTextMasker = (options: MaskOptions = {}): TextMasker => {
  const plan = planOf(options)
  const style = options.style ?? {}
  let text = ''
  let state = scanStart(plan)
  let found: Candidate[] = []
  let choice: Choice = { pending: undefined }
  /** Up to here the text has been given out. */
  let given = 0

  const give = (candidate: Candidate): string => {
    const masked = text.slice(given, candidate.start) + maskCandidate(text, candidate, style)
    given = candidate.end
    return masked
  }

  /** Decides everything that begins before `known`, and gives it out. */
  const advance = (limit: number, known: number): string => {
    scan(plan, state, text, limit, found)
    found.sort(byPlace)
    let masked = ''
    let count = 0
    for (const next of found) {
      if (next.start >= known) break
      count++
      const done = choose(choice, next)
      if (done !== undefined) masked += give(done)
    }
    found = found.slice(count)
    if (choice.pending !== undefined && choice.pending.end <= known) {
      masked += give(choice.pending)
      choice = { pending: undefined }
    }
    const until = Math.min(known, choice.pending?.start ?? known)
    if (until > given) {
      masked += text.slice(given, until)
      given = until
    }
    return masked
  }

  /** Forgets what nobody looks at any more. */
  const forget = (): void => {
    const cut = Math.max(0, Math.min(given, state.numbers, ...state.marks, ...state.patterns) - reach)
    if (cut === 0) return
    text = text.slice(cut)
    given -= cut
    state = {
      numbers: state.numbers - cut,
      floor: Math.max(0, state.floor - cut),
      wide: Math.max(0, state.wide - cut),
      marks: state.marks.map((at) => at - cut),
      patterns: state.patterns.map((at) => at - cut),
    }
    found = found.map((one) => moved(one, cut))
    if (choice.pending !== undefined) choice = { pending: moved(choice.pending, cut) }
  }

  return {
    push: (piece) => {
      text += piece
      const limit = text.length - reach
      if (limit <= 0) return ''
      const masked = advance(limit, Math.max(given, limit - reach))
      forget()
      return masked
    },
    flush: () => {
      const masked = advance(text.length, text.length)
      const rest = choice.pending === undefined ? '' : give(choice.pending)
      const end = text.slice(given)
      text = ''
      state = scanStart(plan)
      found = []
      choice = { pending: undefined }
      given = 0
      return masked + rest + end
    },
  }
}

const moved = (candidate: Candidate, by: number): Candidate => ({
  ...candidate,
  start: candidate.start - by,
  end: candidate.end - by,
})

/**
 * The same as a stream of the web platform.
 *
 * @throws TutelaError `input/invalid` where an option isn't one
 *
 * @example
 * ```ts
 * const masked = new Blob(['call 13800138000']).stream().pipeThrough(new TextDecoderStream()).pipeThrough(textMaskStream())
 * await new Response(masked.pipeThrough(new TextEncoderStream())).text() // 'call 138****8000'
 * ```
 */
export const textMaskStream = (options: MaskOptions = {}): TransformStream<string, string> => {
  const masker = createTextMasker(options)
  const send = (text: string, controller: TransformStreamDefaultController<string>): void => {
    if (text !== '') controller.enqueue(text)
  }
  return new TransformStream<string, string>({
    transform: (piece, controller) => send(masker.push(piece), controller),
    flush: (controller) => send(masker.flush(), controller),
  })
}
