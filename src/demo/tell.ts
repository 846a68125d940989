/** How does the story speak? Line by line: what is asked, what is answered, what came out; for a denial the rule, its clauses and what would help. */

import type { Finding } from '../core/finding'
import type { Locale, Localized } from '../core/locale'
import type { Json } from '../data/plain-json'
import type { SeenRecord, ViewTree } from '../vault/answer'

/** Tells the story to somebody. */
export interface Teller {
  readonly locale: Locale
  readonly scene: (title: Localized) => void
  readonly say: (text: Localized) => void
  readonly ask: (text: Localized) => void
  readonly permit: (text: Localized) => void
  readonly deny: (findings: readonly Finding[]) => void
  readonly view: (view: ViewTree) => void
}

/** A teller in one language; `paint` colours, or leaves as it is. */
export const createTeller = (
  locale: Locale,
  print: (line: string) => void,
  paint: { readonly [K in 'title' | 'yes' | 'no' | 'dim']: (text: string) => string },
): Teller => {
  const words = vocabulary[locale]
  return {
    locale,
    scene: (title) => print(`\n${paint.title(title[locale])}`),
    say: (text) => print(`  ${text[locale]}`),
    ask: (text) => print(`  ? ${text[locale]}`),
    permit: (text) => print(`    ${paint.yes(words.permit)} ${text[locale]}`),
    deny: (findings) => {
      for (const finding of mostTelling(findings)) {
        const { rule, clauses, message, closes } = finding
        print(
          `    ${paint.no(words.deny)} ${message[locale]} ${paint.dim(`[${rule}: ${clauses.join(' ')}]`)}`,
        )
        if (closes !== undefined)
          print(`         ${paint.dim(`${words.closes} ${closingOf(closes, locale)}`)}`)
      }
    },
    view: (view) => {
      for (const [category, items] of Object.entries(view))
        for (const [field, value] of Object.entries(items))
          print(`         ${paint.dim(`${category}.${field}`.padEnd(26))} ${inShort(value)}`)
    },
  }
}

/** The values of the newest record of a category alone: a customer's view may hold hundreds of orders. */
export const newestOf = (seen: readonly SeenRecord[], category: string): readonly SeenRecord[] =>
  seen.filter((record) => record.category === category).slice(-1)

const vocabulary = {
  en: { permit: 'yes', deny: 'no ', closes: 'would be closed by:' },
  zh: { permit: '准许', deny: '拒绝', closes: '补足方式：' },
} as const

const evidenceNames: Readonly<Record<string, Localized>> = {
  notice: { en: 'a notice', zh: '告知书' },
  consent: { en: "the customer's consent", zh: '客户授权' },
  approval: { en: 'an approval', zh: '审批' },
  agreement: { en: 'an agreement', zh: '合作协议' },
  undertaking: { en: 'a confidentiality agreement', zh: '保密协议' },
  training: { en: 'a training', zh: '保密培训' },
  grant: { en: 'a grant between departments', zh: '部门间共享授权' },
  'recipient-key': { en: "the recipient's key", zh: '接收方公钥' },
  attestation: { en: 'an attestation of use', zh: '使用情况声明' },
  review: { en: 'a review by another person', zh: '他人审核' },
}

const closingOf = (closes: NonNullable<Finding['closes']>, locale: Locale): string => {
  const name = evidenceNames[closes.evidence]?.[locale] ?? closes.evidence
  const parts = [...(closes.purposes ?? []), closes.recipient, closes.department].filter(
    (part) => part !== undefined,
  )
  return parts.length === 0 ? name : `${name} (${parts.join(', ')})`
}

/** A request may break many rules; three are enough for a story. */
const mostTelling = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ effect }) => effect === 'deny').slice(0, 3)

const longest = 88

const inShort = (value: Json): string => {
  const letters = [...inWords(value)]
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest).join('')}…`
}

/** Lists by semicolons, members by spaces: a story isn't JSON. */
const inWords = (value: Json): string => {
  if (Array.isArray(value)) return value.map(inWords).join('; ')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(inWords).join(' ')
  return String(value)
}
