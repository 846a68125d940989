/** What must the customer's page be able to say, in whatever language? */

import type { Locale } from '../../core/locale'
import type { NoticePart } from '../../data/notice'

/** The texts of the page in one language. */
export interface PageWords {
  readonly title: string
  readonly lead: string
  readonly skip: string
  readonly languages: string
  readonly otherLanguage: string
  readonly notice: string
  readonly noticeMeta: (id: string, hash: string) => string
  readonly noNotice: string
  readonly parts: Readonly<Record<NoticePart, string>>
  readonly ask: string
  readonly askLead: string
  readonly separateAsk: string
  readonly separateLead: string
  readonly allGiven: string
  readonly items: string
  readonly recipient: string
  readonly abroad: string
  readonly agree: (purpose: string) => string
  readonly agreeSensitive: (purpose: string) => string
  readonly agreeShare: (purpose: string, recipient: string) => string
  readonly save: string
  readonly giveOne: string
  readonly given: string
  readonly noneGiven: string
  readonly until: string
  readonly since: string
  readonly withdraw: string
  readonly withdrawFor: (purpose: string) => string
  readonly choices: string
  readonly choicesLead: string
  readonly useFor: (purpose: string) => string
  readonly shareWith: (recipient: string) => string
  readonly allowed: string
  readonly stopped: string
  readonly stop: string
  readonly allow: string
  readonly rightsTitle: string
  readonly rights: Readonly<
    Record<
      'know' | 'export' | 'correct' | 'delete',
      { readonly title: string; readonly lead: string; readonly button: string }
    >
  >
  readonly atOnce: string
  readonly within: (period: string) => string
  readonly know: string
  readonly knowLead: string
  readonly knowNone: string
  readonly knowMore: (shown: number, all: number) => string
  readonly download: string
  readonly when: string
  readonly what: string
  readonly whoFor: string
  readonly actions: Readonly<Record<string, string>>
  readonly refused: string
  readonly self: string
  readonly company: string
  readonly done: Readonly<Record<string, string>>
  readonly nothingTicked: string
  readonly denied: string
  readonly signIn: string
  readonly back: string
}

/** A period as people say it: the largest unit that it has, or working days. */
export const tellPeriod = (period: string, locale: Locale): string => {
  const [, number = '', unit = ''] = /^P(\d+)([YMWDB])$/.exec(period) ?? []
  const units: Readonly<Record<string, readonly [en: string, zh: string]>> = {
    Y: ['years', '年'],
    M: ['months', '个月'],
    W: ['weeks', '周'],
    D: ['days', '天'],
    B: ['working days', '个工作日'],
  }
  const [en = '', zh = ''] = units[unit] ?? []
  if (number === '') return period
  return locale === 'zh' ? `${number}${zh}` : `${number} ${en}`
}
