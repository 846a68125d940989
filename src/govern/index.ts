/** Governance over a vault: measures and their evidence, applications, agreements, undertakings. */

export type { ControlProof, ControlStanding } from './control-state'
export type { Controls } from './controls'
export { type Governance, govern } from './govern'
export type { GovernanceOptions } from './options'
export type { ReadAnswer } from './read-on-record'
export type { AgreementStandingNow, AgreementTerms, PartnerProof } from './agreement-state'
export type { Agreements } from './agreements'
export type { Applications, ApplicationStanding, EmergencyInput } from './applications'
export type { GrantApplication, Grants } from './grants'
export type { UndertakingRecord, Undertakings, UndertakingStanding } from './undertakings'
export type { AgendaOptions, AgendaPage } from './agenda'
export type { AgendaEntry, AgendaMark } from './agenda-entry'
