/** How are values in free text found and masked? `tutela/text`. */

export { findInText } from './find'
export { maskText } from './mask'
export type { NumberRun } from './number-run'
export type { FindOptions, MaskOptions } from './options'
export {
  defineRecogniser,
  type Found,
  type MarkRecogniser,
  type NumberRecogniser,
  type PatternRecogniser,
  type Recogniser,
  type Span,
} from './recogniser'
export { standardRecognisers, type TextKind, textKinds } from './standard'
export { createTextMasker, type TextMasker, textMaskStream } from './stream'
