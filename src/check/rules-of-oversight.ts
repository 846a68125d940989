/** Which rules have measures, inspections and corrections, from which clauses, and how are they broken? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const noPosition = {
  kind: 'violation',
  en: 'the position is not in the policy, or not of this department',
  zh: '岗位不在政策之内，或不属于该部门',
} as const

const outOfOrder = { kind: 'violation', en: 'it is not the turn of this step', zh: '此步骤次序不符' } as const

const table = {
  /** A finding of one measure names that measure's own provision alone. */
  'control/evidence': {
    clauses: ['4.1.3', '4.2.1', '4.2.2', '7.1.3', '7.2.1'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'there is no evidence of this measure',
        zh: '此项措施没有依据',
        closes: 'control',
      },
      lapsed: {
        kind: 'gap',
        en: 'the evidence of this measure has lapsed',
        zh: '此项措施的依据已过期',
        closes: 'control',
      },
      unknown: { kind: 'violation', en: 'the policy has no such measure', zh: '政策中没有此项措施' },
      future: {
        kind: 'violation',
        en: 'evidence of what is yet to come proves nothing',
        zh: '尚未发生的事项不能作为依据',
      },
      superseded: {
        kind: 'violation',
        en: 'newer evidence stands already',
        zh: '已有更新的依据',
      },
    },
  },
  'control/person': {
    clauses: ['4.1.3', '4.2.1', '4.2.2', '7.1.3', '7.2.1'],
    reasons: {
      'no-position': noPosition,
      'not-owner': {
        kind: 'violation',
        en: 'the department that answers for the measure gives its evidence',
        zh: '依据应由该措施的责任部门提供',
      },
    },
  },
  'inspect/person': {
    clauses: ['8.1.1'],
    reasons: {
      'not-supervisor': {
        kind: 'violation',
        en: 'the position does not inspect',
        zh: '该岗位无检查职责',
      },
      'own-department': {
        kind: 'violation',
        en: 'nobody inspects their own department',
        zh: '不得检查本部门',
      },
    },
  },
  'inspect/schedule': {
    clauses: ['8.1.1'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'an inspection was not carried out in time',
        zh: '检查未按期进行',
        closes: 'inspection',
      },
      unknown: { kind: 'violation', en: 'the policy has no such plan', zh: '政策中没有此项检查计划' },
    },
  },
  'inspect/order': { clauses: ['8.1.2'], reasons: { 'out-of-order': outOfOrder } },
  'correct/person': {
    clauses: ['8.3.2', '8.3.3'],
    reasons: {
      'not-supervisor': {
        kind: 'violation',
        en: 'the position does not inspect',
        zh: '该岗位无检查职责',
      },
      self: {
        kind: 'violation',
        en: 'nobody places or decides their own responsibility',
        zh: '不得认定或处理本人的责任',
      },
      'not-responsible': {
        kind: 'violation',
        en: 'the department that is responsible corrects',
        zh: '整改应由责任部门进行',
      },
    },
  },
  'correct/order': {
    clauses: ['8.3.3', '8.3.4'],
    reasons: {
      'out-of-order': outOfOrder,
      past: { kind: 'violation', en: 'the deadline is over already', zh: '期限已过' },
      late: {
        kind: 'violation',
        en: 'the deadline is later than the policy gives',
        zh: '期限超出政策规定',
      },
    },
  },
  'correct/deadline': {
    clauses: ['8.3.3'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'a problem was not corrected in time',
        zh: '问题未按期整改',
        closes: 'correction',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings about measures, inspections and corrections. */
export const oversightFinding = findingMakers(table)
