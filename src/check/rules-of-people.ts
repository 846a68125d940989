/** Who may take a step? The rules of applying, deciding and reviewing, each with its clauses and texts. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const table = {
  'apply/person': {
    clauses: ['5.3.1', '6.3.2'],
    reasons: {
      'no-position': {
        kind: 'violation',
        en: 'the position is not in the policy, or not of this department',
        zh: '岗位不在政策之内，或不属于该部门',
      },
      'not-applying': { kind: 'violation', en: 'the position may not apply', zh: '该岗位不能提出申请' },
    },
  },
  'approve/person': {
    clauses: ['5.3.1', '6.3.2'],
    reasons: {
      self: { kind: 'violation', en: 'nobody decides their own application', zh: '申请人不能审批自己的申请' },
      'not-responsible': {
        kind: 'violation',
        en: 'the position may not decide applications',
        zh: '该岗位无审批职责',
      },
    },
  },
  'review/person': {
    clauses: ['3.2.4'],
    reasons: {
      self: {
        kind: 'violation',
        en: 'who entered a record does not review it',
        zh: '录入人不能审核自己录入的记录',
      },
      'no-position': {
        kind: 'violation',
        en: 'the position is not in the policy, or not of this department',
        zh: '岗位不在政策之内，或不属于该部门',
      },
    },
  },
  'consent/person': {
    clauses: ['1.3.5', '7.3.2'],
    reasons: {
      'other-customer': {
        kind: 'violation',
        en: 'a customer speaks for themselves alone',
        zh: '客户只能为本人表示意思',
      },
      'no-position': {
        kind: 'violation',
        en: 'the position is not in the policy, or not of this department',
        zh: '岗位不在政策之内，或不属于该部门',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings about who takes a step. */
export const peopleFinding = findingMakers(table)
