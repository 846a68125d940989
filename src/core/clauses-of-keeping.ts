/** What do chapters 1 to 4 of the policy ask: principles, categories, collection, storage? Their provisions, as data. */

import type { ClauseText } from './clause-text'

export const clausesOfKeeping = {
  '1.1': {
    title: { en: 'Purpose of the policy', zh: '目的' },
    kind: 'provided',
    says: 'One policy governs collection, storage, use, sharing and protection of customer information',
  },
  '1.2': {
    title: { en: 'Scope', zh: '适用范围' },
    kind: 'enforced',
    says: 'It binds every department and every person that touches customer information (marketing, sales, customer service, technology, finance, and others)',
  },
  '1.3.1': {
    title: { en: 'Lawfulness', zh: '合法性原则' },
    kind: 'enforced',
    says: 'Every activity obeys laws and industry standards',
  },
  '1.3.2': {
    title: { en: 'Accuracy', zh: '准确性原则' },
    kind: 'enforced',
    says: 'Information collected is true, accurate and complete',
  },
  '1.3.3': {
    title: { en: 'Confidentiality', zh: '保密性原则' },
    kind: 'enforced',
    says: 'No leak, no tampering, no loss; private information is kept strictly secret',
  },
  '1.3.4': {
    title: { en: 'Minimization', zh: '最小化原则' },
    kind: 'enforced',
    says: 'Collect and use only what the business purpose needs',
  },
  '1.3.5': {
    title: { en: 'Authorization', zh: '授权原则' },
    kind: 'enforced',
    says: "Collection, use and sharing need the customer's explicit authorization; the customer knows and chooses",
  },
  '2.1': {
    title: { en: 'Definition of an information item', zh: '客户信息项定义' },
    kind: 'provided',
    says: 'An information item is any datum about a customer; the list of kinds is open',
  },
  '2.2.1': {
    title: { en: 'Basic information', zh: '基本信息' },
    kind: 'provided',
    says: 'Basic: name, sex, age, contact details (phone, e-mail, address), occupation, identity identifier',
  },
  '2.2.2': {
    title: { en: 'Transaction information', zh: '交易信息' },
    kind: 'provided',
    says: 'Transaction: purchases of goods or services - time, amount, line items, order status',
  },
  '2.2.3': {
    title: { en: 'Communication information', zh: '沟通信息' },
    kind: 'provided',
    says: 'Communication: phone calls, e-mail exchanges, online service chats, meeting minutes',
  },
  '2.2.4': {
    title: { en: 'Preference information', zh: '偏好信息' },
    kind: 'provided',
    says: 'Preference: product features, promotions, contact channels',
  },
  '2.2.5': {
    title: { en: 'Credit information', zh: '信用信息' },
    kind: 'enforced',
    says: 'Credit: rating, limit, repayment records; only where the business has credit transactions',
  },
  '2.2.6': {
    title: { en: 'Other information', zh: '其他信息' },
    kind: 'provided',
    says: 'Other: acquisition source, referrer and whatever the business adds',
  },
  '3.1.1': {
    title: { en: 'Online channels', zh: '线上渠道' },
    kind: 'enforced',
    says: 'Online channels: website (forms, registration), mobile app, social media, online customer service',
  },
  '3.1.2': {
    title: { en: 'Offline channels', zh: '线下渠道' },
    kind: 'enforced',
    says: 'Offline channels: sales visits, events (sign-in sheets, questionnaires), partners - a partner only under rules and an agreement',
  },
  '3.2.1': {
    title: { en: 'Purpose fixed before collection', zh: '明确收集目的' },
    kind: 'enforced',
    says: 'The purpose is fixed before collection, and is reasonable and necessary',
  },
  '3.2.2': {
    title: { en: 'Forms and questionnaires', zh: '设计收集表单或问卷' },
    kind: 'enforced',
    says: 'Forms and questionnaires are short, clear and free of redundant questions',
  },
  '3.2.3': {
    title: { en: 'Notice', zh: '告知' },
    kind: 'enforced',
    says: 'The customer is told purpose, scope, manner of use, protection measures and rights, and consents knowing them',
  },
  '3.2.4': {
    title: { en: 'Entry and review', zh: '信息录入与审核' },
    kind: 'enforced',
    says: 'Collected information is entered promptly and correctly, and reviewed for completeness and accuracy',
  },
  '3.3.1': {
    title: { en: 'Lawful collection', zh: '合法合规' },
    kind: 'enforced',
    says: 'No improper means of collection',
  },
  '3.3.2': {
    title: { en: 'Voluntary', zh: '自愿原则' },
    kind: 'enforced',
    says: 'Information is given voluntarily; nobody is forced or lured into it',
  },
  '3.3.3': {
    title: { en: 'Minimal collection', zh: '最小化收集' },
    kind: 'enforced',
    says: 'Collect the least that the purpose needs',
  },
  '4.1.1': {
    title: { en: 'Central storage', zh: '集中存储' },
    kind: 'provided',
    says: 'One unified store of customer information, in a data centre or the cloud',
  },
  '4.1.2': {
    title: { en: 'Storage by category', zh: '分类存储' },
    kind: 'provided',
    says: 'Stored by category, for query and retrieval',
  },
  '4.1.3': {
    title: { en: 'Backup', zh: '备份存储' },
    kind: 'provided',
    says: 'Regular backups by several means (tape, disk array, cloud), restorable',
  },
  '4.2.1': {
    title: { en: 'Physical security', zh: '物理安全' },
    kind: 'evidenced',
    says: 'Physical security of data centres: access control, surveillance, fire and theft protection',
  },
  '4.2.2': {
    title: { en: 'Network security', zh: '网络安全' },
    kind: 'evidenced',
    says: 'Network security: firewall, intrusion detection, encrypted transport',
  },
  '4.2.3': {
    title: { en: 'Access control', zh: '访问控制' },
    kind: 'enforced',
    says: 'Permissions by position; only authorized staff reach customer information',
  },
  '4.2.4': {
    title: { en: 'Encryption', zh: '数据加密' },
    kind: 'enforced',
    says: 'Stored information is encrypted with symmetric and asymmetric encryption combined',
  },
  '4.3.1': {
    title: { en: 'Retention period', zh: '存储期限' },
    kind: 'enforced',
    says: 'A retention period for every category, from business need and law (transactions kept X years for audit and after-sales)',
  },
  '4.3.2': {
    title: { en: 'Disposal at expiry', zh: '到期处理' },
    kind: 'enforced',
    says: 'What has expired is deleted, archived or otherwise disposed of by procedure',
  },
} as const satisfies Readonly<Record<string, ClauseText>>
