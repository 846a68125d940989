/** Why is a value not of its item? A fixed text for each code, out of zod's issue; never the value, nor a key that may be one. */

import type { z } from 'zod'
import type { Localized } from '../core/locale'

/** What is wrong, for programs to switch on: `format/check` and the like come from the item's format. */
export type RefusalCode = keyof typeof texts | `format/${string}`

/** A value that was refused, alone. */
export interface Refusal {
  /** `category.field`; the category alone where the field isn't known, since an unknown name may be a value. */
  readonly item: string
  /** Where inside the value: indexes, and keys that the schema names; `*` for any other. */
  readonly path: readonly (string | number)[]
  readonly code: RefusalCode
  readonly message: Localized
}

/** A refusal with the fixed text of its code. */
export const refusal = (item: string, path: Refusal['path'], code: keyof typeof texts): Refusal => ({
  item,
  path,
  code,
  message: texts[code],
})

/** An issue of zod as a refusal; `known` are the keys that the item's schema names. */
export const toRefusal =
  (item: string, known: ReadonlySet<string>) =>
  (issue: z.core.$ZodIssue): Refusal => {
    const path = issue.path.map((part) =>
      typeof part === 'number' ? part : typeof part === 'string' && known.has(part) ? part : '*',
    )
    const format = issue.code === 'custom' ? formatFault(issue.params) : undefined
    return format === undefined
      ? refusal(item, path, codeOf(issue))
      : { item, path, code: `format/${format.code}`, message: format.message }
  }

/** Every key that a schema names, however deep; only these may be told. */
export const keysOf = (schema: z.core.$ZodType): ReadonlySet<string> => {
  const keys = new Set<string>()
  const seen = new Set<unknown>()
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    if ('_zod' in part && isInternals(part._zod)) walk(part._zod.def)
    else {
      if ('shape' in part && typeof part.shape === 'object' && part.shape !== null)
        for (const key of Object.keys(part.shape)) keys.add(key)
      Object.values(part).forEach(walk)
    }
  }
  walk(schema)
  return keys
}

const isInternals = (part: unknown): part is { readonly def: unknown } =>
  typeof part === 'object' && part !== null && 'def' in part

const codeOf = (issue: z.core.$ZodIssue): keyof typeof texts => codes.get(issue.code) ?? 'rule'

const codes: ReadonlyMap<string, keyof typeof texts> = new Map([
  ['invalid_type', 'kind'],
  ['too_small', 'small'],
  ['too_big', 'big'],
  ['invalid_format', 'spelling'],
  ['invalid_value', 'choice'],
  ['invalid_union', 'choice'],
  ['unrecognized_keys', 'member'],
  ['invalid_key', 'member'],
])

/** The issue that a format's schema left in `params`; formats freeze their texts, so nobody put a value in later. */
const formatFault = (
  params: Readonly<Record<string, unknown>> | undefined,
): { readonly code: string; readonly message: Localized } | undefined => {
  const { code, message } = params ?? {}
  return typeof code === 'string' && isLocalized(message) && Object.isFrozen(message)
    ? { code, message }
    : undefined
}

const isLocalized = (text: unknown): text is Localized =>
  typeof text === 'object' &&
  text !== null &&
  'en' in text &&
  'zh' in text &&
  typeof text.en === 'string' &&
  typeof text.zh === 'string'

const texts = {
  unknown: {
    en: 'the category has no such item; name one that it has',
    zh: '该类别没有此信息项；请使用已有的信息项',
  },
  plain: {
    en: 'the value is not plain JSON data; give it as such',
    zh: '该值不是纯 JSON 数据；请改为纯数据',
  },
  kind: {
    en: 'a part is missing or of the wrong kind; compare it with the schema',
    zh: '有部分缺失或类型不对；请对照结构',
  },
  small: { en: 'it is too short, too few or too small; give more', zh: '过短、过少或过小；请补足' },
  big: { en: 'it is too long, too many or too large; give less', zh: '过长、过多或过大；请缩减' },
  spelling: {
    en: 'it is not spelled as this item is; compare it with the schema',
    zh: '写法不对；请对照结构',
  },
  choice: {
    en: 'it is none of the values that it can have; choose one of them',
    zh: '不在可选值之内；请选用其一',
  },
  member: {
    en: 'it holds a part that this item does not have; leave it out',
    zh: '含有此信息项没有的部分；请去掉',
  },
  rule: {
    en: 'it breaks a rule of this item; compare it with the source',
    zh: '不符合此信息项的规则；请与来源核对',
  },
} as const satisfies Readonly<Record<string, Localized>>
