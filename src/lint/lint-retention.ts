/** Are records kept as long as the law asks, and no longer than a purpose can want? Periods are compared on an average year. */

import { either as E } from 'fp-ts'
import { averageDays, parsePeriod } from '../core/period'
import { ciFinding } from './ci-finding'
import { legalPeriods } from './legal-periods'
import type { Lint } from './lint-rule'

/** The rules on periods. */
export const lintRetention: Lint = ({ document }, whereOf) => [
  ...legalPeriods
    .filter(
      ({ country, category }) => country === document.country && Object.hasOwn(document.categories, category),
    )
    .filter(
      ({ category, minimum }) =>
        lengthOf(document.categories[category]?.retention.minimum?.period) < lengthOf(minimum),
    )
    .map(({ category, minimum, source }) =>
      ciFinding({
        rule: 'policy/legal-period',
        message: {
          en: `the category \`${category}\` is kept for ${minimum} at least (${source})`,
          zh: `类别 \`${category}\` 至少保存 ${minimum}（${source}）`,
        },
        where: whereOf(['categories', category, 'retention', 'minimum']),
      }),
    ),
  ...Object.entries(document.purposes)
    .filter(([, { keep }]) => lengthOf(keep) > lengthOf('P10Y'))
    .map(([name, { keep }]) =>
      ciFinding({
        rule: 'policy/keeps-long',
        message: { en: `the purpose \`${name}\` keeps for ${keep}`, zh: `目的 \`${name}\` 保存 ${keep}` },
        where: whereOf(['purposes', name, 'keep']),
      }),
    ),
]

const lengthOf = (text: string | undefined): number => {
  const period = parsePeriod(text ?? '')
  return E.isRight(period) ? averageDays(period.right) : 0
}
