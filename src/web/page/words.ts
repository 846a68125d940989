/** What does the customer's page say, in either language? */

import type { Locale } from '../../core/locale'
import type { NoticePart } from '../../data/notice'

interface PageWords {
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

/** The words by language. */
export const pageWords: Readonly<Record<Locale, PageWords>> = {
  en: {
    title: 'Your information',
    lead: 'What we hold of you, what you agreed to, and how to change it.',
    skip: 'Skip to the content',
    languages: 'Language',
    otherLanguage: '中文',
    notice: 'What we tell you',
    noticeMeta: (id, hash) => `Notice ${id}, fingerprint ${hash}`,
    noNotice: 'There is no notice in force. Nothing is asked of you.',
    parts: {
      purpose: 'What for',
      scope: 'Which information',
      manner: 'How it is used',
      protection: 'How it is protected',
      rights: 'Your rights',
    },
    ask: 'What you can agree to',
    askLead: 'Tick what you agree to. You can leave every box empty; each stands for itself.',
    separateAsk: 'What needs your separate consent',
    separateLead: 'Sensitive information, and sharing with another company, each need an act of their own.',
    allGiven: 'You agreed to everything that this notice asks.',
    items: 'Information',
    recipient: 'Recipient',
    abroad: 'outside the country',
    agree: (purpose) => `I agree to the use for: ${purpose}`,
    agreeSensitive: (purpose) =>
      `I separately agree to the use of this sensitive information for: ${purpose}`,
    agreeShare: (purpose, recipient) => `I separately agree to sharing with ${recipient} for: ${purpose}`,
    save: 'Agree to what I ticked',
    giveOne: 'Give this consent',
    given: 'What you agreed to',
    noneGiven: 'You have agreed to nothing so far.',
    until: 'until',
    since: 'since',
    withdraw: 'Withdraw',
    withdrawFor: (purpose) => `Withdraw: ${purpose}`,
    choices: 'Your choices',
    choicesLead: 'You can stop a use or sharing at any time. It holds at once.',
    useFor: (purpose) => `Use for: ${purpose}`,
    shareWith: (recipient) => `Sharing with: ${recipient}`,
    allowed: 'not stopped',
    stopped: 'stopped by you',
    stop: 'Stop',
    allow: 'Allow again',
    know: 'What happened with your information',
    knowLead: 'Every collection, use and disclosure is recorded before anything is shown to anybody.',
    knowNone: 'Nothing so far.',
    knowMore: (shown, all) => `The latest ${shown} of ${all} entries; the download holds all of them.`,
    download: 'Download as JSON',
    when: 'When',
    what: 'What',
    whoFor: 'By whom, and for what',
    actions: {
      collect: 'collected',
      use: 'used',
      find: 'looked for',
      share: 'disclosed',
      dispose: 'disposed of',
      consent: 'consent recorded',
      withdraw: 'consent ended',
      choose: 'choice recorded',
      review: 'reviewed',
      note: 'noted',
      govern: 'request handled',
    },
    refused: 'refused by the policy',
    self: 'you',
    company: 'our systems',
    done: {
      consent: 'Your consent is recorded.',
      withdraw: 'Your consent is withdrawn. It holds from now on.',
      choose: 'It is stopped. It holds from now on.',
      allow: 'It is allowed again.',
    },
    nothingTicked: 'No box was ticked, so nothing was recorded.',
    denied: 'This was refused.',
    signIn: 'Sign in to see your information.',
    back: 'Back to your information',
  },
  zh: {
    title: '您的个人信息',
    lead: '我们持有您的哪些信息、您同意了什么，以及如何更改。',
    skip: '跳到正文',
    languages: '语言',
    otherLanguage: 'English',
    notice: '告知书',
    noticeMeta: (id, hash) => `告知书 ${id}，指纹 ${hash}`,
    noNotice: '目前没有有效的告知书，也不征求您的同意。',
    parts: {
      purpose: '使用目的',
      scope: '信息范围',
      manner: '使用方式',
      protection: '保护措施',
      rights: '您的权利',
    },
    ask: '征求您的同意',
    askLead: '请勾选您同意的内容。每一项相互独立，您可以一项也不勾选。',
    separateAsk: '需要您单独同意的内容',
    separateLead: '敏感个人信息以及向其他公司提供信息，须分别单独同意。',
    allGiven: '您已同意本告知书征求的全部内容。',
    items: '信息项',
    recipient: '接收方',
    abroad: '境外',
    agree: (purpose) => `我同意用于：${purpose}`,
    agreeSensitive: (purpose) => `我单独同意将下列敏感信息用于：${purpose}`,
    agreeShare: (purpose, recipient) => `我单独同意向${recipient}提供，用于：${purpose}`,
    save: '同意已勾选的内容',
    giveOne: '给予此项同意',
    given: '您已同意的内容',
    noneGiven: '您尚未同意任何内容。',
    until: '有效期至',
    since: '自',
    withdraw: '撤回',
    withdrawFor: (purpose) => `撤回：${purpose}`,
    choices: '您的选择',
    choicesLead: '您可以随时停止某项使用或共享，立即生效。',
    useFor: (purpose) => `用于：${purpose}`,
    shareWith: (recipient) => `共享给：${recipient}`,
    allowed: '未停止',
    stopped: '已由您停止',
    stop: '停止',
    allow: '重新允许',
    know: '您的信息的处理情况',
    knowLead: '每次收集、使用和披露，都在任何人看到信息之前先行记录。',
    knowNone: '尚无记录。',
    knowMore: (shown, all) => `以下为全部 ${all} 条中最近的 ${shown} 条；下载文件包含全部记录。`,
    download: '下载 JSON',
    when: '时间',
    what: '内容',
    whoFor: '由谁、为何目的',
    actions: {
      collect: '收集',
      use: '使用',
      find: '查找',
      share: '披露',
      dispose: '到期处理',
      consent: '记录同意',
      withdraw: '同意终止',
      choose: '记录选择',
      review: '审核',
      note: '登记',
      govern: '办理请求',
    },
    refused: '政策已拒绝',
    self: '您本人',
    company: '本公司系统',
    done: {
      consent: '您的同意已记录。',
      withdraw: '您的同意已撤回，即刻生效。',
      choose: '已停止，即刻生效。',
      allow: '已重新允许。',
    },
    nothingTicked: '未勾选任何内容，因此没有记录。',
    denied: '此操作被拒绝。',
    signIn: '请登录后查看您的信息。',
    back: '返回您的个人信息',
  },
}
