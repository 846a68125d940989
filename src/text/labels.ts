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
    '手机|电话|座机|固话|热线|联系方式|联系|致电|拨打|来电|传真|微信|tel|telephone|phone|mobile|cell|cellphone|call|fax|whatsapp|wechat|contact|reach|ring|text',
  identity: '身份证|身份证号|身份证号码|身份号码|证件|证件号|identity|id card|id no|id number|identity card',
  passport: '护照|护照号|passport',
  permit: '通行证|回乡证|港澳证|居住证|居留|hk permit|travel permit|permit',
  taiwan: '台胞证|台湾通行证|台湾居民来往大陆通行证|往来台湾通行证|mtp|taiwan permit|taiwan travel permit',
  card: '银行卡|信用卡|借记卡|储蓄卡|卡号|账号|账户|帐号|打款|转账|刷卡|银联|card|card number|account|visa|mastercard|unionpay',
  credit: '信用代码|税号|纳税人|纳税人识别号|执照|credit code|tax id|uscc',
  plate: '车牌|车牌号|牌照|车号|plate',
  address: '地址|住址|住在|寄到|寄往|送到|收货|address|deliver to|ship to|live at|lives at',
  network: '网址|网关|登录|主机|服务器|ip|ip地址|ip address|host|server',
  other:
    '单号|订单|订单号|编号|流水|流水号|工单|型号|批次|批号|序列号|条码|快递|快递单号|运单|物流|发票|发票号|合同|合同号|金额|货号|料号|版本|版本号|会议号|会议|房间|房间号|时间戳|order|order no|order number|tracking|invoice|ticket|model|serial|sku|ref|reference|version|build|barcode|meeting|item|part|batch|timestamp|case|lot',
}

interface Word {
  readonly text: string
  readonly label: Label
  readonly isLatin: boolean
}

const keyOf = (first: number, second: number): number => first * 65536 + second

/** By their first two characters, the longest first. */
const table: ReadonlyMap<number, readonly Word[]> = (() => {
  const lists = new Map<number, Word[]>()
  for (const [label, list] of Object.entries(words) as [Label, string][]) // the keys of a record of labels
    for (const text of list.split('|')) {
      const key = keyOf(text.charCodeAt(0), text.charCodeAt(1))
      lists.set(key, [...(lists.get(key) ?? []), { text, label, isLatin: /^[a-z]/.test(text) }])
    }
  for (const list of lists.values()) list.sort((one, two) => two.text.length - one.text.length)
  return lists
})()

/** Does a word begin with a character? Asked at every place, so that the list is asked at few. */
const beginnings = new Uint8Array(65536)
for (const [key] of table) {
  const first = Math.floor(key / 65536)
  beginnings[first] = 1
  if (first >= 97 && first <= 122) beginnings[first - 32] = 1
}

/** How far a label may stand before and behind a value, and how long the longest is, in code units. */
const reachBefore = 24
const reachBehind = 12
const longest = 14

/** What is a number of an order stands right behind its word; other numbers may have wandered there. */
const reachOther = 8

/** The label of what stands from `start` to `end`. */
export const labelOf = (text: string, start: number, end: number): Label | undefined =>
  labelBefore(text, start) ?? labelBehind(text, end)

const labelBefore = (text: string, start: number): Label | undefined => {
  let found: Word | undefined
  let foundEnd = 0
  let foundStart = 0
  let low = Math.max(0, start - reachBefore)
  for (let at = start - 2; at >= low; at--) {
    const code = text.charCodeAt(at)
    if (isEnd(code) || (code === 10 && found !== undefined)) break
    const word = wordAt(text, at)
    if (word === undefined) continue
    const wordEnd = at + word.text.length
    if (wordEnd > start) continue
    // A number of what the word before it names, as in `通行证编号`.
    const isNamed = found?.label === 'other' && wordEnd >= foundStart && word.label !== 'other'
    if (wordEnd < foundEnd && !isNamed) continue
    if (found === undefined) low = Math.max(low, at - longest)
    found = word
    foundEnd = Math.max(foundEnd, wordEnd)
    foundStart = at
  }
  if (found?.label === 'other' && start - foundEnd > reachOther) return undefined
  return found?.label
}

const labelBehind = (text: string, end: number): Label | undefined => {
  const high = Math.min(text.length - 1, end + reachBehind)
  for (let at = end; at < high; at++) {
    const code = text.charCodeAt(at)
    if (isEnd(code) || code === 0xff0c || code === 44 || code === 10) return undefined
    const word = wordAt(text, at)
    if (word !== undefined) return word.label === 'other' ? undefined : word.label
  }
  return undefined
}

/** Another sentence is another matter: full stop, exclamation mark, semicolon. */
const isEnd = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1b

const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code)

const wordAt = (text: string, at: number): Word | undefined => {
  const code = text.charCodeAt(at)
  if (beginnings[code] !== 1 || (isLetter(code) && isLetter(text.charCodeAt(at - 1)))) return undefined
  const list = table.get(keyOf(lower(code), lower(text.charCodeAt(at + 1))))
  return list?.find((word) => {
    if (text.slice(at, at + word.text.length).toLowerCase() !== word.text) return false
    return !word.isLatin || isWordEnd(text, at + word.text.length)
  })
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

/** No letter goes on, but for a plural. */
const isWordEnd = (text: string, at: number): boolean =>
  !isLetter(text.charCodeAt(at)) || (lower(text.charCodeAt(at)) === 115 && !isLetter(text.charCodeAt(at + 1)))
