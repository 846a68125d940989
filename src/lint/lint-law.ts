/** Does the policy keep to the law of its country? What it keeps, and within what time it answers, against the bounds that are known. (1.3.1) */

import { either as E } from 'fp-ts'
import { averageDays, parsePeriod } from '../core/period'
import { incidentsOf } from '../data/incidents'
import type { PolicyDocument } from '../data/policy'
import { rightsOf } from '../data/rights'
import { ciFinding } from './ci-finding'
import { legalDeadlines, type LegalPeriod, legalPeriods } from './legal-periods'
import type { Lint } from './lint-rule'

/** The rules on the law. Periods are compared on an average year. */
export const lintLaw: Lint = ({ document }, whereOf) => [
  ...legalPeriods
    .filter((law) => concerns(document, law) && breaks(document, law))
    .map(({ category, bound, period, source }) =>
      ciFinding({
        rule: 'policy/legal-period',
        message:
          bound === 'minimum'
            ? {
                en: `the category \`${category}\` is kept for ${period} at least (${source})`,
                zh: `类别 \`${category}\` 至少保存 ${period}（${source}）`,
              }
            : {
                en: `the category \`${category}\` is kept for ${period} at most (${source})`,
                zh: `类别 \`${category}\` 至多保存 ${period}（${source}）`,
              },
        where: whereOf(['categories', category, 'retention', bound]),
      }),
    ),
  ...legalDeadlines
    .filter(({ countries }) => countries.includes(document.country))
    .filter(({ path, longest }) => lengthOf(toldAt(document, path)) > lengthOf(longest))
    .map(({ path, longest, source }) =>
      ciFinding({
        rule: 'policy/legal-deadline',
        message: {
          en: `\`${path.join('.')}\` is ${longest} at most (${source})`,
          zh: `\`${path.join('.')}\` 至多 ${longest}（${source}）`,
        },
        where: whereOf(path),
      }),
    ),
]

const concerns = ({ country, categories, duties = [] }: PolicyDocument, law: LegalPeriod): boolean =>
  law.countries.includes(country) &&
  Object.hasOwn(categories, law.category) &&
  (law.duty === undefined || duties.includes(law.duty))

/** No minimum is a minimum of nothing; no maximum is none. */
const breaks = ({ categories }: PolicyDocument, { category, bound, period }: LegalPeriod): boolean => {
  const told = categories[category]?.retention[bound]?.period
  return bound === 'minimum'
    ? lengthOf(told) < lengthOf(period)
    : told === undefined || lengthOf(told) > lengthOf(period)
}

/** What the policy says at a place, or what holds where it says nothing. */
const toldAt = (document: PolicyDocument, path: readonly string[]): unknown => {
  const whole: unknown = { rights: rightsOf(document), incidents: incidentsOf(document) }
  return path.reduce(
    (part, name): unknown =>
      typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined,
    whole,
  )
}

const lengthOf = (text: unknown): number => {
  const period = parsePeriod(typeof text === 'string' ? text : '')
  return E.isRight(period) ? averageDays(period.right) : 0
}
