/** Which rules have incidents (7.2.3), and how are they broken? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const table = {
  'incident/person': {
    clauses: ['7.2.3'],
    reasons: {
      'no-position': {
        kind: 'violation',
        en: 'the position is not in the policy, or not of this department',
        zh: '岗位不在政策之内，或不属于该部门',
      },
      'not-responsible': {
        kind: 'violation',
        en: 'the position may not decide on incidents',
        zh: '该岗位无处置事件的职责',
      },
      self: {
        kind: 'violation',
        en: 'nobody decides on an incident that they are part of',
        zh: '不得处置涉及本人的事件',
      },
      same: {
        kind: 'violation',
        en: 'who suspended does not lift the suspension alone',
        zh: '暂停权限的人员不得自行解除暂停',
      },
    },
  },
  'incident/order': {
    clauses: ['7.2.3'],
    reasons: {
      'out-of-order': { kind: 'violation', en: 'it is not the turn of this step', zh: '此步骤次序不符' },
      'not-told': {
        kind: 'gap',
        en: 'not everybody who must be told was told',
        zh: '尚有应告知而未告知者',
        closes: 'notification',
      },
      future: { kind: 'violation', en: 'the incident is of a time to come', zh: '事件时间晚于当前时间' },
      unknown: {
        kind: 'violation',
        en: 'nothing of this name can be suspended',
        zh: '没有可以暂停的此名称对象',
      },
      contradictory: {
        kind: 'violation',
        en: 'customers were affected, and harm to them can’t be ruled out without a suspension',
        zh: '客户信息已受影响，未采取暂停措施不能认定未造成危害',
      },
    },
  },
  'incident/notify': {
    clauses: ['7.2.3'],
    reasons: {
      overdue: {
        kind: 'gap',
        en: 'somebody was not told of an incident in time',
        zh: '未按期告知事件',
        closes: 'notification',
      },
      'out-of-order': { kind: 'violation', en: 'this was told already', zh: '已告知' },
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings about incidents. */
export const incidentFinding = findingMakers(table)
