/** Which words have the notices of an incident (7.2.3), in English and Chinese? */

import type { Locale } from '../core/locale'
import type { IncidentHarm, IncidentNature, IncidentNoticeBody } from './incident-state'

interface Words {
  readonly drill: string
  readonly heading: Readonly<Record<IncidentNoticeBody['audience'], (by: string, incident: string) => string>>
  readonly nature: Readonly<Record<IncidentNature, string>>
  readonly harm: Readonly<Record<IncidentHarm, string>>
  readonly happened: (nature: string, at: string) => string
  readonly unassessed: string
  readonly items: (items: string) => string
  readonly reach: (customers: number, releases: number) => string
  readonly contained: (suspended: number, keys: number) => string
  readonly advice: string
  readonly contact: (contact: string) => string
}

export const incidentWords: Readonly<Record<Locale, Words>> = {
  en: {
    drill: 'THIS IS A DRILL. NOTHING HAPPENED.',
    heading: {
      authority: (by, incident) => `${by}: report of personal information incident ${incident}`,
      customers: (by) => `${by}: notice to customers about an incident with their information`,
      department: (by, incident) => `${by}: notice to the department about incident ${incident}`,
    },
    nature: {
      disclosure: 'Customer information was disclosed without authorization.',
      loss: 'Customer information was lost.',
      tampering: 'Customer information was changed without authorization.',
      intrusion: 'Systems that hold customer information were broken into.',
      misuse: 'Customer information was used without authorization.',
    },
    harm: {
      none: 'Harm to customers was ruled out by the measures taken.',
      low: 'Little harm to customers is to be expected.',
      high: 'Customers may come to harm.',
    },
    happened: (nature, at) => `${nature} It was detected on ${at}.`,
    unassessed: 'Which information is concerned is still being examined.',
    items: (items) => `Information concerned: ${items === '' ? 'none' : items}.`,
    reach: (customers, releases) => `Customers concerned: ${customers}; releases: ${releases}.`,
    contained: (suspended, keys) =>
      `Measures taken: ${suspended} permissions suspended, ${keys} keys revoked.`,
    advice:
      'Be wary of calls and messages that refer to your dealings with us, and change passwords that you use elsewhere, too.',
    contact: (contact) => `Questions: ${contact}`,
  },
  zh: {
    drill: '【演练】此为演练，并未发生任何事件。',
    heading: {
      authority: (by, incident) => `${by}：个人信息安全事件报告（${incident}）`,
      customers: (by) => `${by}：致客户的信息安全事件告知`,
      department: (by, incident) => `${by}：致有关部门的事件通知（${incident}）`,
    },
    nature: {
      disclosure: '客户信息发生未经授权的泄露。',
      loss: '客户信息发生丢失。',
      tampering: '客户信息发生未经授权的篡改。',
      intrusion: '存有客户信息的系统遭到入侵。',
      misuse: '客户信息被未经授权使用。',
    },
    harm: {
      none: '经采取措施，已排除对客户的危害。',
      low: '预计对客户的危害较小。',
      high: '可能对客户造成危害。',
    },
    happened: (nature, at) => `${nature}发现时间：${at}。`,
    unassessed: '所涉信息仍在核查之中。',
    items: (items) => `所涉信息：${items === '' ? '无' : items}。`,
    reach: (customers, releases) => `所涉客户：${customers} 人；涉及使用或提供：${releases} 次。`,
    contained: (suspended, keys) => `已采取措施：暂停权限 ${suspended} 项，撤销密钥 ${keys} 个。`,
    advice: '请警惕提及您与本公司往来的电话和信息；如在其他地方使用相同密码，请及时更换。',
    contact: (contact) => `咨询：${contact}`,
  },
}
