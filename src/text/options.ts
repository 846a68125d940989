/** What may a caller choose? Which kinds, how sure, recognisers of one's own, and how masks look. */

import { TutelaError } from '../core/error'
import type { MaskStyle } from '../mask/style'
import type { Recogniser } from './recogniser'
import { standardRecognisers } from './standard'

/** How values are looked for. What is left out has its default. */
export interface FindOptions {
  /** Only these kinds; all where absent. */
  readonly kinds?: readonly string[]
  /** Recognisers of one's own, besides the library's. */
  readonly recognisers?: readonly Recogniser[]
  /** 0 to 1; 0.5 where absent. Lower finds more, and more that is harmless. */
  readonly minimumConfidence?: number
}

/** How values are looked for and masked. */
export interface MaskOptions extends FindOptions {
  readonly style?: MaskStyle
}

/** The recognisers that a caller wants. */
export const recognisersOf = ({ kinds, recognisers = [] }: FindOptions): readonly Recogniser[] => {
  const all: readonly Recogniser[] = [...recognisers, ...standardRecognisers]
  if (kinds === undefined) return all
  const unknown = kinds.find((kind) => !all.some((one) => one.kind === kind))
  if (unknown !== undefined)
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'one of the kinds to find has no recogniser',
      remedy: 'name kinds of `textKinds` or of recognisers of your own',
    })
  return all.filter((one) => kinds.includes(one.kind))
}

/** From which confidence on a value counts. */
export const minimumOf = ({ minimumConfidence = 0.5 }: FindOptions): number => {
  if (minimumConfidence >= 0 && minimumConfidence <= 1) return minimumConfidence
  throw new TutelaError({
    kind: 'input/invalid',
    message: '`minimumConfidence` is no confidence',
    remedy: 'write a number from 0 to 1',
  })
}
