/** What rules does an erasure bring? Who may erase, that an erased id takes nothing more, and who may read what a duty keeps. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const table = {
  'erase/person': {
    clauses: ['7.3.3'],
    reasons: {
      'other-customer': {
        kind: 'violation',
        en: 'a customer erases themselves alone',
        zh: '客户只能要求删除本人的信息',
      },
      'not-responsible': {
        kind: 'violation',
        en: 'only a responsible position or the supervision post may erase',
        zh: '只有负责岗位或监督岗位可以执行删除',
      },
    },
  },
  'collect/erased': {
    clauses: ['7.3.3', '4.3.2'],
    reasons: {
      erased: {
        kind: 'violation',
        en: 'the customer was erased: nothing more is taken under this id',
        zh: '该客户已被删除,不得再以此编号收集信息',
      },
    },
  },
  'retained/person': {
    clauses: ['4.3.2', '7.3.3'],
    reasons: {
      'not-supervision': {
        kind: 'violation',
        en: 'what a duty keeps of an erased customer is read by the supervision post alone',
        zh: '已删除客户因法定义务保留的信息只能由监督岗位查阅',
      },
    },
  },
  'retained/duty': {
    clauses: ['4.3.2', '7.3.3'],
    reasons: {
      absent: {
        kind: 'violation',
        en: 'nothing of an erased customer is kept for this duty',
        zh: '没有因该义务而保留的信息',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings about erasure. */
export const erasureFinding = findingMakers(table)
