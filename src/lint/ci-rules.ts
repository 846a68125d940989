/** Which rules does CI check, at which level, for which clauses? One entry a rule, in both languages. */

import type { CiRule } from './ci-rule'
import { inputRules } from './ci-rules-of-input'

export { type CiRule, type Level, levels } from './ci-rule'

const table = {
  ...inputRules,
  'policy/unsound': {
    level: 'error',
    clauses: ['1.2'],
    title: { en: 'the policy contradicts itself or its schema', zh: '政策自相矛盾或不符合结构' },
    remedy: { en: 'mend it as the message says', zh: '按提示修正' },
  },
  'policy/purpose-everything': {
    level: 'warning',
    clauses: ['1.3.4'],
    title: { en: 'a purpose needs every item there is', zh: '某一目的需要全部信息项' },
    remedy: { en: 'name the items that the purpose cannot do without', zh: '只列出该目的必不可少的信息项' },
  },
  'policy/derogation': {
    level: 'note',
    clauses: ['1.3.5', '5.4.1'],
    title: { en: 'a purpose rests on another basis than consent', zh: '某一目的不以客户授权为依据' },
    remedy: { en: 'keep the article of law at hand', zh: '留存所依据的法律条文' },
  },
  'policy/unreachable-grant': {
    level: 'warning',
    clauses: ['4.2.3'],
    title: { en: 'a grant gives nothing', zh: '某项授权不产生任何权限' },
    remedy: {
      en: 'leave it out, or let one of its purposes need one of its items',
      zh: '删除该授权，或让其目的需要其中的信息项',
    },
  },
  'policy/unreachable-collect': {
    level: 'warning',
    clauses: ['4.2.3', '3.3.3'],
    title: { en: 'a position may collect what no purpose needs', zh: '岗位可收集任何目的均不需要的信息项' },
    remedy: { en: 'leave the items out', zh: '删除这些信息项' },
  },
  'policy/unused-item': {
    level: 'warning',
    clauses: ['1.3.4', '3.3.3'],
    title: { en: 'no purpose needs an item', zh: '没有目的需要某一信息项' },
    remedy: { en: 'leave the item out of the policy', zh: '将该信息项移出政策' },
  },
  'policy/unused-purpose': {
    level: 'note',
    clauses: ['5.2.1'],
    title: { en: 'no position is granted anything for a purpose', zh: '没有岗位被授予某一目的' },
    remedy: { en: 'grant it to a position, or leave the purpose out', zh: '授予相应岗位，或删除该目的' },
  },
  'policy/no-approver': {
    level: 'error',
    clauses: ['5.3.1', '6.3.2'],
    title: { en: 'no position may approve', zh: '没有可审批的岗位' },
    remedy: { en: 'make a position `responsible`', zh: '将某一岗位设为 `responsible`' },
  },
  'policy/no-applicant': {
    level: 'warning',
    clauses: ['5.3.1'],
    title: {
      en: 'a department that uses information has no position that applies',
      zh: '使用信息的部门没有可提出申请的岗位',
    },
    remedy: { en: 'let one of its positions apply', zh: '让该部门的某一岗位可以申请' },
  },
  'policy/supervisor-uses': {
    level: 'warning',
    clauses: ['8.1.1'],
    title: { en: 'the supervising position uses information itself', zh: '监督岗位自身使用客户信息' },
    remedy: { en: 'take its grants away: nobody inspects their own work', zh: '取消其授权：不得自我监督' },
  },
  'policy/no-review': {
    level: 'warning',
    clauses: ['3.2.4'],
    title: { en: 'what comes in offline is reviewed by nobody', zh: '线下渠道收集的信息无人复核' },
    remedy: { en: 'give the channel `reviewWithin`', zh: '为该渠道设置 `reviewWithin`' },
  },
  'policy/pending-use': {
    level: 'warning',
    clauses: ['3.2.4'],
    title: { en: 'records may be used before they are confirmed', zh: '未经确认的记录可被使用' },
    remedy: { en: 'set `pendingUse` to false', zh: '将 `pendingUse` 设为 false' },
  },
  'policy/training-warns': {
    level: 'note',
    clauses: ['7.1.2'],
    title: { en: 'a lapsed training only warns', zh: '培训失效仅警告' },
    remedy: { en: 'set `training` to block', zh: '将 `training` 设为 block' },
  },
  'policy/unknown-age': {
    level: 'note',
    clauses: ['1.3.5'],
    title: { en: 'customers of unknown age count as adults', zh: '年龄未知的客户按成年人处理' },
    remedy: {
      en: 'set `unknownAge` to minor where children are customers',
      zh: '如客户含儿童，将 `unknownAge` 设为 minor',
    },
  },
  'policy/break-glass': {
    level: 'note',
    clauses: ['5.4.1'],
    title: { en: 'emergency use without approval is allowed', zh: '允许未经审批的紧急使用' },
    remedy: { en: 'turn it off unless lives hang on it', zh: '除非关乎生命安全，否则应关闭' },
  },
  'policy/plain-sensitive': {
    level: 'note',
    clauses: ['5.4.3', '6.4.1'],
    title: { en: 'a grant shows sensitive items plain', zh: '某项授权以明文显示敏感信息' },
    remedy: { en: 'grant `masked` where the work allows it', zh: '在可行时授予 `masked`' },
  },
  'policy/legal-deadline': {
    level: 'error',
    clauses: ['1.3.1'],
    title: { en: 'a deadline is longer than the law allows', zh: '某一期限超过法律允许的时间' },
    remedy: { en: 'shorten it to what the law allows', zh: '缩短至法律允许的时间' },
  },
  'policy/legal-period': {
    level: 'error',
    clauses: ['1.3.1', '4.3.1'],
    title: { en: 'a retention period is outside what the law asks', zh: '保存期限不符合法律要求' },
    remedy: { en: 'give the category the bound of the law', zh: '为该类别设置法定期限' },
  },
  'policy/keeps-long': {
    level: 'warning',
    clauses: ['4.3.1', '4.3.2'],
    title: { en: 'a purpose keeps for longer than ten years', zh: '某一目的保存超过十年' },
    remedy: { en: 'keep for the shortest time that the purpose needs', zh: '以实现目的所需的最短时间保存' },
  },
  'policy/abroad': {
    level: 'note',
    clauses: ['6.1.3'],
    title: { en: 'a recipient is abroad', zh: '接收方在境外' },
    remedy: {
      en: 'have a cross-border basis in its agreement and a separate consent',
      zh: '在协议中载明出境依据并取得单独同意',
    },
  },
  'diff/widened': {
    level: 'error',
    clauses: ['1.3.1'],
    title: { en: 'the policy allows more than before', zh: '政策比之前更宽' },
    remedy: {
      en: 'acknowledge it in the policy’s `log` with this fingerprint and a reason, or take it back',
      zh: '在政策 `log` 中以此指纹说明理由，或撤回',
    },
  },
  'diff/changed': {
    level: 'warning',
    clauses: ['1.3.1'],
    title: { en: 'the policy decides otherwise than before', zh: '政策的决定与之前不同' },
    remedy: {
      en: 'acknowledge it in the policy’s `log` with this fingerprint and a reason, or take it back',
      zh: '在政策 `log` 中以此指纹说明理由，或撤回',
    },
  },
  'diff/narrowed': {
    level: 'note',
    clauses: ['1.3.1'],
    title: { en: 'the policy allows less than before', zh: '政策比之前更严' },
    remedy: { en: 'tell those whose work it touches', zh: '告知受影响的人员' },
  },
  'scenario/failed': {
    level: 'error',
    clauses: ['1.2'],
    title: { en: 'a scenario is decided otherwise than it says', zh: '场景的决定与预期不符' },
    remedy: { en: 'mend the policy, or the scenario', zh: '修正政策或场景' },
  },
} as const satisfies Readonly<Record<string, CiRule>>

/** The rules' names. */
export type CiRuleId = keyof typeof table

/** The rules by name. */
export const ciRules: Readonly<Record<CiRuleId, CiRule>> = table

/** The names, in the order of the table. */
export const ciRuleIds = Object.keys(table) as readonly CiRuleId[]
