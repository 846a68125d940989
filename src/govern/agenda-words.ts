/** What is told of each thing that falls due? Its provisions and its words, by kind and state; a kind that isn't here is told by its name. */

import type { ClauseId } from '../core/clause'
import type { Localized } from '../core/locale'

/** The words of one kind of entry. */
export interface AgendaWords {
  readonly clauses: readonly ClauseId[]
  readonly message: Localized
}

const words = (clauses: readonly ClauseId[], en: string, zh: string): AgendaWords => ({
  clauses,
  message: { en, zh },
})

const table: Readonly<Record<string, AgendaWords>> = {
  'application/waiting': words(['5.3.1', '6.3.2'], 'an application waits for its decision', '申请待审批'),
  'application/lapse': words(['5.3.1', '6.3.2'], 'an approval ends', '审批到期'),
  'grant/applied': words(['6.2.1'], 'a grant between departments waits for its decision', '部门间共享待审批'),
  'grant/granted': words(['6.2.1'], 'a grant between departments ends', '部门间共享到期'),
  'attestation/agreement': words(['6.4.3'], 'a partner attests its use', '合作方提交使用证明'),
  'agreement/signed': words(
    ['6.3.1', '6.4.3'],
    'a partner attests its use, or its agreement ends',
    '合作方提交使用证明或协议到期',
  ),
  'agreement/suspended': words(['6.3.1'], 'a suspended agreement ends', '已中止的协议到期'),
  'agreement/returning': words(
    ['6.3.1', '6.4.3'],
    'a partner confirms what it returned or destroyed',
    '合作方确认返还或销毁',
  ),
  'agreement/lapse': words(['6.3.1'], 'an agreement ends', '协议到期'),
  'undertaking/confidentiality': words(
    ['7.1.1'],
    'a promise of confidentiality ends or is missing',
    '保密协议到期或缺失',
  ),
  'undertaking/training': words(['7.1.2'], 'a training is renewed', '培训须更新'),
  'emergency/review': words(
    ['5.3.1', '5.4.1'],
    'an emergency use is reviewed by another person',
    '紧急使用须由他人复核',
  ),
  'record/review': words(['3.2.4'], 'a record is reviewed by another person', '记录须由他人审核'),
  'disposal/record': words(['4.3.2'], 'records are due for disposal', '记录到期须处置'),
  'consent/lapse': words(['1.3.5'], 'a consent ends', '客户授权到期'),
  problem: words(['8.3.3'], 'a problem is corrected', '问题须整改'),
  inspection: words(['8.1.1'], 'an inspection is carried out', '须进行检查'),
  backup: words(['4.1.3'], 'a backup is made or tried', '须备份或演练恢复'),
  incident: words(['7.2.3'], 'an incident is told to those concerned', '须就事件通知相关方'),
  request: words(['7.3.1', '7.3.2', '7.3.3'], 'a customer is answered', '须答复客户'),
}

/** The words of a kind in a state. */
export const wordsOf = (kind: string, state: string): AgendaWords =>
  table[`${kind}/${state}`] ??
  table[kind] ??
  words(['8.1.1'], `a matter of the kind \`${kind}\` falls due`, `\`${kind}\` 类事项到期`)
