/** What stands on the page of a provision: what it asks, what in the library answers, how it is shown to an auditor? In either language. */

import { type ClauseId, clauseIds, clauses } from '../../src/core/clause'
import type { Finding } from '../../src/core/finding'
import type { Locale } from '../../src/core/locale'
import { meansTexts } from '../../src/report/clause-answer'
import { clauseAnswers, findingsOfRule, rulesOf, stillToCome } from '../../src/report/clause-answers'

const words = {
  en: {
    list: 'The provisions',
    listLead:
      'Every provision of the customer-information policy that this library turns into code: what it asks, what answers it, and how to show that to an auditor.',
    asks: 'What it asks',
    answers: 'What in the library answers',
    rules: 'The rules that deny by it',
    rule: 'rule',
    when: 'when',
    kind: 'kind',
    shows: 'How to show it to an auditor',
    none: 'No rule of a decision names it: it is a capability, or kept by people.',
    toCome: 'This version does not carry it yet.',
    chapters: ['General provisions', 'Definition and categories', 'Collection', 'Storage', 'Use', 'Sharing', 'Protection', 'Supervision and inspection'],
    kinds: { enforced: 'enforced: code refuses what breaks it', provided: 'provided: code supplies the capability', evidenced: 'evidenced: people do it, code keeps dated evidence' },
    found: { violation: 'breaks the rule', gap: 'evidence is missing' },
  },
  zh: {
    list: '条款',
    listLead: '本库以代码落实的客户信息管理政策的每一条款：它要求什么、由什么落实、如何向审计人员证明。',
    asks: '要求什么',
    answers: '由库中的什么落实',
    rules: '据以拒绝的规则',
    rule: '规则',
    when: '情形',
    kind: '性质',
    shows: '如何向审计人员证明',
    none: '没有决定规则引用本条：它是一项能力，或由人员落实。',
    toCome: '本版本尚未落实。',
    chapters: ['总则', '客户信息项定义与分类', '客户信息收集', '客户信息存储', '客户信息使用', '客户信息共享', '客户信息保护', '监督与检查'],
    kinds: { enforced: '强制：违反即被代码拒绝', provided: '提供：由代码提供能力', evidenced: '举证：由人员执行，代码保存有日期的证据' },
    found: { violation: '违反规则', gap: '缺少依据' },
  },
} as const

/** The page of one provision, as Markdown. */
export const clausePage = (id: ClauseId, locale: Locale): string => {
  const word = words[locale]
  const { title, says, kind } = clauses[id]
  const { asksZh, answers, means } = clauseAnswers[id]
  const chapter = Number(id.split('.')[0]) - 1
  const rules = rulesOf(id)
  const place = clauseIds.indexOf(id)
  const [before, after] = [clauseIds[place - 1], clauseIds[place + 1]]
  return [
    `# ${id} ${title[locale]}`,
    `${word.chapters[chapter]} · ${word.kinds[kind]}`,
    ...(stillToCome.includes(id) ? [`::: warning\n${word.toCome}\n:::`] : []),
    `## ${word.asks}`,
    locale === 'zh' ? `${asksZh}。` : `${says}.`,
    `## ${word.answers}`,
    answers[locale],
    `## ${word.rules}`,
    rules.length === 0 ? word.none : ruleTable(rules.flatMap(findingsOfRule), locale),
    `## ${word.shows}`,
    means.map((one) => `- ${meansTexts[one][locale]}`).join('\n'),
    [
      before === undefined ? '' : `[← ${before}](./${before}.md)`,
      `[${word.list}](./index.md)`,
      after === undefined ? '' : `[${after} →](./${after}.md)`,
    ]
      .filter((text) => text !== '')
      .join(' · '),
    '',
  ].join('\n\n')
}

/** The list of all provisions, by chapter. */
export const clauseList = (locale: Locale): string => {
  const word = words[locale]
  return [
    `# ${word.list}`,
    word.listLead,
    ...word.chapters.flatMap((chapter, index) => [
      `## ${index + 1} ${chapter}`,
      clauseIds
        .filter((id) => id.startsWith(`${index + 1}.`))
        .map((id) => `- [${id} ${clauses[id].title[locale]}](./${id}.md)`)
        .join('\n'),
    ]),
    '',
  ].join('\n\n')
}

const ruleTable = (findings: readonly Finding[], locale: Locale): string => {
  const word = words[locale]
  return [
    `| ${word.rule} | ${word.when} | ${word.kind} |`,
    '|---|---|---|',
    ...findings.map(({ rule, message, kind }) => `| \`${rule}\` | ${message[locale]} | ${word.found[kind]} |`),
  ].join('\n')
}
