/** Which rules have applications, agreements and undertakings, from which clauses, and how are they broken? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const noPosition = {
  kind: 'violation',
  en: 'the position is not in the policy, or not of this department',
  zh: '岗位不在政策之内，或不属于该部门',
} as const
const outOfOrder = { kind: 'violation', en: 'it is not the turn of this step', zh: '此步骤次序不符' } as const
const past = {
  kind: 'violation',
  en: 'the term is over already, or ends before it begins',
  zh: '期限已过或起止颠倒',
} as const
const future = {
  kind: 'violation',
  en: 'what is yet to come proves nothing',
  zh: '尚未发生的事项不能作为依据',
} as const

const table = {
  'apply/term': { clauses: ['5.3.1', '6.3.2'], reasons: { past } },
  'approve/step': {
    clauses: ['5.3.1', '6.3.2'],
    reasons: {
      twice: {
        kind: 'violation',
        en: 'nobody decides one application twice',
        zh: '同一人不得重复审批同一申请',
      },
      'not-your-turn': {
        kind: 'violation',
        en: 'the policy has another position decide this step',
        zh: '按政策应由其他岗位审批此步骤',
      },
    },
  },
  'grant/person': {
    clauses: ['6.2.1'],
    reasons: {
      'not-receiver': {
        kind: 'violation',
        en: 'the department that receives applies',
        zh: '应由接收部门提出申请',
      },
      'not-owner': { kind: 'violation', en: 'the department that owns decides', zh: '应由归口部门审批' },
      'not-owned': {
        kind: 'violation',
        en: 'the department does not own these items',
        zh: '该部门并非这些信息的归口部门',
      },
    },
  },
  'grant/order': { clauses: ['6.2.1'], reasons: { 'out-of-order': outOfOrder, past } },
  'break-glass/start': {
    clauses: ['5.3.1', '5.4.1'],
    reasons: {
      'no-position': noPosition,
      'not-allowed': {
        kind: 'violation',
        en: 'the policy allows no emergency use',
        zh: '政策不允许紧急使用',
      },
      past,
      'too-long': {
        kind: 'violation',
        en: 'the emergency is longer than the policy allows',
        zh: '紧急使用时间超出政策允许',
      },
    },
  },
  'agreement/person': {
    clauses: ['6.1.3', '6.3.1'],
    reasons: {
      'no-position': noPosition,
      'not-responsible': {
        kind: 'violation',
        en: 'the position does not answer for agreements',
        zh: '该岗位无协议审批职责',
      },
      self: {
        kind: 'violation',
        en: 'nobody signs what they drafted themselves',
        zh: '起草人不得签署自己起草的协议',
      },
    },
  },
  'agreement/order': {
    clauses: ['6.3.1'],
    reasons: {
      'out-of-order': outOfOrder,
      past,
      'unknown-recipient': {
        kind: 'violation',
        en: 'the recipient is not in the policy',
        zh: '接收方不在政策之内',
      },
      'unknown-name': {
        kind: 'violation',
        en: 'it names a purpose or an item that the policy does not know',
        zh: '协议含有政策之外的目的或信息项',
      },
      border: {
        kind: 'violation',
        en: 'the recipient is abroad and no basis for it is named',
        zh: '接收方在境外而协议未载明出境依据',
      },
      lapsed: { kind: 'gap', en: 'the term of the agreement is over', zh: '协议已到期', closes: 'agreement' },
    },
  },
  'agreement/attestation': {
    clauses: ['6.4.3'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'the recipient has not attested its use in time',
        zh: '接收方未按期提交使用证明',
        closes: 'attestation',
      },
      future,
      superseded: { kind: 'violation', en: 'a newer attestation stands already', zh: '已有更新的使用证明' },
    },
  },
  'agreement/return': {
    clauses: ['6.3.1', '6.4.3'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'the recipient has not confirmed that it returned or destroyed what it had',
        zh: '接收方未按期确认返还或销毁',
        closes: 'attestation',
      },
      future,
      early: {
        kind: 'violation',
        en: 'a confirmation from before the end of the agreement proves nothing',
        zh: '协议终止之前的确认无效',
      },
    },
  },
  'undertake/person': {
    clauses: ['7.1.1', '7.1.2'],
    reasons: {
      'no-position': noPosition,
      self: {
        kind: 'violation',
        en: 'nobody records their own undertaking or training',
        zh: '不得自行登记本人的承诺或培训',
      },
    },
  },
  'undertake/order': {
    clauses: ['7.1.1', '7.1.2'],
    reasons: {
      'out-of-order': outOfOrder,
      future,
      superseded: { kind: 'violation', en: 'newer evidence stands already', zh: '已有更新的依据' },
      past: { kind: 'violation', en: 'it has lapsed already', zh: '该依据已过期' },
    },
  },
  'undertake/confidentiality': {
    clauses: ['7.1.1'],
    reasons: {
      lapsed: {
        kind: 'gap',
        en: 'the promise of confidentiality has lapsed',
        zh: '保密协议已失效',
        closes: 'undertaking',
      },
    },
  },
  'undertake/training': {
    clauses: ['7.1.2'],
    reasons: {
      lapsed: { kind: 'gap', en: 'the training has lapsed', zh: '培训已失效', closes: 'training' },
      failed: { kind: 'gap', en: 'the training was not passed', zh: '培训未通过', closes: 'training' },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings about applications, agreements and undertakings. */
export const cycleFinding = findingMakers(table)
