/** Governance over a vault: measures and their evidence. */

export type { ControlProof, ControlStanding } from './control-state'
export type { Controls } from './controls'
export { type Governance, govern } from './govern'
export type { GovernanceOptions } from './options'
export type { ReadAnswer } from './read-on-record'
