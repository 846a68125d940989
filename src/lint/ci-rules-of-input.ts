/** Which rules does CI check on what comes in, forms and files? One entry a rule, in both languages. */

import type { CiRule } from './ci-rule'

export const inputRules = {
  'form/no-purpose': {
    level: 'error',
    clauses: ['3.2.1'],
    title: { en: 'a form does not say what for', zh: '表单未说明目的' },
    remedy: {
      en: 'declare purposes of the policy in `x-tutela`, on a page in `data-tutela-purposes`',
      zh: '在 `x-tutela`（网页为 `data-tutela-purposes`）中声明政策所列目的',
    },
  },
  'form/no-notice': {
    level: 'error',
    clauses: ['3.2.3'],
    title: { en: 'a form asks on consent without a notice', zh: '表单未告知即征求授权' },
    remedy: {
      en: 'name the notice that is shown in `x-tutela`, on a page in `data-tutela-notice`',
      zh: '在 `x-tutela`（网页为 `data-tutela-notice`）中指明所示告知书',
    },
  },
  'form/over-collection': {
    level: 'error',
    clauses: ['3.2.2', '3.3.3'],
    title: { en: 'a form asks for more than its purposes need', zh: '表单过度收集' },
    remedy: {
      en: 'leave the field out, or declare the purpose that needs it',
      zh: '删除该字段，或声明需要它的目的',
    },
  },
  'form/redundant': {
    level: 'warning',
    clauses: ['3.2.2'],
    title: { en: 'a form asks for the same twice', zh: '表单重复提问' },
    remedy: { en: 'ask once', zh: '只收集一次' },
  },
  'form/unknown-field': {
    level: 'warning',
    clauses: ['3.2.2'],
    title: { en: 'a field says nothing of what it holds', zh: '字段含义不明' },
    remedy: {
      en: 'name its item by `x-tutela-item` (on a page `data-tutela-item`), or `none` where it holds nothing of a customer',
      zh: '以 `x-tutela-item`（网页为 `data-tutela-item`）指明信息项；与客户无关则写 `none`',
    },
  },
  'form/pre-ticked': {
    level: 'error',
    clauses: ['3.3.2'],
    title: { en: 'consent is ticked already', zh: '授权被预先勾选' },
    remedy: { en: 'let it be unticked', zh: '默认不勾选' },
  },
  'form/bundled': {
    level: 'error',
    clauses: ['3.3.2'],
    title: { en: 'one consent for several purposes', zh: '授权被捆绑' },
    remedy: { en: 'ask for each purpose by itself', zh: '逐一征求每个目的的授权' },
  },
  'schema/unlisted': {
    level: 'warning',
    clauses: ['1.3.4', '2.1'],
    title: {
      en: 'a column looks like customer information and is no item of the policy',
      zh: '列似为客户信息，但不在政策之内',
    },
    remedy: {
      en: 'give the policy an item for it, drop the column, or say `tutela: none` in a comment beside it',
      zh: '在政策中增设信息项，或删除该列；确与客户无关则在旁注 `tutela: none`',
    },
  },
  'schema/unencrypted': {
    level: 'warning',
    clauses: ['4.2.4'],
    title: { en: 'a column holds customer information unencrypted', zh: '列中的客户信息未加密' },
    remedy: {
      en: 'store it sealed, in a binary column; where a text is sealed already, say `tutela: <item> sealed` in a comment beside it',
      zh: '加密后存入二进制列；若文本已加密，则在旁注 `tutela: <信息项> sealed`',
    },
  },
  'schema/no-retention': {
    level: 'warning',
    clauses: ['4.3.1'],
    title: { en: 'a table holds customer information for no stated time', zh: '表中的客户信息没有存储期限' },
    remedy: {
      en: 'give it a column that says since when or until when it is kept',
      zh: '增设记录收集时间或到期时间的列',
    },
  },
  'scan/column': {
    level: 'warning',
    clauses: ['2.1'],
    title: { en: 'a column seems to hold customer information', zh: '列中似有客户信息' },
    remedy: {
      en: 'mask the file for its purpose by `mask`, or keep it where the policy’s rules reach',
      zh: '以 `mask` 按目的脱敏，或置于政策管控之下',
    },
  },
  'scan/content': {
    level: 'warning',
    clauses: ['2.1'],
    title: { en: 'a column holds values of a kind though nothing says so', zh: '列中含未说明的客户信息' },
    remedy: {
      en: 'give the policy an item for it, or leave the column out',
      zh: '在政策中增设信息项，或删除该列',
    },
  },
  'scan/logged': {
    level: 'warning',
    clauses: ['5.4.3'],
    title: { en: 'code writes customer information to a log', zh: '代码将客户信息写入日志' },
    remedy: { en: 'log an id, or redact by `tutela/log`', zh: '只记录编号，或以 `tutela/log` 脱敏' },
  },
  'scan/text': {
    level: 'warning',
    clauses: ['5.4.3'],
    title: { en: 'customer information stands in a text in clear', zh: '文本中以明文出现客户信息' },
    remedy: {
      en: 'redact what is logged, by `tutela/log`, and mask the text',
      zh: '以 `tutela/log` 对日志脱敏，并遮盖该文本',
    },
  },
} as const satisfies Readonly<Record<string, CiRule>>
