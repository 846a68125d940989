/**
 * How does anything that is logged become plain data without customer information? A copy, in which values of items are masked by
 * their key and every other text by its content. It logs nothing itself, and nothing makes it throw.
 */

import type { Json } from '../data/plain-json'
import { isGuarded } from '../mask/guarded'
import { maskValue } from '../mask/mask-value'
import { type MaskStyle, wholeMask } from '../mask/style'
import type { Policy } from '../policy/policy'
import { findMaskOf, maskOfText, type OwnKeys } from './key-masks'
import { keyOf, partsOf, shownName } from './parts'

/** What a redactor goes by. */
export interface LogRedactorOptions {
  readonly policy: Policy
  /** Keys of your own that are items, or that aren't. */
  readonly keys?: OwnKeys
  /** Masks what a text has in it: messages, stacks, values of any other key. Where absent, texts are masked by their key alone. */
  readonly text?: (text: string) => string
  readonly style?: MaskStyle
}

/** Makes plain data of what is logged. */
export interface LogRedactor {
  /** A copy of anything, masked; `key` is the one that it is logged under. */
  readonly value: (value: unknown, key?: string) => Json
  /** A text masked by its content. */
  readonly text: (text: string) => string
  /** Runs something in which what this redactor masked already passes again as it is. */
  readonly within: <A>(run: () => A) => A
}

/**
 * A redactor for log entries of any logger. Errors become their type, message, stack, cause and members; maps and sets lists; bytes
 * their number; guarded values their masks; cycles, what is deeper than 16 levels, what throws when read and what comes after
 * 10,000 parts a word in brackets. Where `text` throws, the text is masked whole. Clauses 4.2.3, 5.4.3.
 *
 * @example
 * ```ts
 * const redactor = createLogRedactor({ policy })
 * redactor.value({ phone: '13800138000', retries: 3 }) // { phone: '138****8000', retries: 3 }
 * ```
 */
export const createLogRedactor = (options: LogRedactorOptions): LogRedactor => {
  const { style = {} } = options
  const findMask = findMaskOf(options.policy, options.keys)
  let issued: Set<string> | undefined

  const text = (given: string): string => {
    if (options.text === undefined) return given
    try {
      const masked: unknown = options.text(given)
      return typeof masked === 'string' ? masked : wholeMask(style)
    } catch {
      return wholeMask(style) // what it threw may hold the text
    }
  }

  const byMask = (mask: Parameters<typeof maskOfText>[0], value: unknown): Json => {
    if (isIssued(issued, value)) return value
    const masked = maskValue(typeof value === 'object' ? mask : maskOfText(mask), value, style)
    issued?.add(JSON.stringify(masked))
    return masked
  }

  const value = (given: unknown, key = ''): Json => {
    let left = mostParts
    const above: object[] = []

    const copy = (part: unknown, parent: string, own: string): Json => {
      left -= 1
      if (left < 0) return '[more]'
      const mask = own === '' ? undefined : findMask(parent, own)
      if (mask !== undefined && mask !== 'none' && !isGuarded(part)) return byMask(mask, part)
      if (typeof part !== 'object' || part === null) return scalar(part)
      if (above.includes(part)) return '[circular]'
      if (above.length >= deepest) return '[deep]'
      above.push(part)
      try {
        return copyParts(part, parent, own)
      } catch {
        return '[unreadable]' // what it threw may hold a value
      } finally {
        above.pop()
      }
    }

    const scalar = (part: unknown): Json => {
      if (typeof part === 'string') return text(part)
      if (typeof part === 'number') return ofNumber(part)
      if (typeof part === 'boolean' || part === null || part === undefined) return part ?? null
      return text(typeof part === 'function' ? '[function]' : String(part))
    }

    /** A number may be a telephone number. */
    const ofNumber = (part: number): Json => {
      const written = String(part)
      const masked = text(written)
      return masked === written && Number.isFinite(part) ? part : masked
    }

    const copyParts = (part: object, parent: string, own: string): Json => {
      const parts = partsOf(part)
      switch (parts.kind) {
        case 'text':
          return text(parts.text)
        case 'instead':
          return copy(parts.value, parent, own)
        case 'list':
          return parts.values.map((inner) => copy(inner, parent, own))
        case 'pairs':
          return parts.pairs.map(([name, inner]) => [
            copy(name, '', ''),
            copy(inner, own, typeof name === 'string' ? name : ''),
          ])
        case 'members': {
          const members: Record<string, Json> = {}
          for (const name of parts.names)
            put(members, text(shownName(part, name)), copyMember(part, own, name))
          return members
        }
      }
    }

    const copyMember = (part: object, parent: string, name: string): Json => {
      try {
        return copy((part as Record<string, unknown>)[name], parent, keyOf(part, name))
      } catch {
        return '[unreadable]' // what a getter threw may hold a value
      }
    }

    return copy(given, '', key)
  }

  const within = <A>(run: () => A): A => {
    const before = issued
    issued = new Set()
    try {
      return run()
    } finally {
      issued = before
    }
  }
  return Object.freeze({ value, text, within })
}

const deepest = 16
const mostParts = 10_000

/** Plain data that a redactor itself made: masking it again would hide what may show. */
const isIssued = (issued: ReadonlySet<string> | undefined, value: unknown): value is Json => {
  if (issued === undefined || issued.size === 0) return false
  try {
    return issued.has(JSON.stringify(value))
  } catch {
    return false // no plain data, so it isn't the redactor's own
  }
}

const put = (members: Record<string, Json>, name: string, value: Json): void => {
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true })
}
