/** Can what a policy says of supervision be carried out? Provisions that exist, and nobody who inspects their own department (8.1.1). */

import { isClauseId } from '../core/clause'
import type { Json } from '../data/plain-json'
import { membersOf } from './merge'
import type { Problem } from './soundness-problem'

/** Everything that is wrong with controls and plans; a member of the wrong shape is left to the schema. */
export const oversightProblems = (members: Readonly<Record<string, Json>>): readonly Problem[] => [
  ...Object.entries(membersOf(members['controls']))
    .filter(([, rule]) => {
      const { clause } = membersOf(rule)
      return typeof clause === 'string' && !isClauseId(clause)
    })
    .map(([name]) => ({
      code: 'control/clause',
      path: ['controls', name, 'clause'],
      message: 'the register has no such provision',
      remedy: 'name the provision that the measure carries out, for example `4.2.1`',
    })),
  ...Object.entries(membersOf(membersOf(members['oversight'])['plans'])).flatMap(([name, rule]) => {
    const { departments, by } = membersOf(rule)
    const position = membersOf(members['positions'])[
      typeof by === 'string' ? by : textOf(members['supervision'])
    ]
    const { department } = membersOf(position)
    return Array.isArray(departments) && department !== undefined && departments.includes(department)
      ? [
          {
            code: 'oversight/own-department',
            path: ['oversight', 'plans', name, 'departments'],
            message: 'the position that inspects is of a department that it inspects (8.1.1)',
            remedy: 'leave the department out, or let another position inspect by `by`',
          },
        ]
      : []
  }),
]

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
