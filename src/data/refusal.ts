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
  unknown: { en: 'the category has no such item; use one that it has', zh: '该类别无此信息项；请用已有的' },
  plain: { en: 'not plain JSON; give plain data', zh: '不是纯 JSON；请给纯数据' },
  kind: { en: 'missing or of the wrong kind; compare it with the schema', zh: '缺失或类型不对；请对照结构' },
  small: { en: 'too short, few or small; give more', zh: '过短、过少或过小；请补足' },
  big: { en: 'too long, many or large; give less', zh: '过长、过多或过大；请缩减' },
  spelling: { en: 'not spelled as it should be; compare it with the schema', zh: '写法不对；请对照结构' },
  choice: { en: 'none of the possible values; choose one of them', zh: '不在可选值之内；请选其一' },
  member: { en: 'holds a part that does not belong; leave it out', zh: '含有多余部分；请去掉' },
  rule: { en: 'breaks a rule of the item; compare it with the source', zh: '不合规则；请与来源核对' },
} as const satisfies Readonly<Record<string, Localized>>
