/** What is said of a provision to those who must show that it is kept? What it asks, what answers, and by which means it is shown. */

import type { Localized } from '../core/locale'

/** A way of showing that a provision is kept. */
export type Means =
  | 'policy'
  | 'explain'
  | 'scenario'
  | 'form'
  | 'denials'
  | 'log'
  | 'register'
  | 'records'
  | 'sweep'
  | 'page'
  | 'sealed'
  | 'masks'
  | 'disclosures'
  | 'control'
  | 'matter'

/** The answer of the library to one provision; what it asks in English stands in the register of clauses. */
export interface ClauseAnswer {
  readonly asksZh: string
  readonly answers: Localized
  readonly means: readonly Means[]
}

/** An answer, written short. */
export const answer = (asksZh: string, en: string, zh: string, ...means: readonly Means[]): ClauseAnswer => ({
  asksZh,
  answers: { en, zh },
  means,
})

/** How each means is used before an auditor. */
export const meansTexts: Readonly<Record<Means, Localized>> = {
  policy: {
    en: 'The policy document, its version and its history; `npx tutela check` says that it is sound, `npx tutela diff` what each change allowed.',
    zh: '政策文件及其版本与变更历史；`npx tutela check` 说明其无缺陷，`npx tutela diff` 说明每次变更放宽了什么。',
  },
  explain: {
    en: '`npx tutela explain --item …` lists who may see an item, for what and under which conditions; `--request …` why one is refused.',
    zh: '`npx tutela explain --item …` 列出谁可以为何目的、在何条件下看到某信息项；`--request …` 说明某请求为何被拒。',
  },
  scenario: {
    en: 'Scenarios in CI (`npx tutela test`): a request that is permitted, and the same with one thing missing, denied by this clause.',
    zh: 'CI 中的场景（`npx tutela test`）：一个被允许的请求，以及仅缺一项、被本条拒绝的同一请求。',
  },
  form: {
    en: '`npx tutela check` over the forms (JSON Schema, OpenAPI) against the purposes that they declare.',
    zh: '用 `npx tutela check` 对照表单（JSON Schema、OpenAPI）与其声明的目的。',
  },
  denials: {
    en: 'The denials in the log, by rule: the report counts them, `vault.events` tells each.',
    zh: '日志中按规则记录的拒绝：报告统计其数量，`vault.events` 给出每一条。',
  },
  log: {
    en: '`npx tutela audit verify` against a checkpoint that was kept elsewhere; `npx tutela audit prove` for one event.',
    zh: '以另处保存的检查点运行 `npx tutela audit verify`；对单个事件用 `npx tutela audit prove`。',
  },
  register: {
    en: 'The registered evidence: notices by hash, consents, approvals, agreements, undertakings and trainings, each with its term and its event.',
    zh: '已登记的依据：告知书（含哈希）、同意、审批、协议、保密承诺与培训，各有期限和事件。',
  },
  records: {
    en: 'The stored records by category, each with its purposes, channel, consent, instants and review state.',
    zh: '按类别存储的记录，各含目的、渠道、同意、时间与审核状态。',
  },
  sweep: {
    en: 'The forecast in the report (`npx tutela report`), `vault.sweep({ dryRun: true })`, and the events of disposal.',
    zh: '报告（`npx tutela report`）的到期预测、`vault.sweep({ dryRun: true })` 以及处置事件。',
  },
  page: {
    en: "The customer's page, in both languages: the notice, boxes that are empty, withdrawal by one button, and what happened.",
    zh: '客户页面（中英文）：告知书、未勾选的选项、一键撤回以及处理情况。',
  },
  sealed: {
    en: 'The database itself: values stand in it as ciphertext only; the key ring is kept apart.',
    zh: '数据库本身：其中的值只有密文；密钥环另行保管。',
  },
  masks: {
    en: 'The matrix of the report (`npx tutela report`), and a value as each position sees it.',
    zh: '报告（`npx tutela report`）中的可见性矩阵，以及各岗位所见的值。',
  },
  disclosures: {
    en: 'The ledger of disclosures: to whom, when, under which agreement, for how many customers.',
    zh: '披露台账：向谁、何时、依据哪份协议、涉及多少客户。',
  },
  control: {
    en: 'Dated evidence of the control, its term, and the finding where it has lapsed.',
    zh: '控制措施的有日期证据、期限，以及失效时的问题项。',
  },
  matter: {
    en: 'What people are at, with its state and deadline, and the events of each move.',
    zh: '事项的状态、期限以及每一步的事件。',
  },
}
