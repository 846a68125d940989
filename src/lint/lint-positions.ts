/** Do positions hold what they need and no more? Grants that give nothing, who approves, who applies, who supervises. */

import { itemsNamed } from '../policy/compile-items'
import { both, isEmpty, union, without } from '../policy/item-set'
import type { PolicyTables } from '../policy/tables'
import { namesOf } from '../check/question'
import type { PositionRule } from '../data/policy'
import { type CiFinding, ciFinding } from './ci-finding'
import type { Lint, WhereOf } from './lint-rule'

/** The rules on positions. */
export const lintPositions: Lint = ({ document, tables }, whereOf) => {
  const positions = Object.entries(document.positions)
  return [
    ...(positions.some(([, rule]) => rule.responsible === true)
      ? []
      : [
          ciFinding({
            rule: 'policy/no-approver',
            message: { en: 'no position of the policy may approve', zh: '政策中没有可审批的岗位' },
            where: whereOf(['positions']),
          }),
        ]),
    ...departmentsWithoutApplicant(positions).map((department) =>
      ciFinding({
        rule: 'policy/no-applicant',
        message: {
          en: `the department \`${department}\` uses information, and none of its positions applies`,
          zh: `部门 \`${department}\` 使用信息，但没有可申请的岗位`,
        },
        where: whereOf(['departments', department]),
      }),
    ),
    ...((document.positions[document.supervision]?.grants.length ?? 0) === 0
      ? []
      : [
          ciFinding({
            rule: 'policy/supervisor-uses',
            message: {
              en: `the supervising position \`${document.supervision}\` is granted uses`,
              zh: `监督岗位 \`${document.supervision}\` 被授予使用权限`,
            },
            where: whereOf(['positions', document.supervision, 'grants']),
          }),
        ]),
    ...positions.flatMap(([name, rule]) => [
      ...lintGrants(tables, name, rule, whereOf),
      ...lintCollects(tables, name, rule, whereOf),
    ]),
  ]
}

const lintGrants = (
  tables: PolicyTables,
  position: string,
  rule: PositionRule,
  whereOf: WhereOf,
): readonly CiFinding[] =>
  rule.grants.flatMap((grant, at) => {
    const items = itemsNamed(tables, grant.items)
    const needed = grant.purposes
      .map((purpose) => tables.purposeByName.get(purpose)?.needs ?? tables.none)
      .reduce(union, tables.none)
    const path = ['positions', position, 'grants', at]
    const plain = grant.view === 'plain' ? both(both(items, needed), tables.sensitive) : tables.none
    return [
      ...(isEmpty(both(items, needed))
        ? [
            ciFinding({
              rule: 'policy/unreachable-grant',
              message: {
                en: `none of the items that \`${position}\` is granted here is needed by a purpose of the grant`,
                zh: `\`${position}\` 的此项授权中，没有目的所需的信息项`,
              },
              where: whereOf(path),
            }),
          ]
        : []),
      ...(isEmpty(plain)
        ? []
        : [
            ciFinding({
              rule: 'policy/plain-sensitive',
              message: {
                en: `\`${position}\` sees plain: ${namesOf(tables, plain).join(', ')}`,
                zh: `\`${position}\` 可见明文：${namesOf(tables, plain).join(', ')}`,
              },
              where: whereOf([...path, 'view']),
            }),
          ]),
    ]
  })

const lintCollects = (
  tables: PolicyTables,
  position: string,
  rule: PositionRule,
  whereOf: WhereOf,
): readonly CiFinding[] => {
  const needed = tables.purposes.map(({ needs }) => needs).reduce(union, tables.none)
  return rule.collects.flatMap((collects, at) => {
    const more = without(
      itemsNamed(
        tables,
        collects.items.filter((item) => !item.endsWith('.*')),
      ),
      needed,
    )
    return isEmpty(more)
      ? []
      : [
          ciFinding({
            rule: 'policy/unreachable-collect',
            message: {
              en: `\`${position}\` may collect what no purpose needs: ${namesOf(tables, more).join(', ')}`,
              zh: `\`${position}\` 可收集任何目的均不需要的：${namesOf(tables, more).join(', ')}`,
            },
            where: whereOf(['positions', position, 'collects', at, 'items']),
          }),
        ]
  })
}

const departmentsWithoutApplicant = (
  positions: readonly (readonly [string, PositionRule])[],
): readonly string[] => {
  const using = new Set(positions.flatMap(([, rule]) => (rule.grants.length > 0 ? [rule.department] : [])))
  const applying = new Set(positions.flatMap(([, rule]) => (rule.applies === true ? [rule.department] : [])))
  return [...using].filter((department) => !applying.has(department)).toSorted()
}
