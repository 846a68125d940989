/** How is an audit report read by people? As Markdown, in either language; it says nothing that isn't in the data. */

import { formatInstant } from '../core/instant'
import type { Locale } from '../core/locale'
import type { AuditReport, ReportedProblem, Stage, StageReport } from './audit-report'

/**
 * The report as Markdown.
 *
 * @example
 * ```ts
 * const { fromAt, untilAt } = { fromAt: 0, untilAt: at }
 * const stages = [] as const
 * const log = { size: 0, head: '', pending: 0, faults: 0 }
 * const report = { organization: 'Acme', policy: '1', fromAt, untilAt, at, stages, log, controls: [], plans: [], inspections: [] }
 * formatAuditReport(report, 'zh').startsWith('# Acme：审计报告') // true
 * ```
 */
export const formatAuditReport = (report: AuditReport, locale: Locale): string => {
  const say = words[locale]
  return [
    `# ${escapeCell(report.organization)}${say.title}`,
    `${say.time} ${formatInstant(report.fromAt)} – ${formatInstant(report.untilAt)}; ${say.at} ${formatInstant(report.at)}; ${say.policy} ${escapeCell(report.policy)}`,
    ...report.stages.flatMap((stage) => stageText(stage, locale)),
    `## ${say.log}`,
    `${say.size} ${report.log.size}, ${say.pending} ${report.log.pending}, ${say.faults} ${report.log.faults}${report.log.head === '' ? '' : `\n\n\`${report.log.head}\``}`,
    `## ${say.measures}`,
    table(
      say.measureColumns,
      report.controls.map(({ label, clause, owner, state, dueAt }) => [
        label[locale],
        clause,
        owner,
        say.states[state],
        dueAt === undefined ? '–' : formatInstant(dueAt),
      ]),
    ),
    `## ${say.plans}`,
    table(
      say.planColumns,
      report.plans.map(({ label, by, lastAt, dueAt, findings }) => [
        label[locale],
        by,
        lastAt === undefined ? '–' : formatInstant(lastAt),
        `${formatInstant(dueAt)}${findings.length > 0 ? ` (${say.overdue})` : ''}`,
      ]),
    ),
    `## ${say.inspections}`,
    table(
      say.inspectionColumns,
      report.inspections.map(({ plan, finishedAt, observations, sampled }) => [
        plan,
        formatInstant(finishedAt),
        String(observations),
        sampled ? say.sample : say.whole,
      ]),
    ),
    '',
  ].join('\n\n')
}

const stageText = (
  { stage, events, refusedFor, problems }: StageReport,
  locale: Locale,
): readonly string[] => {
  const say = words[locale]
  return [
    `## ${say.stages[stage]}`,
    `${say.permitted} ${events.permit}, ${say.denied} ${events.deny}, ${say.done} ${events.done}, ${say.failed} ${events.failed}`,
    ...(refusedFor.length === 0
      ? []
      : [
          `${say.refusedFor} ${refusedFor.map(({ rule, count }) => `\`${escapeCell(rule)}\` ${count}`).join(', ')}`,
        ]),
    problems.length === 0
      ? say.noProblem
      : table(
          say.problemColumns,
          problems.map((one) => problemRow(one, locale)),
        ),
  ]
}

const problemRow = (problem: ReportedProblem, locale: Locale): readonly string[] => {
  const say = words[locale]
  const { message, clauses, severity, department, reach, state, dueAt, overdue, recurrences } = problem
  return [
    message[locale],
    clauses.join(' '),
    say.severities[severity],
    `${reach.count} / ${reach.customers}`,
    department ?? '–',
    `${say.problemStates[state]}${recurrences > 0 ? ` (${say.again} ${recurrences})` : ''}`,
    `${dueAt === undefined ? '–' : formatInstant(dueAt)}${overdue ? ` (${say.overdue})` : ''}`,
  ]
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows.map((row) => row.map(escapeCell))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** Names of a policy may hold what Markdown or HTML would read. */
const escapeCell = (text: string): string =>
  text
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\r\n]+/g, ' ')

interface Words {
  readonly stages: Readonly<Record<Stage, string>>
  readonly states: Readonly<Record<'absent' | 'current' | 'lapsed', string>>
  readonly severities: Readonly<Record<'high' | 'medium' | 'low', string>>
  readonly problemStates: Readonly<Record<ReportedProblem['state'], string>>
  readonly measureColumns: readonly string[]
  readonly planColumns: readonly string[]
  readonly inspectionColumns: readonly string[]
  readonly problemColumns: readonly string[]
  readonly [word: string]: string | readonly string[] | Readonly<Record<string, string>>
}

const en = {
  title: ': audit report',
  time: 'Events of',
  at: 'as of',
  policy: 'policy',
  stages: {
    collection: 'Collection',
    storage: 'Storage',
    use: 'Use',
    sharing: 'Sharing',
    protection: 'Protection',
    supervision: 'Supervision',
  },
  permitted: 'Permitted',
  denied: 'denied',
  done: 'done',
  failed: 'failed',
  refusedFor: 'Refused for',
  noProblem: 'No problem is known.',
  problemColumns: [
    'Problem',
    'Provisions',
    'Severity',
    'Sightings / customers',
    'Department',
    'State',
    'Due',
  ],
  problemStates: {
    found: 'found',
    analysed: 'analysed',
    correcting: 'being corrected',
    corrected: 'corrected, to be seen',
    closed: 'closed',
  },
  severities: { high: 'high', medium: 'medium', low: 'low' },
  again: 'came back',
  overdue: 'overdue',
  log: 'Audit log',
  size: 'Events',
  pending: 'waiting',
  faults: 'faults',
  measures: 'Measures',
  measureColumns: ['Measure', 'Provision', 'Owner', 'Evidence', 'Due'],
  states: { absent: 'missing', current: 'current', lapsed: 'lapsed' },
  plans: 'Plans',
  planColumns: ['Inspection', 'By', 'Last', 'Due'],
  inspections: 'Inspections',
  inspectionColumns: ['Plan', 'Finished', 'Observations', 'Scope'],
  sample: 'sample',
  whole: 'whole',
} as const

const zh = {
  title: '：审计报告',
  time: '事件期间',
  at: '截至',
  policy: '政策版本',
  stages: {
    collection: '收集',
    storage: '存储',
    use: '使用',
    sharing: '共享',
    protection: '保护',
    supervision: '监督',
  },
  permitted: '允许',
  denied: '拒绝',
  done: '完成',
  failed: '失败',
  refusedFor: '拒绝依据',
  noProblem: '未发现问题。',
  problemColumns: ['问题', '条款', '严重程度', '次数 / 客户', '责任部门', '状态', '期限'],
  problemStates: {
    found: '已发现',
    analysed: '已分析',
    correcting: '整改中',
    corrected: '已整改，待检查',
    closed: '已关闭',
  },
  severities: { high: '高', medium: '中', low: '低' },
  again: '复发',
  overdue: '逾期',
  log: '审计日志',
  size: '事件',
  pending: '待编号',
  faults: '异常',
  measures: '措施',
  measureColumns: ['措施', '条款', '责任部门', '依据', '期限'],
  states: { absent: '缺失', current: '有效', lapsed: '过期' },
  plans: '检查计划',
  planColumns: ['检查', '岗位', '上次', '期限'],
  inspections: '检查',
  inspectionColumns: ['计划', '完成时间', '发现', '范围'],
  sample: '抽样',
  whole: '全部',
} as const

const words = { en, zh } as const satisfies Readonly<Record<Locale, Words>>
