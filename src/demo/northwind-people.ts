/** Who acts in Northwind's story? Employees in positions by their titles, shippers as partners, and what has to be put beside them. */

import type { Localized } from '../core/locale'
import type { NorthwindRow } from './northwind-tables'
import type { DemoPartner, DemoStaff, OddRow } from './source'
import { memberOf, otherStaff } from './staff'

/** The employees, each in the position of their title, and the synthetic staff of the departments that Northwind lacks. */
export const staffOf = (rows: readonly NorthwindRow<'employees'>[]): readonly DemoStaff[] => [
  ...rows.map(({ cells }) => {
    const position = positions.get(cells.Title) ?? 'unassigned'
    const post = { title: cells.Title, department: 'sales', position }
    return {
      ...memberOf(`staff-${cells.EmployeeID}`, `${cells.FirstName} ${cells.LastName}`, post),
      synthetic: false,
    }
  }),
  ...otherStaff,
]

/** An employee whose title says nothing about what they may do. */
export const oddEmployee = (row: NorthwindRow<'employees'>): readonly OddRow[] =>
  positions.has(row.cells.Title) ? [] : [{ where: row.where('Title'), reasons: [untitled] }]

/** The shippers under names that a policy can use for recipients. */
export const partnersOf = (rows: readonly NorthwindRow<'shippers'>[]): readonly DemoPartner[] =>
  rows.map(({ cells }) => ({
    id: carrierId(cells.ShipperID),
    label: { en: cells.CompanyName, zh: cells.CompanyName },
    country: 'US',
  }))

/** The name of a shipper as a recipient. */
export const carrierId = (shipper: string): string => `carrier-${shipper}`

/** What a title of Northwind's is in the standard policy; any other is in no position that it knows, and may do nothing. */
const positions: ReadonlyMap<string, string> = new Map([
  ['Sales Representative', 'sales-representative'],
  ['Inside Sales Coordinator', 'sales-representative'],
  ['Sales Manager', 'sales-manager'],
  ['Vice President, Sales', 'sales-manager'],
])

/** To be said before the story begins: nothing here stands in the data. */
export const northwindAnnouncements: readonly Localized[] = [
  {
    en: 'Northwind has no notices, consents, choices, approvals, agreements or undertakings: all of these are synthetic',
    zh: 'Northwind 数据没有告知书、客户授权、选择、审批、协议和保密承诺：以下均为合成',
  },
  {
    en: 'its staff are all in sales: service, marketing, finance and supervision are synthetic people',
    zh: '其员工都属销售部门：客服、市场、财务和监督岗位的人员为合成',
  },
  {
    en: 'it ends in May 1998, so the clock starts at 1998-05-07; customers count as taken in on that day by sales visits',
    zh: '数据止于 1998 年 5 月，故时钟从 1998-05-07 开始；客户视为当日由销售拜访收集',
  },
  {
    en: 'it names no currency, so amounts carry ISO 4217 `XXX`; its dates have no zone and are read as UTC; the country of its shippers is taken to be the USA',
    zh: '数据未注明币种，金额记为 ISO 4217 的 XXX；日期无时区，按 UTC 读取；承运方所在国视为美国',
  },
  {
    en: 'the amount of an order is computed from its lines; a telephone number is read in the plan of the country in its row',
    zh: '订单金额由明细计算；电话号码按该行所列国家的号码计划读取',
  },
  {
    en: 'suppliers, stocks and the private data of employees are not taken',
    zh: '不采集供应商、库存和员工的私人信息',
  },
]

const untitled: Localized = { en: 'its title is in no position of the policy', zh: '其职务不对应任何岗位' }
