/** How do winston's logs stay free of customer information? By a format that goes first. It imports nothing of winston. */

import { createLogRedactor, type LogRedactorOptions } from './redactor'

/** An entry, as winston's formats take it. */
export interface WinstonEntry {
  level: string
  message: unknown
  [key: string | symbol]: unknown
}

/** A format of winston 3. */
export interface WinstonFormat {
  readonly transform: (entry: WinstonEntry) => WinstonEntry
}

const levelSign = Symbol.for('level')
const messageSign = Symbol.for('message')
const splatSign = Symbol.for('splat')

/**
 * A format that masks an entry: message, members, errors, and what `splat` would put into the message. Put it first in
 * `format.combine`; a text that another format made before it is replaced by the masked entry as JSON. Clauses 4.2.3, 5.4.3.
 *
 * @example
 * ```ts
 * winston.createLogger({ format: winston.format.combine(winstonRedaction({ policy }), winston.format.json()), silent: true })
 * ```
 */
export const winstonRedaction = (options: LogRedactorOptions): WinstonFormat => {
  const redactor = createLogRedactor(options)
  return {
    transform: (entry) => {
      const { level } = entry
      const copy = redactor.value(entry)
      const members =
        typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? copy : { message: copy }
      const masked: WinstonEntry = { message: '', ...members, level: redactor.text(String(level)) }
      masked[levelSign] = entry[levelSign] ?? level
      const splat = entry[splatSign]
      if (Array.isArray(splat)) masked[splatSign] = splat.map((part) => redactor.value(part))
      if (entry[messageSign] !== undefined) masked[messageSign] = JSON.stringify(masked)
      return masked
    },
  }
}
