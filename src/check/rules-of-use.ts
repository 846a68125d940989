/** Which rules has using, from which clauses, and how are they broken? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const table = {
  'use/authority': {
    clauses: ['1.2', '4.2.3', '5.2.1', '6.2.1'],
    reasons: {
      'no-position': {
        kind: 'violation',
        en: 'the actor holds no position of the policy',
        zh: '使用人员不在政策所列岗位',
      },
      'not-granted': {
        kind: 'violation',
        en: 'the position has no grant of these items for this purpose',
        zh: '该岗位无权为此目的使用这些信息项',
      },
      'no-internal-grant': {
        kind: 'gap',
        en: 'the owning department shares these items by no grant in force',
        zh: '归口部门没有有效的内部共享授权',
        closes: 'grant',
      },
      'other-customer': {
        kind: 'violation',
        en: 'a customer acts for themselves only',
        zh: '客户只能处理本人信息',
      },
    },
  },
  'use/undertaking': {
    clauses: ['7.1.1', '7.1.2'],
    reasons: {
      confidentiality: {
        kind: 'gap',
        en: 'no confidentiality agreement of the actor is in force',
        zh: '使用人员没有有效的保密协议',
        closes: 'undertaking',
      },
      training: {
        kind: 'gap',
        en: 'no confidentiality training of the actor is in force',
        zh: '使用人员没有有效的保密培训',
        closes: 'training',
      },
    },
  },
  'use/consent': {
    clauses: ['1.3.5', '5.4.1'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'no consent in force covers these items',
        zh: '没有有效授权涵盖这些信息项',
        closes: 'consent',
      },
    },
  },
  'use/separate-consent': {
    clauses: ['1.3.5', '5.4.1'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'sensitive items lack a separate consent of their own',
        zh: '敏感信息项缺少单独同意',
        closes: 'consent',
      },
    },
  },
  'use/choice': {
    clauses: ['7.3.2'],
    reasons: {
      refused: { kind: 'violation', en: 'the customer opted out of this purpose', zh: '客户已拒绝此目的' },
    },
  },
  'use/approval': {
    clauses: ['5.3.1', '5.3.2', '5.4.1'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'no approval in force covers this use',
        zh: '没有有效审批涵盖此次使用',
        closes: 'approval',
      },
    },
  },
  'use/purpose': {
    clauses: ['5.4.2'],
    reasons: {
      unknown: { kind: 'violation', en: 'the purpose is not in the policy', zh: '使用目的不在政策之内' },
      'not-collected-for': {
        kind: 'violation',
        en: 'these items were collected for other purposes',
        zh: '这些信息项并非为此目的收集',
      },
    },
  },
  'use/minimal': {
    clauses: ['1.3.4'],
    reasons: {
      'unknown-item': { kind: 'violation', en: 'an item is not in the policy', zh: '信息项不在政策之内' },
      'not-needed': {
        kind: 'violation',
        en: 'the purpose does not need these items',
        zh: '此目的不需要这些信息项',
      },
    },
  },
  'use/retention': {
    clauses: ['4.3.2'],
    reasons: {
      expired: {
        kind: 'violation',
        en: 'the records are expired, erased or archived',
        zh: '记录已到期、删除或归档',
      },
    },
  },
  'use/review': {
    clauses: ['3.2.4'],
    reasons: {
      'not-confirmed': {
        kind: 'gap',
        en: 'the records await review',
        zh: '记录尚未审核确认',
        closes: 'review',
      },
    },
  },
  'break-glass/review': {
    clauses: ['5.3.1', '5.3.3'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'an emergency use was not reviewed by another person in time',
        zh: '紧急使用未按期由他人复核',
        closes: 'review',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings of using; sharing has some of them too. */
export const useFinding = findingMakers(table)
