/** What do chapters 5 to 8 of the policy ask: use, sharing, protection, supervision? Their provisions, as data. */

import type { ClauseText } from './clause-text'

export const clausesOfUsing = {
  '5.1.1': {
    title: { en: 'Customer service', zh: '客户服务' },
    kind: 'provided',
    says: 'Purpose: customer service - enquiries, complaints, personalised service',
  },
  '5.1.2': {
    title: { en: 'Marketing', zh: '市场营销' },
    kind: 'provided',
    says: 'Purpose: marketing - research, strategy, targeted marketing',
  },
  '5.1.3': {
    title: { en: 'Business decisions', zh: '业务决策' },
    kind: 'provided',
    says: 'Purpose: business decisions - product development, expansion, resource allocation',
  },
  '5.2.1': {
    title: { en: 'Internal use', zh: '内部使用' },
    kind: 'enforced',
    says: 'Departments use information inside their authorization: service for cases, sales for leads, marketing for analysis',
  },
  '5.2.2': {
    title: { en: 'External cooperation', zh: '外部合作' },
    kind: 'enforced',
    says: 'Partners get only what is necessary, under agreement, and only after the customer authorizes again',
  },
  '5.3.1': {
    title: { en: 'Application and approval', zh: '申请与审批' },
    kind: 'enforced',
    says: 'A department applies in writing (purpose, scope, manner) and a responsible person approves',
  },
  '5.3.2': {
    title: { en: 'Extraction and use', zh: '信息提取与使用' },
    kind: 'enforced',
    says: 'After approval, information is extracted by procedure and used inside the approved scope',
  },
  '5.3.3': {
    title: { en: 'Record and audit of use', zh: '使用记录与审计' },
    kind: 'enforced',
    says: 'Every use is recorded - when, who, for what - for audit and tracing',
  },
  '5.4.1': {
    title: { en: 'Strict authorization', zh: '严格授权' },
    kind: 'enforced',
    says: "No use without both the customer's explicit authorization and internal approval",
  },
  '5.4.2': {
    title: { en: 'Use matches purpose', zh: '用途相符' },
    kind: 'enforced',
    says: 'Use matches the purpose of collection and stays inside the authorization',
  },
  '5.4.3': {
    title: { en: 'Security in use', zh: '安全保障' },
    kind: 'enforced',
    says: 'Security measures apply while information is in use',
  },
  '6.1.1': {
    title: { en: 'Lawful sharing', zh: '合法合规原则' },
    kind: 'enforced',
    says: 'Sharing obeys law and industry standards',
  },
  '6.1.2': {
    title: { en: 'Necessary sharing', zh: '必要性原则' },
    kind: 'enforced',
    says: 'Share only when a specific business purpose needs it',
  },
  '6.1.3': {
    title: { en: 'Authorized sharing', zh: '授权原则' },
    kind: 'enforced',
    says: "Customer's explicit authorization and a signed agreement on both sides' rights and duties come first",
  },
  '6.2.1': {
    title: { en: 'Sharing inside the company', zh: '公司内部共享' },
    kind: 'enforced',
    says: 'Between departments for joint work (sales shows service its communication records)',
  },
  '6.2.2': {
    title: { en: 'Sharing with partners', zh: '外部合作伙伴共享' },
    kind: 'enforced',
    says: 'With suppliers, dealers, service providers (a carrier gets the delivery address)',
  },
  '6.3.1': {
    title: { en: 'Agreement', zh: '合作洽谈与协议签订' },
    kind: 'enforced',
    says: 'The agreement fixes scope, purpose, manner and term',
  },
  '6.3.2': {
    title: { en: 'Application and approval of sharing', zh: '信息共享申请与审批' },
    kind: 'enforced',
    says: 'The responsible department applies, and approval precedes sharing',
  },
  '6.3.3': {
    title: { en: 'Record and supervision of sharing', zh: '共享记录与监督' },
    kind: 'enforced',
    says: 'Time, recipient and content of every share are recorded and checked regularly',
  },
  '6.4.1': {
    title: { en: 'Masking before sharing', zh: '数据脱敏处理' },
    kind: 'enforced',
    says: 'Sensitive information is masked before it is shared',
  },
  '6.4.2': {
    title: { en: 'Secure transfer', zh: '安全传输' },
    kind: 'enforced',
    says: 'Encrypted transfer that keeps secrecy and integrity',
  },
  '6.4.3': {
    title: { en: 'Recipient access and audit', zh: '访问控制与审计' },
    kind: 'enforced',
    says: "Recipients' access is controlled and their use audited",
  },
  '7.1.1': {
    title: { en: 'Confidentiality agreements', zh: '保密协议签订' },
    kind: 'enforced',
    says: 'Staff and partners sign confidentiality agreements',
  },
  '7.1.2': {
    title: { en: 'Confidentiality training', zh: '保密培训' },
    kind: 'enforced',
    says: 'Staff who handle customer information are trained regularly',
  },
  '7.1.3': {
    title: { en: 'Confidentiality measures', zh: '保密措施落实' },
    kind: 'evidenced',
    says: 'Restricted areas, passwords, file encryption',
  },
  '7.2.1': {
    title: { en: 'Defence of networks', zh: '网络安全防护' },
    kind: 'evidenced',
    says: 'Defence against attack and malware',
  },
  '7.2.2': {
    title: { en: 'Protection of data', zh: '数据安全防护' },
    kind: 'enforced',
    says: 'Protection in transit and in processing as well as at rest',
  },
  '7.2.3': {
    title: { en: 'Incident response', zh: '应急响应机制' },
    kind: 'provided',
    says: 'Incidents are handled fast, damage is limited, and departments and customers are told promptly',
  },
  '7.3.1': {
    title: { en: 'Right to know', zh: '知情权' },
    kind: 'provided',
    says: "Right to know how one's information is collected, stored, used and shared",
  },
  '7.3.2': {
    title: { en: 'Right to choose', zh: '选择权' },
    kind: 'enforced',
    says: 'Right to choose, at collection, use and sharing (marketing messages, sharing)',
  },
  '7.3.3': {
    title: { en: 'Right to correction and deletion', zh: '更正权与删除权' },
    kind: 'enforced',
    says: 'Right to correction, and to deletion where the rules allow; answered in time',
  },
  '8.1.1': {
    title: { en: 'Internal supervision', zh: '内部监督' },
    kind: 'enforced',
    says: 'A dedicated department or post inspects regularly',
  },
  '8.1.2': {
    title: { en: 'Audit', zh: '审计监督' },
    kind: 'provided',
    says: 'Regular audits of every stage, with prompt correction',
  },
  '8.2.1': {
    title: { en: 'Compliance inspection', zh: '合规性检查' },
    kind: 'provided',
    says: 'Check against law, industry standard and this policy',
  },
  '8.2.2': {
    title: { en: 'Accuracy inspection', zh: '信息准确性检查' },
    kind: 'provided',
    says: 'Check that information is true and reliable',
  },
  '8.2.3': {
    title: { en: 'Security inspection', zh: '安全措施检查' },
    kind: 'provided',
    says: 'Check that security measures in storage, use and sharing are in place',
  },
  '8.2.4': {
    title: { en: 'Authorization inspection', zh: '授权与审批检查' },
    kind: 'provided',
    says: 'Check that authorizations and approvals are complete and nobody went beyond them',
  },
  '8.3.1': {
    title: { en: 'Recording of findings', zh: '问题发现与记录' },
    kind: 'provided',
    says: 'Problems are recorded with their nature and reach',
  },
  '8.3.2': {
    title: { en: 'Responsibility', zh: '责任认定与追究' },
    kind: 'provided',
    says: 'Cause is analysed, responsibility is placed on a department and a person, and accountability is decided under company rules',
  },
  '8.3.3': {
    title: { en: 'Corrective action', zh: '整改措施制定与实施' },
    kind: 'enforced',
    says: 'Corrective action is set and carried out inside a deadline',
  },
  '8.3.4': {
    title: { en: 'Follow-up of correction', zh: '整改效果跟踪' },
    kind: 'enforced',
    says: 'The effect of the correction is tracked and assessed',
  },
} as const satisfies Readonly<Record<string, ClauseText>>
