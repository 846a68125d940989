/** Which word stands beside a value and says what it is? Words before it first, the nearest; then those right behind it. */

/** What labels say. */
export type Label =
  | 'phone'
  | 'identity'
  | 'passport'
  | 'permit'
  | 'taiwan'
  | 'card'
  | 'credit'
  | 'plate'
  | 'address'
  | 'network'
  | 'other'

const words: Readonly<Record<Label, string>> = {
  phone:
    '手机|电话|座机|固话|热线|号码|联系方式|联系|致电|拨打|来电|传真|微信|tel|phone|mobile|cell|call|fax|whatsapp|wechat|contact|reach',
  identity: '身份证|证件|identity|id card|id no|id number|身份号码',
  passport: '护照|passport',
  permit: '通行证|回乡证|港澳证|居住证|居留|hk permit|travel permit|permit',
  taiwan: '台胞证|台湾|大陆居民往来台湾|mtp|taiwan',
  card: '银行卡|信用卡|借记卡|储蓄卡|卡号|账号|账户|帐号|打款|转账|刷卡|银行|card|account|visa|mastercard|unionpay|银联',
  credit: '信用代码|税号|纳税人|执照|credit code|tax id|uscc',
  plate: '车牌|牌照|车号|plate',
  address: '地址|住址|住在|寄到|寄往|送到|收货|address|deliver to|ship to|live at|lives at',
  network: '网址|网关|登录|主机|服务器|ip|host|server|address',
  other:
    '单号|订单|编号|流水|工单|型号|批次|序列号|条码|快递|运单|物流|发票|合同|金额|货号|料号|版本|房间号|会议号|会议id|order|tracking|invoice|ticket|model|serial|sku|ref|reference|version|build|barcode|meeting',
}

const before = new Map<string, Label>()
for (const label of [
  'other',
  'address',
  'network',
  'plate',
  'credit',
  'card',
  'taiwan',
  'permit',
  'passport',
  'identity',
  'phone',
] as const)
  for (const word of words[label].split('|')) before.set(word, label)

const pattern = new RegExp([...before.keys()].sort((one, two) => two.length - one.length).join('|'), 'g')

/** How far a label may stand before and behind a value, in code units. */
export const labelReach = 24
const labelBehind = 12

/** The label of what stands from `start` to `end`. */
export const labelOf = (text: string, start: number, end: number): Label | undefined => {
  const window = cutBefore(text.slice(Math.max(0, start - labelReach), start)).toLowerCase()
  let found: Label | undefined
  let foundEnd = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(window); match !== null; match = pattern.exec(window)) {
    found = before.get(match[0])
    foundEnd = pattern.lastIndex
  }
  // A number of an order stands right behind its word; other numbers may have wandered there.
  if (found === 'other' && window.length - foundEnd > 8) found = undefined
  if (found !== undefined) return found
  pattern.lastIndex = 0
  const behind = pattern.exec(cutBehind(text.slice(end, end + labelBehind)).toLowerCase())
  return behind === null || before.get(behind[0]) === 'other' ? undefined : before.get(behind[0])
}

/** Another sentence is another matter. */
const cutBefore = (text: string): string =>
  text.slice(Math.max(text.lastIndexOf('。'), text.lastIndexOf('！'), text.lastIndexOf('；')) + 1)
const cutBehind = (text: string): string => text.split(/[。！；，,;\n]/, 1)[0] ?? ''
