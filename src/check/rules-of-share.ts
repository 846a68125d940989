/** Which rules have sharing and disposing, from which clauses, and how are they broken? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const shareTable = {
  'share/necessary': {
    clauses: ['6.1.2'],
    reasons: {
      'unknown-item': { kind: 'violation', en: 'an item is not in the policy', zh: '信息项不在政策之内' },
      'not-needed': {
        kind: 'violation',
        en: 'the purpose does not need these items',
        zh: '此目的不需要这些信息项',
      },
      'not-agreed': {
        kind: 'violation',
        en: 'the agreement does not name these items',
        zh: '协议未列明这些信息项',
      },
    },
  },
  'share/agreement': {
    clauses: ['6.1.3', '6.3.1', '6.1.1', '6.2.2'],
    reasons: {
      'unknown-recipient': {
        kind: 'violation',
        en: 'the recipient is not in the policy',
        zh: '接收方不在政策之内',
      },
      absent: {
        kind: 'gap',
        en: 'no agreement in force with the recipient names this purpose',
        zh: '与接收方没有涵盖此目的的有效协议',
        closes: 'agreement',
      },
      border: {
        kind: 'gap',
        en: 'the agreement has no basis for transfer to another country',
        zh: '协议未载明跨境提供的依据',
        closes: 'agreement',
      },
    },
  },
  'share/consent': {
    clauses: ['5.2.2', '6.1.3'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'no consent in force for these items names the recipient',
        zh: '没有指明该接收方的有效授权涵盖这些信息项',
        closes: 'consent',
      },
    },
  },
  'share/separate-consent': {
    clauses: ['1.3.5', '6.1.3'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'sharing lacks a separate consent of its own for this recipient',
        zh: '向该接收方提供缺少单独同意',
        closes: 'consent',
      },
    },
  },
  'share/choice': {
    clauses: ['7.3.2'],
    reasons: {
      refused: {
        kind: 'violation',
        en: 'the customer refused sharing or this purpose',
        zh: '客户已拒绝共享或此目的',
      },
    },
  },
  'share/approval': {
    clauses: ['6.3.2'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'no approval in force covers this sharing',
        zh: '没有有效审批涵盖此次共享',
        closes: 'approval',
      },
    },
  },
  'share/undertaking': {
    clauses: ['7.1.1'],
    reasons: {
      absent: {
        kind: 'gap',
        en: 'no confidentiality agreement of the recipient is in force',
        zh: '接收方没有有效的保密协议',
        closes: 'undertaking',
      },
    },
  },
  'share/transfer': {
    clauses: ['6.4.2'],
    reasons: {
      'no-key': {
        kind: 'gap',
        en: 'the recipient has no current public key',
        zh: '接收方没有有效公钥',
        closes: 'recipient-key',
      },
    },
  },
  'share/recipient': {
    clauses: ['6.4.3'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'the recipient has not attested its use in time',
        zh: '接收方未按期声明使用情况',
        closes: 'attestation',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

const disposeTable = {
  'dispose/hold': {
    clauses: ['4.3.2'],
    reasons: {
      held: { kind: 'violation', en: 'a legal hold suspends disposal', zh: '法律保留，暂停处置' },
    },
  },
  'dispose/retention': {
    clauses: ['4.3.1', '4.3.2'],
    reasons: {
      'no-period': {
        kind: 'violation',
        en: 'the policy has no period for the category',
        zh: '该类别没有存储期限',
      },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings of sharing. */
export const shareFinding = findingMakers(shareTable)

/** Findings of disposing. */
export const disposeFinding = findingMakers(disposeTable)
