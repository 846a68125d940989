/** What do the five inspections find, and which provisions does each look after? Their texts, in both languages. */

import type { RuleId } from '../core/finding'
import { findingMakers, type Rule } from './rule'

const broken = (en: string, zh: string) => ({ kind: 'violation', en, zh }) as const

const table = {
  'inspect/compliance': {
    clauses: ['8.2.1'],
    reasons: {
      'purpose-without-notice': broken(
        'a purpose is practised that no notice in force tells of in full',
        '某一目的正在使用，但没有有效告知书完整说明',
      ),
      'consent-without-notice': broken(
        'consents name a notice that is not registered, not complete or was not in force',
        '授权所依据的告知书未登记、不完整或当时无效',
      ),
      'consent-beyond-notice': broken(
        'consents name purposes or items that their notice does not tell of',
        '授权的目的或信息项超出告知书所述',
      ),
      'consent-not-voluntary': broken(
        'consents were bundled, induced, pre-ticked or made a condition',
        '授权存在捆绑、诱导、预先勾选或作为服务条件',
      ),
      'grant-unused': broken('a grant was used by nobody for the whole period', '某项授权在整个期间无人使用'),
      derogation: broken('a purpose rests on another basis than consent', '某一目的不以客户授权为依据'),
      lint: broken('the policy document deserves a look', '政策文件有待检视'),
      'measure-missing': broken(
        'the policy names no measure for a provision that people carry out',
        '政策未为须由人员落实的条款规定措施',
      ),
    },
  },
  'inspect/accuracy': {
    clauses: ['8.2.2'],
    reasons: {
      invalid: broken('stored values do not parse under their schema', '存储的信息不符合其格式'),
      'unknown-item': broken('records hold items that the category lacks', '记录含有类别中没有的信息项'),
      facts: broken('what stands beside a record contradicts it', '记录的附属信息与其内容矛盾'),
      stale: broken(
        'nobody confirmed the values for longer than the policy gives',
        '信息长期未经确认，超出政策期限',
      ),
      contradictory: broken('values about one person contradict each other', '同一客户的信息相互矛盾'),
      unreadable: broken('records could not be opened to be looked at', '记录无法打开检查'),
    },
  },
  'inspect/security': {
    clauses: ['8.2.3'],
    reasons: {
      unopened: broken('records do not open under their key', '记录无法用其密钥打开'),
      'in-clear': broken('a value stands in clear beside its seal', '密文之外存在明文信息'),
      'key-old': broken('data keys are older than the policy gives', '数据密钥超出政策规定的使用期限'),
      'key-lost': broken('data keys are wrapped under a key that is gone', '数据密钥的封装密钥已不存在'),
      log: broken('the audit log is not what was written', '审计日志与写入时不符'),
      'log-pending': broken(
        'events wait for their position for longer than the policy gives',
        '审计事件等待编号的时间超出政策规定',
      ),
    },
  },
  'inspect/authorization': {
    clauses: ['8.2.4'],
    reasons: {
      released: broken(
        'information was released that no authorization of that time permits',
        '信息的提供不符合当时的授权与审批',
      ),
      unrecorded: broken(
        'a release rests on evidence that the log does not know of',
        '信息的提供依据了日志中没有记载的凭据',
      ),
      'beyond-count': broken(
        'an approval was drawn upon more often than it allows',
        '审批的使用次数超出其限定',
      ),
      'policy-unknown': broken(
        'releases were decided by a policy that is not kept',
        '信息的提供依据了未留存的政策版本',
      ),
      unreadable: broken('events can not be read', '审计事件无法读取'),
    },
  },
  'inspect/shares': {
    clauses: ['6.3.3'],
    reasons: {
      'no-event': broken(
        'a disclosure is recorded that the log does not know of',
        '存在日志中没有记载的共享记录',
      ),
      'no-disclosure': broken(
        'the log tells of a share that has no disclosure record',
        '日志中的共享没有相应的共享记录',
      ),
      'no-package': broken('a disclosure names a package that is not kept', '共享记录所指的数据包未留存'),
      'beyond-agreement': broken(
        'items left that the agreement of that time does not cover',
        '共享的信息超出当时的协议范围',
      ),
      'not-attested': broken('the recipient has not attested its use in time', '接收方未按期证明其使用情况'),
    },
  },
} as const satisfies Partial<Record<RuleId, Rule>>

/** Findings of inspections. */
export const inspectionFinding = findingMakers(table)
