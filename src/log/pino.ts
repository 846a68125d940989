/**
 * How do pino's logs stay free of customer information? Every argument is copied and masked before pino sees it, and every line once
 * more before it is written, so that bindings of children and mixins are masked too. It imports nothing of pino.
 */

import { createLogRedactor, type LogRedactor, type LogRedactorOptions } from './redactor'

/** What a redaction goes by. */
export interface PinoRedactionOptions extends LogRedactorOptions {
  /** Serializers of your own, by key: they get what was logged, and what they give is masked. Give them here and not to pino. */
  readonly serializers?: Readonly<Record<string, (value: unknown) => unknown>>
  /** As pino's option of that name. */
  readonly errorKey?: string
}

/** The part of pino's options that redacts. */
export interface PinoRedaction {
  readonly hooks: {
    readonly logMethod: (
      this: object,
      given: readonly unknown[],
      method: (...values: never[]) => void,
      level: number,
    ) => void
    readonly streamWrite: (line: string) => string
  }
  readonly formatters: { readonly log: (members: Record<string, unknown>) => Record<string, unknown> }
  readonly serializers: Readonly<Record<string, (value: unknown) => unknown>>
}

/**
 * Options for pino 9 and 10 that redact: `pino({ ...pinoRedaction({ policy }), level: 'info' })`. A line that can't be read is replaced.
 * Clauses 4.2.3, 5.4.3.
 *
 * @example
 * ```ts
 * // prints {"level":30,...,"mobileNo":"138****8000","msg":"called"}
 * const logger = pino(pinoRedaction({ policy, keys: { mobileNo: 'mobile' } }))
 * logger.info({ mobileNo: '13800138000' }, 'called')
 * ```
 */
export const pinoRedaction = (options: PinoRedactionOptions): PinoRedaction => {
  const redactor = createLogRedactor(options)
  const { serializers = {}, errorKey = 'err' } = options
  const first = (given: unknown): unknown => {
    if (typeof given !== 'object' || given === null) return redactor.value(given)
    const members = namedMembers(given, errorKey)
    if (members === undefined) return redactor.value(given)
    return redactor.value(
      Object.fromEntries(members.map(([name, value]) => [name, serialized(serializers, name, value)])),
    )
  }
  return {
    hooks: {
      logMethod([given, ...others], method) {
        // pino writes the line before this returns, so the line is inside, too
        redactor.within(() =>
          Reflect.apply(method, this, [first(given), ...others.map((other) => redactor.value(other))]),
        )
      },
      streamWrite: (line) => redactLine(redactor, line),
    },
    formatters: { log: (members) => redactedMembers(redactor, members) },
    // what comes to a serializer of pino is plain data already
    serializers: { [errorKey]: (value) => redactor.value(value, errorKey) },
  }
}

/** The top members of what is logged first, or undefined where it has none to serialize. */
const namedMembers = (
  given: object,
  errorKey: string,
): readonly (readonly [string, unknown])[] | undefined => {
  try {
    if (given instanceof Error) return [[errorKey, given]]
    if ('method' in given && 'headers' in given && 'socket' in given) return [['req', given]]
    if ('setHeader' in given && typeof given.setHeader === 'function') return [['res', given]]
    return Array.isArray(given) ? undefined : Object.keys(given).map((name) => [name, valueOf(given, name)])
  } catch {
    return undefined // the redactor says of it what can be said
  }
}

const valueOf = (given: object, name: string): unknown => {
  try {
    return (given as Record<string, unknown>)[name]
  } catch {
    return '[unreadable]' // what a getter threw may hold a value
  }
}

const serialized = (
  serializers: NonNullable<PinoRedactionOptions['serializers']>,
  name: string,
  value: unknown,
): unknown => {
  const serialize = Object.hasOwn(serializers, name) ? serializers[name] : undefined
  if (serialize === undefined) return value
  try {
    return serialize(value)
  } catch {
    return '[unreadable]' // what it threw may hold a value
  }
}

const redactedMembers = (redactor: LogRedactor, members: unknown): Record<string, unknown> => {
  const masked = redactor.value(members)
  return typeof masked === 'object' && masked !== null && !Array.isArray(masked)
    ? { ...masked }
    : { value: masked }
}

const redactLine = (redactor: LogRedactor, line: string): string => {
  try {
    const entry: unknown = JSON.parse(line)
    const masked = redactedMembers(redactor, entry)
    return `${JSON.stringify({ ...masked, ...ownNumbers(entry) })}\n`
  } catch {
    return '{"msg":"[a line that is no JSON]"}\n'
  }
}

/** What pino itself puts into a line: instants look like other numbers that are masked. */
const ownNumbers = (entry: unknown): Record<string, number> =>
  Object.fromEntries(
    Object.entries(entry ?? {}).filter(
      ([name, value]) => ['level', 'time', 'pid'].includes(name) && typeof value === 'number',
    ),
  )
