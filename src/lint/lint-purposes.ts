/** Do purposes ask for more than they need, rest on something else than consent, or serve nobody? */

import { ciFinding } from './ci-finding'
import type { Lint } from './lint-rule'

/** The rules on purposes. */
export const lintPurposes: Lint = ({ document, tables }, whereOf) =>
  Object.entries(document.purposes).flatMap(([name, rule]) => [
    ...(tables.items.length > 3 && new Set(rule.needs).size >= tables.items.length
      ? [
          ciFinding({
            rule: 'policy/purpose-everything',
            message: {
              en: `the purpose \`${name}\` needs all ${tables.items.length} items`,
              zh: `目的 \`${name}\` 需要全部 ${tables.items.length} 个信息项`,
            },
            where: whereOf(['purposes', name, 'needs']),
          }),
        ]
      : []),
    ...(rule.basis.kind === 'consent'
      ? []
      : [
          ciFinding({
            rule: 'policy/derogation',
            message: {
              en: `the purpose \`${name}\` rests on ${rule.basis.kind} (${rule.basis.article})`,
              zh: `目的 \`${name}\` 的依据为 ${rule.basis.kind}（${rule.basis.article}）`,
            },
            where: whereOf(['purposes', name, 'basis']),
          }),
        ]),
    ...(isGranted(name, Object.values(document.positions))
      ? []
      : [
          ciFinding({
            rule: 'policy/unused-purpose',
            message: {
              en: `no position is granted anything for \`${name}\``,
              zh: `没有岗位被授予目的 \`${name}\``,
            },
            where: whereOf(['purposes', name]),
          }),
        ]),
  ])

const isGranted = (
  purpose: string,
  positions: readonly { readonly grants: readonly { readonly purposes: readonly string[] }[] }[],
): boolean => positions.some(({ grants }) => grants.some(({ purposes }) => purposes.includes(purpose)))
