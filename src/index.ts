/** What does `tutela` offer at its front door? The words, the shapes of policy and evidence; nothing that needs a server. */

export { type Clock, systemClock } from './core/clock'
export { type ClauseId, clauseIds, clauses, isClauseId } from './core/clause'
export { type Decision, type Denial, type Obligation, type Permit } from './core/decision'
export { type Failure, type Issue, TutelaError, type Where, describeFailure, isTutelaError } from './core/error'
export type { Finding, RuleId } from './core/finding'
export type { Locale, Localized } from './core/locale'
export { type Evidence, evidence, noEvidence } from './data/evidence'
export { type PolicyDocument, policyDocument } from './data/policy'
