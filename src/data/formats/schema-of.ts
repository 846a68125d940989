/** How does an item of one's own get a format? As a zod schema by the format's name: a text in, its canonical form out. */

import type { z } from 'zod'
import { formatSchema } from './format'
import { type FormatName, formats } from './registry'

/**
 * The schema of a format; its issues say what is wrong and never hold the value.
 *
 * @example
 * ```ts
 * schemaOf('mobile').parse('+86 138 0013 8000') // '13800138000'
 * ```
 */
export const schemaOf = (name: FormatName): z.ZodString => formatSchema(formats[name])
