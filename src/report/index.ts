/** The report of a policy and its vault: as data, as one HTML file, as Markdown; and what answers each provision. */

export { type ClauseAnswer, type Means, meansTexts } from './clause-answer'
export { clauseAnswers, clausesOfRules, findingsOfRule, rulesOf, stillToCome } from './clause-answers'
export {
  type Drawings,
  type FlowDrawing,
  loadDrawings,
  type MonthsDrawing,
  type PeriodsDrawing,
} from './drawings'
export {
  type AgreedFlow,
  type Counted,
  type Disclosed,
  type MatterCount,
  readFacts,
  type VaultFacts,
} from './facts'
export { reportHtml } from './html-page'
export { reportMarkdown } from './markdown'
export {
  type ClauseLine,
  type ClauseStanding,
  type Derogation,
  type Flow,
  type Handover,
  type Keeping,
  type MatrixRow,
  type Report,
  reportOf,
  type ReportOptions,
} from './report'
export type { ClauseId } from '../core/clause'
export type { Closing, EvidenceKind, Finding, RuleId } from '../core/finding'
export type { Instant } from '../core/instant'
export type { Locale, Localized } from '../core/locale'
export type { Sensitivity } from '../data/sensitivity'
export type { View } from '../data/view'
export type { Policy } from '../policy/policy'
export type { Store } from '../store/store'
export type { LogVerdict } from '../audit/verdict'
