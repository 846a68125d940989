/** Do the story's figures add up? What came in, what became of it, what stands at the end; each sum is printed with its parts. */

import type { Locale, Localized } from '../core/locale'
import { describeWhere } from '../core/error'
import type { LogReport } from '../vault/read-events'
import type { Arrival } from './arrive'
import type { StoreCounts } from './count-store'
import type { DemoSource } from './source'
import type { Teller } from './tell'

/** The first scene: who acts, on what data, and what was put beside it. */
export const tellOpening = (
  tell: Teller,
  source: DemoSource,
  ground: { readonly notices: number; readonly steps: number },
): void => {
  tell.scene({ en: '1. A policy, and what must stand before anybody may do anything', zh: '一、政策与前提' })
  for (const announcement of source.announcements) tell.say(announcement)
  const { figures, staff, partners } = source
  const rows = Object.entries(figures.rows).map(([name, count]) => `${name} ${count}`)
  tell.say({ en: `read: ${rows.join(', ')}`, zh: `读入：${rows.join('，')}` })
  tell.say({
    en: `${staff.length} staff, ${partners.length} partners; ${ground.steps} notices, undertakings, grants, agreements and approvals on record`,
    zh: `员工 ${staff.length} 人，合作方 ${partners.length} 家；告知书、承诺、授权、协议与审批共 ${ground.steps} 项留痕`,
  })
  for (const { where, reasons } of source.oddRows)
    for (const reason of reasons)
      tell.say({
        en: `odd, and kept: ${reason.en}${describeWhere(where)}`,
        zh: `异常但保留：${reason.zh}${describeWhere(where)}`,
      })
}

/** The refused values, a line each: where, which item, every reason; never the value. */
export const refusedLines = (source: DemoSource, locale: Locale): string =>
  source.refused
    .map(
      ({ where, item, reasons }) =>
        `${item}${describeWhere(where)}: ${reasons.map(({ message }) => message[locale]).join('; ')}\n`,
    )
    .join('')

/** How many refused values are told one by one. */
const mostRefused = 8

/** The second scene: what came in. */
export const tellArrival = (
  tell: Teller,
  source: DemoSource,
  arrival: Arrival,
  confirmed: number,
  refusedPath: string,
): void => {
  const { refused, figures, customers } = source
  tell.scene({
    en: '2. Customers come in: asked, told, and no more taken than they agreed to',
    zh: '二、客户信息收集：告知、征询、最小化',
  })
  for (const { where, item, reasons } of refused.slice(0, mostRefused)) {
    const [reason] = reasons
    tell.say({
      en: `refused alone: ${item}${describeWhere(where)}: ${reason?.message.en ?? ''}`,
      zh: `单独拒收：${item}${describeWhere(where)}：${reason?.message.zh ?? ''}`,
    })
  }
  if (refused.length > mostRefused)
    tell.say({
      en: `… and ${refused.length - mostRefused} more; all of them, with line and reason, are in ${refusedPath}`,
      zh: `……另有 ${refused.length - mostRefused} 项；全部行号与原因见 ${refusedPath}`,
    })
  const { values, records } = arrival
  const given = figures.values
  for (const line of [
    {
      en: `values ${given.given} = accepted ${given.accepted} + refused ${given.refused}`,
      zh: `值 ${given.given} = 可用 ${given.accepted} + 拒收 ${given.refused}`,
    },
    {
      en: `items ${values.offered} = stored ${values.stored} + not asked for, since no purpose agreed to needs them ${values.notTaken} + denied ${values.denied}`,
      zh: `信息项 ${values.offered} = 存储 ${values.stored} + 无同意目的需要故未收集 ${values.notTaken} + 拒绝 ${values.denied}`,
    },
    {
      en: `records ${records.offered} = stored ${records.stored} + nothing to take ${records.empty} + denied ${records.denied}`,
      zh: `记录 ${records.offered} = 存储 ${records.stored} + 无可收集 ${records.empty} + 拒绝 ${records.denied}`,
    },
    {
      en: `stored: ${Object.entries(arrival.byCategory)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')}`,
      zh: `已存储：${Object.entries(arrival.byCategory)
        .map(([name, count]) => `${name} ${count}`)
        .join('，')}`,
    },
    {
      en: `${customers.length} customers gave ${arrival.consents} consents and made ${arrival.choices} opt-outs; ${confirmed} of ${arrival.pending.length} records confirmed by a second person`,
      zh: `${customers.length} 位客户给出 ${arrival.consents} 项授权、${arrival.choices} 项拒绝；${confirmed}/${arrival.pending.length} 条记录经第二人审核`,
    },
  ] satisfies readonly Localized[])
    tell.say(line)
  for (const { finding, count } of arrival.denials.values()) {
    tell.say({ en: `${count} × denied:`, zh: `${count} × 拒绝：` })
    tell.deny([finding])
  }
}

/** The end: what stands, whether the log is whole, where it is, what to try next. */
export const tellEnd = (
  tell: Teller,
  {
    source,
    counts,
    report,
    database,
  }: {
    readonly source: DemoSource
    readonly counts: StoreCounts
    readonly report: LogReport
    readonly database: string
  },
): void => {
  tell.scene({ en: 'The end: what stands', zh: '尾声：现存数据' })
  const records = Object.entries(counts.records).map(([category, count]) => `${category} ${count}`)
  const sum = Object.values(counts.records).reduce((total, count) => total + count, 0)
  tell.say({
    en: `${sum} records of ${counts.customers} customers (${records.join(', ')}), and ${counts.anonymous} about nobody any more`,
    zh: `${counts.customers} 位客户的 ${sum} 条记录（${records.join('，')}），另有 ${counts.anonymous} 条已匿名`,
  })
  tell.say({
    en: `${counts.consents} consents, ${counts.disclosures} disclosures; the log holds ${report.size} events, ${report.pending} pending, ${report.faults.length} faults`,
    zh: `授权 ${counts.consents} 项，对外提供 ${counts.disclosures} 次；日志 ${report.size} 条，待定序 ${report.pending} 条，异常 ${report.faults.length} 项`,
  })
  tell.say({ en: `the database: ${database}`, zh: `数据库：${database}` })
  tell.scene({ en: 'Try next', zh: '接下来' })
  tell.say({
    en: 'npx tutela explain --item basic.phone        who may see it, and under which conditions',
    zh: 'npx tutela explain --item basic.phone        谁在何种条件下可见',
  })
  tell.say({
    en: `sqlite3 ${database} .dump                     and look for a name: there is none`,
    zh: `sqlite3 ${database} .dump                     试找一个姓名：没有明文`,
  })
  if (source.name === 'synthetic')
    tell.say({
      en: 'npm start -- --data FOLDER                   the same with the Northwind CSV files',
      zh: 'npm start -- --data 文件夹                   用 Northwind CSV 数据运行',
    })
}
