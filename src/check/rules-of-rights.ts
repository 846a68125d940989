/** Which rules have customers' requests and corrections (7.3), from which clauses, and how are they broken? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

/** A finding about one request names the provision of its right alone. */
const ofRights = ['7.3.1', '7.3.2', '7.3.3'] as const

const table = {
  'rights/person': {
    clauses: ofRights,
    reasons: {
      'other-customer': {
        kind: 'violation',
        en: 'a customer asks for themselves alone',
        zh: '客户只能就本人的信息提出请求',
      },
      'no-position': {
        kind: 'violation',
        en: 'the position is not in the policy, or not of this department',
        zh: '岗位不在政策之内，或不属于该部门',
      },
      'not-responsible': {
        kind: 'violation',
        en: 'the position may not answer requests of customers',
        zh: '该岗位无答复客户请求的职责',
      },
      self: {
        kind: 'violation',
        en: 'who checked the identity does not answer the request',
        zh: '核验身份的人员不得答复该请求',
      },
      'not-staff': {
        kind: 'violation',
        en: 'this step is taken by staff',
        zh: '此步骤应由工作人员进行',
      },
      'no-undertaking': {
        kind: 'gap',
        en: 'the confidentiality agreement of this person is not in force',
        zh: '该人员的保密协议未生效或已失效',
        closes: 'undertaking',
      },
    },
  },
  'rights/customer': {
    clauses: ofRights,
    reasons: {
      unknown: {
        kind: 'violation',
        en: 'nothing is known of this customer',
        zh: '未登记该客户',
      },
    },
  },
  'rights/identity': {
    clauses: ofRights,
    reasons: {
      unchecked: {
        kind: 'gap',
        en: 'nobody has checked yet who asks',
        zh: '尚未核验请求人的身份',
        closes: 'identity',
      },
    },
  },
  'rights/order': {
    clauses: ofRights,
    reasons: {
      'out-of-order': { kind: 'violation', en: 'it is not the turn of this step', zh: '此步骤次序不符' },
      'other-right': {
        kind: 'violation',
        en: 'the request asks for something else',
        zh: '该请求并非针对此项权利',
      },
      'other-clause': {
        kind: 'violation',
        en: 'the reason does not come from this provision',
        zh: '拒绝理由与所引条款不符',
      },
    },
  },
  'rights/deadline': {
    clauses: ofRights,
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'a request of a customer was not answered in time',
        zh: '客户请求未按期答复',
        closes: 'answer',
      },
      late: { kind: 'violation', en: 'the request is answered late', zh: '客户请求逾期答复' },
      past: { kind: 'violation', en: 'the deadline is over already', zh: '期限已过' },
      'too-long': {
        kind: 'violation',
        en: 'the deadline may not be moved so far',
        zh: '延期超出政策规定',
      },
      future: { kind: 'violation', en: 'the request is of a time to come', zh: '请求的时间晚于当前时间' },
    },
  },
  'rights/notify': {
    clauses: ['7.3.3'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'a recipient was not told of a change in time',
        zh: '未按期将变更告知接收方',
        closes: 'answer',
      },
      'out-of-order': { kind: 'violation', en: 'the recipient was told already', zh: '已告知该接收方' },
    },
  },
  'rights/accurate': {
    clauses: ['1.3.2', '7.3.3'],
    reasons: {
      'not-parsed': {
        kind: 'violation',
        en: 'a value is not of its item',
        zh: '信息值与其信息项不符',
      },
    },
  },
  'rights/scope': {
    clauses: ['7.3.3'],
    reasons: {
      'not-held': {
        kind: 'violation',
        en: 'the record does not hold this item; what is new is collected',
        zh: '该记录不含此信息项；新增信息应另行收集',
      },
      archived: {
        kind: 'violation',
        en: 'the record is archived, and is not changed any more',
        zh: '该记录已归档，不再更改',
      },
    },
  },
  'rights/authority': {
    clauses: ['4.2.3', '7.3.3'],
    reasons: {
      'other-customer': {
        kind: 'violation',
        en: 'a customer corrects their own information alone',
        zh: '客户只能更正本人的信息',
      },
      'no-position': {
        kind: 'violation',
        en: 'the position is not in the policy, or not of this department',
        zh: '岗位不在政策之内，或不属于该部门',
      },
      'not-allowed': {
        kind: 'violation',
        en: 'the position may not enter this item',
        zh: '该岗位不能录入此信息项',
      },
    },
  },
  'rights/undertaking': {
    clauses: ['7.1.1', '7.1.2'],
    reasons: {
      confidentiality: {
        kind: 'gap',
        en: 'the confidentiality agreement of this person is not in force',
        zh: '该人员的保密协议未生效或已失效',
        closes: 'undertaking',
      },
      training: {
        kind: 'gap',
        en: 'the training of this person is not in force',
        zh: '该人员的培训未完成或已过期',
        closes: 'training',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings about customers' requests and corrections. */
export const rightsFinding = findingMakers(table)
