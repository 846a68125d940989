/** How is a company governed over its vault? One door with a group of operations for each thing that people are at. */

import type { Instant } from '../core/instant'
import { insideOf } from '../vault/inside-of'
import type { Vault } from '../vault/vault'
import { agendaOf, type AgendaOptions, type AgendaPage } from './agenda'
import { type Agreements, agreementsOf } from './agreements'
import { type Applications, applicationsOf } from './applications'
import { type Controls, controlsOf } from './controls'
import { type Incidents, incidentsOfVault } from './incidents'
import { type Inspections, inspectionsOf } from './inspections'
import type { GovernanceOptions, GovernInside } from './options'
import { type Findings, findingsOf } from './problems'
import { type Retention, retentionOf } from './retention'
import { type Rights, rightsOfVault } from './rights'
import { type Undertakings, undertakingsOf } from './undertakings'

/** The operations of chapters 7 and 8, by what they are about. */
export interface Governance {
  /** Measures that people take, and their evidence. (4.2.1, 4.2.2, 7.1.3, 7.2.1) */
  readonly controls: Controls
  /** What goes wrong, and who is told. (7.2.3) */
  readonly incidents: Incidents
  /** Applications, grants between departments, emergencies. (5.3, 6.2.1, 6.3.2) */
  readonly applications: Applications
  /** Agreements with partners, what they attest and return. (6.1.3, 6.3.1, 6.4.3) */
  readonly agreements: Agreements
  /** Promises of confidentiality, and trainings. (7.1.1, 7.1.2) */
  readonly undertakings: Undertakings
  /** What falls due when, and certificates of disposal. (4.3) */
  readonly retention: Retention
  /** Everything that is overdue at an instant, or falls due soon after: now unless told. */
  readonly agenda: (at?: Instant, options?: AgendaOptions) => Promise<AgendaPage>
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
    applications: applicationsOf(inside),
    agreements: agreementsOf(inside),
    undertakings: undertakingsOf(inside),
    retention: retentionOf(inside),
    agenda: agendaOf(inside),
    inspections: inspectionsOf(inside),
    findings: findingsOf(inside),
    rights: rightsOfVault(inside),
  }
}
