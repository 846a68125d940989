/** What do the staff see, and what not? Service, delivery, marketing and decisions, with those whom the rules stop. */

import type { Json } from '../data/plain-json'
import { ask } from './ask'
import type { Stage } from './groundwork'
import { approvalScene } from './scene-of-approval'
import type { DemoCustomer } from './source'
import type { Teller } from './tell'

/** The customers whom the story follows. */
export interface Cast {
  /** Agrees to everything and opts out of nothing. */
  readonly willing: string
  /** Never agreed to marketing. */
  readonly reserved: string | undefined
  /** Agreed to marketing and opted out of it. */
  readonly optedOut: string | undefined
}

/** Picks them out of the source. */
export const castOf = ({ company, secret }: Stage): Cast => {
  const { customers } = company.source
  const idOf = (customer: DemoCustomer | undefined): string | undefined =>
    customer === undefined ? undefined : secret.customerId(customer.key)
  const has = (customer: DemoCustomer, category: string): boolean =>
    customer.records.some((record) => record.category === category)
  const isWilling = ({ stance }: DemoCustomer): boolean =>
    stance.agreesTo.length === 5 && stance.optsOutOf.length === 0 && stance.withdraws.length === 0
  const willing =
    customers.find(
      (one) => isWilling(one) && one.age !== 'minor' && has(one, 'transaction') && has(one, 'basic'),
    ) ?? customers[0]
  return {
    willing: idOf(willing) ?? 'nobody',
    reserved: idOf(customers.find(({ stance }) => !stance.agreesTo.includes('marketing'))),
    optedOut: idOf(customers.find(({ stance }) => stance.optsOutOf.includes('marketing'))),
  }
}

/** Service, sales, marketing, decisions, and those who may not. */
export const useScenes = async (stage: Stage, tell: Teller): Promise<void> => {
  const { company } = stage
  const cast = castOf(stage)
  const agent = company.staffIn('service-agent')
  const analyst = company.staffIn('marketing-analyst')
  tell.scene({
    en: '3. Service: what a position needs, masked where it can be',
    zh: '三、客户服务：岗位所需，能脱敏则脱敏',
  })
  await ask(stage, tell, {
    actor: agent,
    customer: cast.willing,
    purpose: 'service',
    items: ['basic.name', 'basic.phone', 'basic.address', 'transaction.number', 'transaction.lines'],
    newest: 'transaction',
    en: 'a service agent looks at a customer and their last order',
    zh: '客服专员查看客户及其最近订单',
  })
  await ask(stage, tell, {
    actor: agent,
    customer: cast.willing,
    purpose: 'service',
    items: ['basic.name', 'credit.rating'],
    en: 'the same agent asks for the credit rating, too',
    zh: '该专员还想查看信用评级',
  })
  await findScene(stage, tell)
  tell.scene({
    en: '4. Marketing: only who agreed, and not who said no',
    zh: '四、市场营销：须经同意，尊重拒绝',
  })
  for (const [customer, en, zh] of [
    [cast.willing, 'a marketing analyst looks at a customer who agreed', '市场分析员查看已同意营销的客户'],
    [cast.reserved, '… at one who never agreed', '……查看从未同意营销的客户'],
    [cast.optedOut, '… at one who agreed and then opted out', '……查看同意后又拒绝的客户'],
  ] as const)
    if (customer !== undefined)
      await ask(stage, tell, {
        actor: analyst,
        customer,
        purpose: 'marketing',
        items: ['basic.name', 'basic.phone'],
        en,
        zh,
      })
  tell.scene({ en: '5. Decisions: pseudonyms, no persons', zh: '五、业务决策：只见假名' })
  await ask(stage, tell, {
    actor: analyst,
    customer: cast.willing,
    purpose: 'decision',
    items: ['transaction.lines', 'transaction.amount'],
    newest: 'transaction',
    en: 'an analyst looks at what is bought',
    zh: '分析员查看购买情况',
  })
  await approvalScene(stage, tell, cast.willing)
}

/** Somebody calls; who is it? That a customer exists is information, too. */
const findScene = async (stage: Stage, tell: Teller): Promise<void> => {
  const { company, vault, secret } = stage
  const caller = company.source.customers.find((customer) => phoneOf(customer) !== undefined)
  if (caller === undefined) return
  tell.ask({
    en: 'somebody calls the service agent: who has this number? [service]',
    zh: '有人来电：该号码属于谁？〔service〕',
  })
  const answer = await vault.find({
    actor: company.staffIn('service-agent'),
    purpose: 'service',
    by: { item: 'basic.phone', value: phoneOf(caller) },
  })
  if (answer.outcome === 'deny') return tell.deny(answer.findings)
  const isThem = answer.customers.includes(secret.customerId(caller.key))
  tell.permit({
    en: `${answer.customers.length} found${isThem ? ', by a keyed index of what is stored only encrypted' : ''}`,
    zh: `找到 ${answer.customers.length} 位${isThem ? '，凭密文之外的带密钥索引' : ''}`,
  })
}

const phoneOf = ({ records }: DemoCustomer): Json | undefined =>
  records.find(({ category, values }) => category === 'basic' && values.phone !== undefined)?.values.phone
