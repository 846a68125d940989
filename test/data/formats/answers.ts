/** How is the answer of a format written in a test? Its canonical text, or `no: ` and the code of the refusal. */

import { either as E } from 'fp-ts'
import type { Format } from '../../../src/data/formats/format'

/** `answer(mobile)('1')` is `'no: length'`. */
export const answer =
  (format: Format) =>
  (text: string): string =>
    E.match(
      (issue: { readonly code: string }) => `no: ${issue.code}`,
      (canonical: string) => canonical,
    )(format.parse(text))

/** Every text that differs from this one in a single character of the alphabet. */
export const substitutions = (text: string, alphabet: string): readonly string[] =>
  [...text].flatMap((character, at) =>
    [...alphabet]
      .filter((other) => other !== character)
      .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  )

/** Every text in which two different neighbours have changed places. */
export const transpositions = (text: string): readonly string[] =>
  [...text]
    .map((_, at) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2))
    .slice(0, -1)
    .filter((other) => other !== text)
