/** What is basic information (2.2.1)? Who the customer is and how they are reached. */

import { either as E } from 'fp-ts'
import { z } from 'zod'
import { defineCategory } from '../define-category'
import { findByMember } from '../find-by'
import { creditCode } from '../formats/credit-code'
import { email } from '../formats/email'
import { formatSchema } from '../formats/format'
import { phone } from '../formats/phone'
import { item } from '../item'
import { address } from './address'
import { documentFormats, identityDocument } from './identity'
import { personal, sensitive } from './mark'
import { day, line } from './text'

const phoneEntry = z.strictObject({
  kind: z.enum(['mobile', 'home', 'work', 'fax', 'other']),
  number: formatSchema(phone),
  extension: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
})

const emailEntry = z.strictObject({ kind: z.enum(['home', 'work', 'other']), address: formatSchema(email) })

/** The number of the customer in a system that was in use before, or still is. */
const formerId = z.strictObject({ system: line(64), id: line(128) })

const several = <S extends z.ZodType>(entry: S): z.ZodArray<S> => z.array(entry).min(1).max(32)

/** An address book ignores case, though the format may not. */
const foundEmail = {
  parse: (text: string) => E.map((found: string) => found.toLowerCase())(email.parse(text)),
}
const foundId = { parse: (text: string) => E.right(text.trim()) }

export const basic = defineCategory({
  name: 'basic',
  label: { en: 'Basic information', zh: '基本信息' },
  items: {
    name: item(line(128), personal('Name', '姓名', 'person-name')),
    sex: item(z.enum(['female', 'male', 'other', 'undisclosed']), personal('Sex', '性别', 'whole')),
    birthDate: item(day, personal('Date of birth', '出生日期', 'birth-date')),
    age: item(z.number().int().min(0).max(150), personal('Age', '年龄', 'whole')),
    phone: item(several(phoneEntry), {
      ...personal('Telephone', '电话', 'phones'),
      findBy: findByMember('number', [phone]),
    }),
    email: item(several(emailEntry), {
      ...personal('E-mail', '电子邮箱', 'emails'),
      findBy: findByMember('address', [foundEmail]),
    }),
    address: item(several(address), personal('Address', '地址', 'addresses')),
    occupation: item(line(128), personal('Occupation', '职业', 'whole')),
    company: item(line(256), personal('Company', '单位', 'whole')),
    companyCode: item(formatSchema(creditCode), {
      ...personal('Unified social credit code', '统一社会信用代码', 'credit-code'),
      format: creditCode.name,
    }),
    identity: item(several(identityDocument), {
      ...sensitive('Identity documents', '身份证件', 'identity-documents'),
      findBy: findByMember('number', documentFormats),
    }),
    formerId: item(several(formerId), {
      ...personal('Id in another system', '其他系统客户编号', 'former-ids'),
      findBy: findByMember('id', [foundId]),
    }),
  },
})
