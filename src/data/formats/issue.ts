/** Why is a value not of its format? One fixed text for a format and a reason; it never holds the value. */

import { either as E } from 'fp-ts'
import type { Localized } from '../../core/locale'

/** What is wrong with a value, for programs to switch on. */
export type FormatCode = 'length' | 'characters' | 'prefix' | 'check' | 'date' | 'region' | 'unassigned'

/** One reason against a value. The same frozen object each time: nothing of the value can be in it. */
export interface FormatIssue {
  readonly code: FormatCode
  readonly message: Localized
}

/** A refusal of a format for each reason, made once. */
export type Refusals = { readonly [Code in FormatCode]: E.Either<FormatIssue, never> }

/** The refusals of a format: `label` names it, `expects` ends the sentence "write ...". */
export const refusalsOf = (label: Localized, expects: Localized): Refusals => {
  const refuse = (code: FormatCode): E.Either<FormatIssue, never> => {
    const fault = faults[code]
    const en = `\`${label.en}\` ${fault.en}; ${fault.onPaper ? 'compare it with the document' : `write ${expects.en}`}`
    const zh = `“${label.zh}”${fault.zh}；${fault.onPaper ? '请与原件核对' : `应为：${expects.zh}`}`
    return Object.freeze(E.left(Object.freeze({ code, message: Object.freeze({ en, zh }) })))
  }
  return Object.freeze({
    length: refuse('length'),
    characters: refuse('characters'),
    prefix: refuse('prefix'),
    check: refuse('check'),
    date: refuse('date'),
    region: refuse('region'),
    unassigned: refuse('unassigned'),
  })
}

/** `onPaper`: the shape is right, so what helps is a second look at the document. */
const faults: Readonly<Record<FormatCode, Localized & { readonly onPaper?: true }>> = {
  length: { en: 'has the wrong length', zh: '长度不对' },
  characters: { en: 'has characters out of place', zh: '含有不应有的字符' },
  prefix: { en: 'begins in a way that is not in use', zh: '开头不在使用' },
  check: { en: 'has a wrong check digit', zh: '校验码不符', onPaper: true },
  date: { en: 'holds a date that does not exist', zh: '所含日期不存在', onPaper: true },
  region: { en: 'holds a region that does not exist', zh: '所含地区不存在', onPaper: true },
  unassigned: { en: 'is not in the numbering plan', zh: '不在号码计划之内' },
}
