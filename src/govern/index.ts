/** Governance over a vault: measures and their evidence, incidents, and the rights of customers. */

export type { ControlProof, ControlStanding } from './control-state'
export type { Controls } from './controls'
export { type Governance, govern } from './govern'
export type { GovernanceOptions } from './options'
export type { ReadAnswer } from './read-on-record'
export type { Corrected, ChoosingInput, CorrectingInput } from './answers'
export { knowHtml } from './know-html'
export type * from './know-report'
export { portableExport, type PortableExport, portableShape } from './portable'
export type { Answered, AnswerInput } from './request-answer'
export type { ListedNotice } from './request-desk'
export {
  type ExtensionReason,
  type IdentityCheck,
  type RefusalReason,
  refusalReasons,
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
