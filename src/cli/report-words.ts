/** What does the command `report` say? Its texts in both languages. */

import type { Locale } from '../core/locale'

const table = {
  en: {
    report:
      'one file for those who answer for the policy: provisions, flows, who sees what, retention, log; HTML or Markdown',
    policy: 'the policy; `tutela.policy.yaml`, `.yml` or `.json` here where absent, else the standard one',
    data: "a vault's SQLite database, for consents, disclosures, what falls due, denials and the log; no key is needed",
    format: 'what to write',
    out: 'where to; `tutela-report.html` where absent, and Markdown to the screen',
    at: 'the instant of the report, ISO 8601; now where absent',
    written: 'written to',
    noDrawings:
      'without drawings: for them, npm install @observablehq/plot linkedom @viz-js/viz beside tutela',
  },
  zh: {
    report: '给政策负责人的一份文件：条款、流向、可见性、保存期限、日志；HTML 或 Markdown',
    policy: '政策文件；缺省为此处的 `tutela.policy.yaml`、`.yml` 或 `.json`，否则为标准政策',
    data: '保险库的 SQLite 数据库，用于同意、披露、到期、拒绝与日志；不需要密钥',
    format: '写出什么',
    out: '写到哪里；缺省为 `tutela-report.html`，Markdown 则输出到屏幕',
    at: '报告时点，ISO 8601；缺省为现在',
    written: '已写入',
    noDrawings: '未绘图：如需绘图，请与 tutela 一同 npm install @observablehq/plot linkedom @viz-js/viz',
  },
} as const satisfies Record<Locale, Record<string, string>>

/** The texts by language. */
export const reportWords: Readonly<Record<Locale, Readonly<Record<keyof (typeof table)['en'], string>>>> =
  table
