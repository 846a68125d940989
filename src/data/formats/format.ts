/** What is a format? A name, its source and one total parser to a canonical text; which formats there are stands in the registry. */

import { either as E } from 'fp-ts'
import { z } from 'zod'
import type { Localized } from '../../core/locale'
import { refusalsOf, type FormatCode, type FormatIssue } from './issue'

export type { FormatCode, FormatIssue } from './issue'

/** A real-world format of a text. */
export interface Format<Name extends string = string> {
  /** Kebab-case, as the items of a policy name it. */
  readonly name: Name
  readonly label: Localized
  /** The standard or numbering plan the check stands on. */
  readonly source: string
  /**
   * Normalises and checks, and gives the canonical text. Total: no text makes it throw; linear in the text's
   * length; a left is one of the format's fixed issues and never holds the value. More than 256 UTF-16 code
   * units are refused unread, with the code `length`.
   */
  readonly parse: (text: string) => E.Either<FormatIssue, string>
}

/** How a format is declared: `read` gives the canonical text or only the code of what is wrong. */
export interface FormatDefinition<Name extends string> {
  readonly name: Name
  readonly label: Localized
  readonly source: string
  /** Ends the sentence "write ...". */
  readonly expects: Localized
  readonly read: (text: string) => E.Either<FormatCode, string>
}

/** The longest text, in UTF-16 code units, that any format looks at. */
export const longestText = 256

/**
 * Declares a format; its refusals are made here once, which is why they can't hold a value.
 *
 * @example
 * ```ts
 * const badge = defineFormat({
 *   name: 'badge',
 *   label: { en: 'badge', zh: '工牌号' },
 *   source: 'house rule',
 *   expects: { en: '4 digits', zh: '4 位数字' },
 *   read: (text) => (/^[0-9]{4}$/.test(text) ? E.right(text) : E.left('characters')),
 * })
 * badge.parse('0042') // right('0042')
 * ```
 */
export const defineFormat = <const Name extends string>(definition: FormatDefinition<Name>): Format<Name> => {
  const { name, label, source, expects, read } = definition
  const refusals = refusalsOf(label, expects)
  return Object.freeze({
    name,
    label: Object.freeze(label),
    source,
    parse: (text: string): E.Either<FormatIssue, string> => {
      if (text.length > longestText) return refusals.length
      const result = read(text)
      return E.isLeft(result) ? refusals[result.left] : result
    },
  })
}

/**
 * A format as a zod schema: a string in, its canonical form out. An issue's message is the English text; its
 * `params` hold the format's name, the code and the text in both languages, and its input is never reported.
 * In JSON Schema it is a string with `format` set to the format's name.
 *
 * @example
 * ```ts
 * formatSchema(mobile).parse('+86 138 0013 8000') // '13800138000'
 * ```
 */
export const formatSchema = (format: Format): z.ZodString =>
  z
    .string()
    .check((payload) => {
      const result = format.parse(payload.value)
      if (E.isRight(result)) payload.value = result.right
      else
        payload.issues.push({
          code: 'custom',
          // Not the value: zod hands `input` on to whoever asks for reported inputs.
          input: undefined,
          message: result.left.message.en,
          params: { format: format.name, code: result.left.code, message: result.left.message },
        })
    })
    .meta({ format: format.name })
