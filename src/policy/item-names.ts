/** What are columns and fields called that hold an item? Names in both languages beside the item's own; each says one thing or isn't here. */

import type { Policy } from './policy'

/** What stands for the customer's own id, where an item could be named. */
export const customerTarget = 'customer'

/** A name as it is compared: plain, small, without spaces and signs, without a word for whose it is. */
export const nameKey = (name: string): string => {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const rest = key.replace(/^(?:customer|client|user|member|cust|客户|用户|会员)/u, '')
  return rest === '' || idKeys.has(key) ? key : rest
}

/** The name as a person may print it: no control characters, and not too long. */
export const printableName = (name: string): string => name.replace(/\p{C}/gu, '?').slice(0, 64)

/** By a name's key: the item, or `customer`. A key that two items answer to stands for none. */
export const namesOf = (policy: Policy): ReadonlyMap<string, string> => {
  const names = new Map<string, string | undefined>([...idKeys].map((key) => [key, customerTarget]))
  for (const [item, { label }] of Object.entries(policy.document.items)) {
    const field = item.slice(item.indexOf('.') + 1)
    const own = [item, field, label.en, label.zh, ...(otherNames[item] ?? [])]
    for (const key of new Set(own.map(nameKey)))
      names.set(key, names.has(key) && names.get(key) !== item ? undefined : item)
  }
  return new Map([...names].flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const])))
}

/** An id alone may be any row's: only one that says whose it is. */
const idKeys: ReadonlySet<string> = new Set([
  'customerid',
  'customerno',
  'customernumber',
  'custid',
  'clientid',
  'userid',
  'memberid',
  '客户id',
  '客户编号',
  '客户号',
  '用户id',
  '用户编号',
  '会员id',
  '会员编号',
  '会员号',
])

const otherNames: Readonly<Record<string, readonly string[]>> = {
  'basic.name': [
    'full name',
    'first name',
    'last name',
    'surname',
    'contact name',
    '名字',
    '真实姓名',
    '联系人',
  ],
  'basic.sex': ['gender', '性別'],
  'basic.birthDate': ['birthday', 'birth date', 'date of birth', 'dob', '生日', '出生年月', '出生年月日'],
  'basic.phone': [
    'phone number',
    'phone no',
    'tel',
    'mobile',
    'mobile phone',
    'mobile number',
    'cell',
    'cell phone',
    'contact phone',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系电话',
    '联系方式',
    '移动电话',
    '固定电话',
  ],
  'basic.email': ['email address', 'mail', '邮箱', '邮件', '电子邮件', '邮箱地址'],
  'basic.address': [
    'home address',
    'street',
    'street address',
    '住址',
    '家庭住址',
    '家庭地址',
    '联系地址',
    '通讯地址',
    '详细地址',
  ],
  'basic.occupation': ['job', 'job title', 'profession', '工作', '职务'],
  'basic.company': ['company name', 'employer', 'organization', '公司', '公司名称', '工作单位', '单位名称'],
  'basic.companyCode': ['uscc', 'credit code', '信用代码', '社会信用代码'],
  'basic.identity': [
    'id card',
    'id number',
    'id no',
    'identity card',
    'national id',
    'resident id',
    'passport',
    'passport number',
    '身份证',
    '身份证号',
    '身份证号码',
    '证件号',
    '证件号码',
    '护照',
    '护照号',
  ],
  'basic.formerId': ['former id', 'legacy id', '原客户编号'],
  'transaction.number': ['order', 'order id', 'order no', '订单号', '订单'],
  'transaction.placedAt': ['order date', 'ordered at', '下单日期', '订单日期'],
  'transaction.amount': ['order amount', 'total', 'total amount', '订单金额', '总金额'],
  'transaction.shippingAddress': ['ship address', 'delivery address', '收件地址', '配送地址'],
  'transaction.paymentCard': [
    'card',
    'card number',
    'card no',
    'bank card',
    'credit card',
    '银行卡',
    '银行卡号',
    '卡号',
  ],
  'communication.subject': ['message subject'],
  'other.notes': ['note', 'remark', 'remarks', 'comment', 'comments', 'memo', '说明', '留言'],
  'other.referrer': ['referred by', 'introduced by', '介绍人'],
}
