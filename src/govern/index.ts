/** Governance over a vault: applications, agreements, undertakings, measures and their evidence, incidents, the rights of customers, inspections, problems and their correction. */

export type { AuditReport, ReportedProblem, ReportInput, StageReport } from './audit-report'
export { formatAuditReport } from './audit-report-text'
export type { ControlProof, ControlStanding } from './control-state'
export type { Controls } from './controls'
export { type Governance, govern } from './govern'
export type { InspectionBody, ToldObservation } from './inspection'
export type { ShareRow } from './inspect-shares'
export type { Inspection, Inspections } from './inspections'
export type { GovernanceOptions } from './options'
export type { Accountability, Analysis, Correction, ProblemBody, ProblemState } from './problem'
export type { Findings, Problem } from './problems'
export type { ReadAnswer } from './read-on-record'
export type { AgreementStandingNow } from './agreement-standing'
export type { AgreementTerms, PartnerProof } from './agreement-state'
export type { Agreements } from './agreements'
export type { Applications, ApplicationStanding } from './applications'
export type { EmergencyInput } from './emergency'
export type { GrantApplication, Grants } from './grants'
export type { Undertakings } from './undertakings'
export type { UndertakingStanding } from './undertaking-standing'
export type { UndertakingRecord } from './undertaking-state'
export type { AgendaOptions, AgendaPage } from './agenda'
export type { AgendaEntry, AgendaMark } from './agenda-entry'
export type { RunAnswer, RunInput, SampleInput } from './run-inspection'
export { faultyAtMost, sampleSize } from './sampling'
export type { PlanStanding } from './schedule'
export type { Erasure } from './answer-delete'
export type { Corrected, ChoosingInput, CorrectingInput } from './answers'
export { knowHtml } from './know-html'
export type * from './know-report'
export { portableExport, type PortableExport, portableShape } from './portable'
export { type RefusalReason, refusalReasons } from './refusal-reason'
export type { Answered, AnswerInput } from './request-answer'
export type { ListedNotice } from './request-desk'
export {
  type ExtensionReason,
  type IdentityCheck,
  type RequestBody,
  type RequestStanding,
  type RequestState,
} from './request-state'
export type { RequestInput, RequestKey } from './request-steps'
export type { Rights } from './rights'
export type { RecipientToTell, ToldHow } from '../vault/recipient-notice'
export type { IncidentInput, IncidentKey } from './incident-key'
export type { IncidentNotice } from './incident-notices'
export type { IncidentReach } from './incident-reach'
export type {
  Containment,
  IncidentBody,
  IncidentHarm,
  IncidentNature,
  IncidentScope,
  IncidentState,
} from './incident-state'
export { incidentText, type IncidentTextInput } from './incident-text'
export type { Incidents, IncidentStanding } from './incidents'
export type { Residue } from './residue'
export type { Certificate } from './certificate'
export type { ForecastRow } from './forecast'
export type { Retention } from './retention'
