/** Why may a customer's request be refused (7.3), and which provisions does each reason come from? */

import { z } from 'zod'
import type { Localized } from '../core/locale'

/** Why a request is refused, in words that hold nothing of the customer. */
export const refusalReason = z.enum([
  'legal-minimum',
  'legal-hold',
  'accurate-already',
  'nothing-held',
  'rights-of-others',
  'unfounded',
  'excessive',
])
export type RefusalReason = z.infer<typeof refusalReason>

/** What each reason says, and the provisions that it comes from. */
export const refusalReasons: {
  readonly [R in RefusalReason]: Localized & { readonly clauses: readonly string[] }
} = {
  'legal-minimum': {
    en: 'the law asks to keep it longer (PIPL art. 47)',
    zh: '法律、行政法规规定的保存期限未届满（个人信息保护法第四十七条）',
    clauses: ['4.3.1', '7.3.3'],
  },
  'legal-hold': { en: 'a legal hold keeps it', zh: '因法律保留不得处置', clauses: ['4.3.2', '7.3.3'] },
  'accurate-already': {
    en: 'what is stored was checked and is accurate',
    zh: '经核实，所存信息准确',
    clauses: ['1.3.2', '7.3.3'],
  },
  'nothing-held': {
    en: 'nothing of what was asked for is held',
    zh: '未保存所请求的信息',
    clauses: ['7.3.1', '7.3.2', '7.3.3'],
  },
  'rights-of-others': {
    en: 'an answer would harm the rights of others (GDPR art. 15(4))',
    zh: '答复将损害他人权益',
    clauses: ['1.3.3', '7.3.1'],
  },
  unfounded: {
    en: 'the request has no ground (GDPR art. 12(5))',
    zh: '请求无依据',
    clauses: ['7.3.1', '7.3.2', '7.3.3'],
  },
  excessive: {
    en: 'the request repeats one that was answered (GDPR art. 12(5); GB/T 35273-2020 8.7)',
    zh: '请求与已答复的请求重复',
    clauses: ['7.3.1', '7.3.2', '7.3.3'],
  },
}
