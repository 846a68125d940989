/** What if nobody has approved it yet? Somebody applies, and somebody else decides; nobody decides their own. */

import { ask } from './ask'
import { once, type Stage } from './groundwork'
import type { Teller } from './tell'

/** A gap, how it is closed, and who may not close it. (5.3.1) */
export const approvalScene = async (stage: Stage, tell: Teller, customer: string): Promise<void> => {
  const { company, vault, clock } = stage
  const clerk = company.staffIn('finance-clerk')
  const manager = company.staffIn('finance-manager')
  const items = ['basic.name', 'transaction.number', 'transaction.amount']
  const request = {
    actor: clerk,
    customer,
    purpose: 'payment',
    items,
    manner: 'export',
    en: 'a finance clerk wants to export payments; the approval is for the screen',
    zh: '财务专员要导出收款信息，而审批仅限屏幕查看',
  }
  tell.scene({
    en: '6. Approval: somebody applies, another person decides',
    zh: '六、审批：一人申请，他人审批',
  })
  await ask(stage, tell, request)
  const term = { fromAt: clock.at, untilAt: clock.at + 90 * 86_400_000 }
  const application = {
    id: 'approval-export',
    action: 'use' as const,
    purpose: 'payment',
    items,
    customers: [customer],
    manner: 'export',
    extractions: 1,
    ...term,
  }
  await once(() => vault.apply({ actor: clerk, application }))
  tell.ask({
    en: 'the clerk applies, for one extraction, and tries to approve it',
    zh: '专员申请提取一次，并试图自行审批',
  })
  const decision = { state: 'approved' as const }
  const own = await once(() =>
    vault.decideApplication({ actor: clerk, approval: 'approval-export', decision }),
  )
  if (own?.outcome === 'deny') tell.deny(own.findings)
  await once(() => vault.decideApplication({ actor: manager, approval: 'approval-export', decision }))
  tell.say({ en: 'the finance manager approves', zh: '财务经理审批通过' })
  await ask(stage, tell, { ...request, en: 'the clerk asks again', zh: '专员再次申请查看' })
  await ask(stage, tell, {
    ...request,
    en: '… and once more, though one extraction was approved',
    zh: '……审批只准一次，再次提取',
  })
}
