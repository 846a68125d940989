/** Which rules has collecting, from which clauses, and how are they broken? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const table = {
  'collect/channel': {
    clauses: ['3.1.1', '3.1.2', '3.3.1'],
    reasons: {
      unknown: { kind: 'violation', en: 'the channel is not in the policy', zh: '收集渠道不在政策之内' },
      'no-supplier': {
        kind: 'violation',
        en: 'the supplying partner is not named',
        zh: '未注明提供信息的合作伙伴',
      },
      'no-agreement': {
        kind: 'gap',
        en: 'no agreement in force lets the partner supply these items',
        zh: '没有有效协议允许该合作伙伴提供这些信息项',
        closes: 'agreement',
      },
    },
  },
  'collect/purpose': {
    clauses: ['3.2.1', '1.3.1'],
    reasons: {
      none: { kind: 'violation', en: 'no purpose is declared', zh: '未明确收集目的' },
      unknown: { kind: 'violation', en: 'a purpose is not in the policy', zh: '收集目的不在政策之内' },
    },
  },
  'collect/notice': {
    clauses: ['3.2.3'],
    reasons: {
      absent: { kind: 'gap', en: 'no notice was shown', zh: '未向客户告知', closes: 'notice' },
      incomplete: {
        kind: 'gap',
        en: 'the notice lacks one of its five parts',
        zh: '告知书五项内容不全',
        closes: 'notice',
      },
      'not-served': {
        kind: 'gap',
        en: 'the notice is in a language that the policy does not serve',
        zh: '告知书语言不在政策所列语言之内',
        closes: 'notice',
      },
      lapsed: { kind: 'gap', en: 'the notice is not in force', zh: '告知书不在有效期内', closes: 'notice' },
      'not-covering': {
        kind: 'gap',
        en: 'the notice does not name every purpose and item',
        zh: '告知书未涵盖全部目的和信息项',
        closes: 'notice',
      },
    },
  },
  'collect/consent': {
    clauses: ['1.3.5'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'no consent in force covers these items',
        zh: '没有有效授权涵盖这些信息项',
        closes: 'consent',
      },
    },
  },
  'collect/voluntary': {
    clauses: ['3.3.2'],
    reasons: {
      'not-voluntary': {
        kind: 'gap',
        en: 'consent was bundled, induced, made a condition or not expressed by an act',
        zh: '授权系捆绑、诱导、强制取得或未经主动表示',
        closes: 'consent',
      },
    },
  },
  'collect/guardian': {
    clauses: ['1.3.5', '3.3.1'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'a guardian has not consented for the minor',
        zh: '未成年人的监护人未授权',
        closes: 'consent',
      },
    },
  },
  'collect/separate-consent': {
    clauses: ['1.3.5'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'sensitive items lack a separate consent of their own',
        zh: '敏感信息项缺少单独同意',
        closes: 'consent',
      },
    },
  },
  'collect/minimal': {
    clauses: ['1.3.4', '3.3.3'],
    reasons: {
      'unknown-item': { kind: 'violation', en: 'an item is not in the policy', zh: '信息项不在政策之内' },
      'not-needed': {
        kind: 'violation',
        en: 'no declared purpose needs these items',
        zh: '所声明的目的不需要这些信息项',
      },
    },
  },
  'collect/credit': {
    clauses: ['2.2.5'],
    reasons: {
      'no-credit-business': {
        kind: 'violation',
        en: 'credit items are collected only by a credit business',
        zh: '非信用交易业务不得收集信用信息',
      },
    },
  },
  'collect/accurate': {
    clauses: ['1.3.2'],
    reasons: {
      'not-parsed': {
        kind: 'violation',
        en: 'values are not what their items ask for',
        zh: '信息内容不符合信息项要求',
      },
    },
  },
  'collect/authority': {
    clauses: ['1.2', '4.2.3'],
    reasons: {
      'no-position': {
        kind: 'violation',
        en: 'the actor holds no position of the policy',
        zh: '使用人员不在政策所列岗位',
      },
      'not-granted': {
        kind: 'violation',
        en: 'the position may not collect these items through this channel',
        zh: '该岗位无权通过此渠道收集这些信息项',
      },
      'other-customer': {
        kind: 'violation',
        en: 'a customer acts for themselves only',
        zh: '客户只能处理本人信息',
      },
    },
  },
  'collect/undertaking': {
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
  'collect/entry': {
    clauses: ['3.2.4'],
    reasons: {
      late: { kind: 'violation', en: 'the information was entered late', zh: '信息录入逾期' },
      'not-yet': {
        kind: 'violation',
        en: 'the information would be captured in the future',
        zh: '收集时间晚于录入时间',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings of collecting. */
export const collectFinding = findingMakers(table)
