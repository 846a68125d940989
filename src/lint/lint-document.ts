/** Which choices of the whole policy deserve a look? Reviews, training, age, emergencies, recipients abroad, items that nobody needs. */

import { ciFinding } from './ci-finding'
import type { Lint } from './lint-rule'

/** The rules on the document as a whole, on its channels, recipients and items. */
export const lintDocument: Lint = ({ document }, whereOf) => [
  ...(document.pendingUse
    ? [
        ciFinding({
          rule: 'policy/pending-use',
          message: { en: 'records are used before anybody confirmed them', zh: '记录未经确认即可使用' },
          where: whereOf(['pendingUse']),
        }),
      ]
    : []),
  ...(document.training === 'warn'
    ? [
        ciFinding({
          rule: 'policy/training-warns',
          message: { en: 'staff without training are only warned', zh: '未受培训的人员仅被警告' },
          where: whereOf(['training']),
        }),
      ]
    : []),
  ...(document.unknownAge === 'adult'
    ? [
        ciFinding({
          rule: 'policy/unknown-age',
          message: { en: 'customers of unknown age count as adults', zh: '年龄未知的客户按成年人处理' },
          where: whereOf(['unknownAge']),
        }),
      ]
    : []),
  ...(document.breakGlass.allowed
    ? [
        ciFinding({
          rule: 'policy/break-glass',
          message: {
            en: `emergency use without approval is allowed for ${document.breakGlass.longest}`,
            zh: `允许未经审批的紧急使用，最长 ${document.breakGlass.longest}`,
          },
          where: whereOf(['breakGlass']),
        }),
      ]
    : []),
  ...Object.entries(document.channels)
    .filter(([, rule]) => rule.kind === 'offline' && rule.reviewWithin === undefined)
    .map(([name]) =>
      ciFinding({
        rule: 'policy/no-review',
        message: {
          en: `what comes in through \`${name}\` is reviewed by nobody`,
          zh: `经 \`${name}\` 收集的信息无人复核`,
        },
        where: whereOf(['channels', name]),
      }),
    ),
  ...Object.entries(document.recipients)
    .filter(([, rule]) => rule.country !== document.country)
    .map(([name, rule]) =>
      ciFinding({
        rule: 'policy/abroad',
        message: {
          en: `the recipient \`${name}\` is in ${rule.country}`,
          zh: `接收方 \`${name}\` 位于 ${rule.country}`,
        },
        where: whereOf(['recipients', name]),
      }),
    ),
  ...Object.keys(document.items)
    .filter((item) => !Object.values(document.purposes).some(({ needs }) => needs.includes(item)))
    .map((item) =>
      ciFinding({
        rule: 'policy/unused-item',
        message: { en: `no purpose needs \`${item}\``, zh: `没有目的需要 \`${item}\`` },
        where: whereOf(['items', item]),
      }),
    ),
]
