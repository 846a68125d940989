/** Are records kept no longer than a purpose can want? Periods are compared on an average year. */

import { either as E } from 'fp-ts'
import { averageDays, parsePeriod } from '../core/period'
import { ciFinding } from './ci-finding'
import type { Lint } from './lint-rule'

/** The rules on periods. */
export const lintRetention: Lint = ({ document }, whereOf) => [
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
