/** In which language does a visitor want to be answered? By the `lang` of the address, or else by Accept-Language (RFC 9110, section 12.5.4). */

import type { Locale } from '../core/locale'

/** What is read of a request; any web-standard `Request` will do. */
export interface Asked {
  readonly url: string
  readonly headers: { readonly get: (name: string) => string | null }
}

/**
 * The language to answer in: one of those that are served, the first of them where the visitor names none. Never fails.
 *
 * @example
 * ```ts
 * languageOf(new Request('https://shop.example/', { headers: { 'accept-language': 'de, en;q=0.7, zh-CN;q=0.9' } })) // 'zh'
 * ```
 */
export const languageOf = (request: Asked, served: readonly Locale[] = ['en', 'zh']): Locale => {
  const first = served[0] ?? 'en'
  const named = /[?&]lang=(en|zh)(?:&|#|$)/.exec(request.url)?.[1]
  const wanted = named === undefined ? preferences(request.headers.get('accept-language') ?? '') : [named]
  for (const tag of wanted) {
    const found = tag === '*' ? first : served.find((locale) => locale === tag)
    if (found !== undefined) return found
  }
  return first
}

/** Primary tags by falling weight; those of weight 0 are not wanted. A header is read as far as 1,000 characters. */
const preferences = (header: string): readonly string[] =>
  header
    .slice(0, longest)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((text) => /^\s*q=(\d(?:\.\d{0,3})?)\s*$/.exec(text)?.[1]).find(Boolean)
      return { tag: range.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)

const longest = 1000
