/** Which incident is meant, and by whom? */

import type { Staff } from '../data/actor'

/** Which incident, and whether it is one or a drill. */
export interface IncidentKey {
  readonly incident: string
  /** Nothing is suspended, and every event, notice and text says that it is a drill. */
  readonly drill?: boolean
}

export type IncidentInput = IncidentKey & { readonly actor: Staff }
