/** How is a company governed over its vault? One door with a group of operations for each thing that people are at. */

import { insideOf } from '../vault/inside-of'
import type { Vault } from '../vault/vault'
import { type Controls, controlsOf } from './controls'
import { type Incidents, incidentsOfVault } from './incidents'
import { type Inspections, inspectionsOf } from './inspections'
import type { GovernanceOptions, GovernInside } from './options'
import { type Findings, findingsOf } from './problems'
import { type Rights, rightsOfVault } from './rights'

/** The operations of chapters 7 and 8, by what they are about. */
export interface Governance {
  /** Measures that people take, and their evidence. (4.2.1, 4.2.2, 7.1.3, 7.2.1) */
  readonly controls: Controls
  /** What goes wrong, and who is told. (7.2.3) */
  readonly incidents: Incidents
  /** What is inspected when, and what was seen. (6.3.3, 8.1, 8.2) */
  readonly inspections: Inspections
  /** Problems that inspections found, and their correction. (8.3) */
  readonly findings: Findings
  /** What customers ask for, and how it is answered. (7.3) */
  readonly rights: Rights
}

/**
 * The governance of an open vault. `input/invalid` for what `openVault` didn't make.
 *
 * @example
 * ```ts
 * const answer = await govern(vault).controls.list({ actor })
 * answer.outcome // 'done'
 * ```
 */
export const govern = (vault: Pick<Vault, 'id'>, options: GovernanceOptions = {}): Governance => {
  const within = insideOf(vault)
  const inside: GovernInside = {
    vault: within,
    calendar: options.calendar ?? within.policy.tables.calendar,
  }
  return {
    controls: controlsOf(inside),
    incidents: incidentsOfVault(inside),
    inspections: inspectionsOf(inside),
    findings: findingsOf(inside),
    rights: rightsOfVault(inside),
  }
}
