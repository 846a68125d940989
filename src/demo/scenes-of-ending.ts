/** What happens as time goes by? Trainings lapse, periods run out, a hold keeps what a court may ask for, the rest goes. */

import type { SweepReport } from '../vault/sweep'
import { once, type Stage, undertakingsOf } from './groundwork'
import { castOf } from './scenes-of-use'
import { ask } from './ask'
import type { Teller } from './tell'

/** After thirteen months: trainings have lapsed, and what was kept for a year is due. */
export const lapseScene = async (stage: Stage, tell: Teller): Promise<void> => {
  const { company, vault, clock } = stage
  const actor = company.staffIn('service-agent')
  const { willing } = castOf(stage)
  tell.scene({ en: '9. Thirteen months later', zh: '九、十三个月后' })
  await ask(stage, tell, {
    actor,
    customer: willing,
    purpose: 'service',
    items: ['basic.name'],
    en: 'the service agent looks again; undertakings and trainings were for a year',
    zh: '客服专员再次查看；保密协议与培训期限为一年',
  })
  const supervisor = company.staffIn('supervisor')
  for (const registration of undertakingsOf(company, clock.at, 2))
    await once(() => vault.register({ actor: supervisor, ...registration }))
  tell.say({ en: 'everybody signs and is trained again', zh: '全员重新签署并培训' })
}

/** Sweeps: first only said, then done; a customer under hold stays. */
export const sweepScene = async (
  stage: Stage,
  tell: Teller,
  when: 'after a year' | 'after six years',
): Promise<SweepReport> => {
  const { company, vault, clock } = stage
  const { willing } = castOf(stage)
  const actor = company.staffIn('supervisor')
  tell.scene(
    when === 'after a year'
      ? { en: '10. What was kept for a year is due', zh: '十、一年期限届满' }
      : { en: '11. Six years later: the orders too', zh: '十一、六年后：订单也到期' },
  )
  if (when === 'after a year') {
    const hold = {
      id: 'hold-1',
      customer: willing,
      reason: 'a lawsuit',
      fromAt: clock.at,
      untilAt: clock.at + 3650 * 86_400_000,
    }
    await once(() => vault.placeHold({ actor, hold }))
    tell.say({ en: 'a hold is placed on one customer, for a lawsuit', zh: '因诉讼对一位客户作法律保留' })
  }
  tell.ask({ en: 'a dry run of the sweep', zh: '到期处置试运行' })
  tellSweep(tell, await vault.sweep({ dryRun: true }))
  tell.ask({ en: 'the sweep', zh: '到期处置' })
  const done = await vault.sweep()
  tellSweep(tell, done)
  return done
}

const tellSweep = (tell: Teller, { looked, done, kept, held, dryRun }: SweepReport): void => {
  tell.permit({
    en: `${looked} looked at${dryRun ? ', nothing done' : ''}: delete ${done.delete}, archive ${done.archive}, anonymize ${done.anonymize}, not due after all ${kept}, held ${held.length}`,
    zh: `查看 ${looked}${dryRun ? '（未执行）' : ''}：删除 ${done.delete}、归档 ${done.archive}、匿名化 ${done.anonymize}、未到期 ${kept}、保留 ${held.length}`,
  })
  const [first] = held
  if (first !== undefined) tell.deny(first.findings)
}
