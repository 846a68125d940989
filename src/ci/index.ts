/** The policy in CI, as pure functions: lint, diff, scenarios, and what prints them. */

export { diffPolicies, type PolicyChange, type PolicyDiff } from './diff'
export type { ChangeGroup } from './fold'
export type { ComparedAction } from './differing-rows'
export type { RuleChange } from './rule-changes'
export type { Direction, Way, WayCondition } from './way'
export type { Witness } from './witness'
export { describeChange, describeWitness } from './describe-change'
export { lintPolicy } from '../lint/lint'
export type { Lint, WhereOf } from '../lint/lint-rule'
export { type CiFinding } from '../lint/ci-finding'
export { type CiRule, type CiRuleId, ciRules, type Level } from '../lint/ci-rules'
export { type LegalDeadline, legalDeadlines, type LegalPeriod, legalPeriods } from '../lint/legal-periods'
export {
  coverageOf,
  loadScenarios,
  type PlacedScenarios,
  runScenarios,
  type ScenarioCoverage,
  type ScenarioOutcome,
} from './run-scenarios'
export type { Given, Lacking, Scenario, When } from './scenario'
export { findingsOfDiff, findingsOfFailure, findingsOfScenarios } from './findings-of'
export { type Baseline, baselineOf, beyond, type CiReport, isFailing } from './report'
export { formatGithub } from './format-github'
export { formatJson } from './format-json'
export { formatJunit } from './format-junit'
export { formatMarkdown } from './format-markdown'
export { formatSarif } from './format-sarif'
export { policyJsonSchema } from './policy-schema'
export { type StarterChoice, starterFiles } from './starter'
export type { StandardParameters } from '../policy/standard-parameters'
export { checkForm } from './check-form'
export { type Form, type FormField, isFormDocument, readForms } from './form'
export { createTextScan, scanColumns, type TextScan } from './scan'
export { type HtmlForms, readHtmlForms } from './form-html'
export { checkSchema, type SchemaText } from './check-schema'
export type { SchemaColumn, SchemaTable } from './schema'
export { mysqlTables } from './mysql-tables'
export { type ProposedCatalogue, type ProposedItem, proposeCatalogue } from './catalogue'
export { catalogueText } from './catalogue-text'
export { findLogged, type ParsedCode } from './logged'
export type { SyntaxNode } from './syntax'
export { accessDiagram, conditionTexts, decisionDiagram, type ItemAccess } from './explain-diagram'
