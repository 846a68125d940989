/** Which columns look like customer information? By their names; a plain `name` counts only in a table that is about people. */

import { nameKey } from '../policy/item-names'

/** Names whose meaning hangs on the table: a product has a name and an address of its own, too. */
const weakItems =
  /^(?:basic\.(?:name|address|company|companyCode|occupation|formerId)|transaction\.|communication\.|preference\.|mark\.|other\.|text\.|credit\.)/

/** Is the item one that stands for a person wherever its name is found? */
export const isSureItem = (item: string): boolean =>
  !weakItems.test(item) || item === 'transaction.paymentCard'

/** Does a table's name say that it is about people? */
export const isAboutPeople = (table: string): boolean =>
  /customer|client|user|member|person|people|contact|account|profile|patient|guest|buyer|subscriber|lead|客户|用户|会员|联系人|顾客/iu.test(
    table,
  )

/** Kinds of personal information that a column's name tells though no item may stand for them. */
export const isPersonalName = (name: string): boolean => personal.has(nameKey(name))

const personal = new Set(
  [
    ...['wechat', 'wechat id', 'weixin', 'openid', 'unionid', 'qq', 'whatsapp', 'telegram'],
    ...['ip address', 'ip', 'device id', 'imei', 'idfa', 'mac address', 'user agent', 'fingerprint'],
    ...['latitude', 'longitude', 'geolocation', 'gps', 'last location'],
    ...['ssn', 'social security number', 'tax id', 'drivers license', 'license plate', 'plate number'],
    ...['religion', 'ethnicity', 'race', 'nationality', 'marital status', 'political party'],
    ...[
      'salary',
      'income',
      'iban',
      'bank account',
      'face id',
      'face image',
      'voiceprint',
      'health',
      'blood type',
    ],
    ...[
      'first name',
      'last name',
      'email',
      'phone',
      'mobile',
      'birthday',
      'id card',
      'passport',
      'card number',
    ],
    ...[
      '微信',
      '微信号',
      '设备号',
      '经度',
      '纬度',
      '车牌',
      '车牌号',
      '民族',
      '宗教',
      '婚姻状况',
      '收入',
      '工资',
    ],
    ...['银行账号', '人脸', '指纹', '病历', '血型', '国籍', '手机号', '身份证号', '姓名', '邮箱'],
  ].map(nameKey),
)

/** The items that end a longer name surely: `billing_phone`, `work_email`. */
export const endingsOf = (name: string): readonly string[] => {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').split(/[_\-\s]+/)
  const last = words.at(-1)?.toLowerCase() ?? ''
  return words.length > 1 && /^(?:phone|mobile|email|birthday|passport)$/.test(last) ? [last] : []
}
